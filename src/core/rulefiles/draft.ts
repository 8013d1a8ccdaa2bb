import type { BuiltinCheck, Component } from '../model/blueprint.ts';
import { freeId } from '../model/freeId.ts';
import type { Exception, Rule } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';
import type { Lost, RuleFile, RuleTool } from './ruleFile.ts';
import { Entry, type FilePlace, type SheetOrFault } from './sheets/sheet.ts';

/** A rule that has no id yet. */
export type RuleDraft = Rule extends infer R ? (R extends Rule ? Omit<R, 'id'> : never) : never;

/** Why something is not carried over, and where it stands. */
export interface Refusal {
  at: Entry;
  why: string;
  instead?: string;
}

/** What a reader has made of a rule file so far. */
export class RuleFileDraft {
  readonly components = new Map<string, Component>();
  readonly checks: Partial<Record<BuiltinCheck, Severity | 'off'>> = {};
  readonly #source: RuleFile['source'];
  readonly #prefix: string;
  readonly #rules: Rule[] = [];
  readonly #ids = new Set<string>();
  readonly #lost: Lost[] = [];

  /** `prefix` begins the ids of all its rules. */
  constructor(source: RuleFile['source'], prefix: string) {
    this.#source = source;
    this.#prefix = prefix;
  }

  /** Add a rule; `name` is what its author calls it. */
  rule(name: string, rule: RuleDraft): void {
    const id = freeId(`${this.#prefix}-${plain(name)}`, taken => this.#ids.has(taken));
    this.#ids.add(id);
    this.#rules.push({ id, ...rule } as Rule);
  }

  /** Change the rules that `add` adds. */
  changed(add: () => void, change: (rule: Rule) => Rule): void {
    const first = this.#rules.length;
    add();
    for (let index = first; index < this.#rules.length; index++) {
      this.#rules[index] = change(this.#rules[index]!);
    }
  }

  /** Add exceptions to rules, by the names that the rules were added with. */
  except(exceptions: ReadonlyMap<string, readonly Exception[]>): void {
    for (const [index, rule] of this.#rules.entries()) {
      const more = exceptions.get(rule.id.slice(this.#prefix.length + 1));
      if (more !== undefined) this.#rules[index] = { ...rule, except: [...(rule.except ?? []), ...more] };
    }
  }

  /** Add a component under an id made of its name, which is the answer. */
  component(name: string, component: Component): string {
    const id = freeId(plain(name), taken => this.components.has(taken));
    this.components.set(id, component);
    return id;
  }

  /** Note what cannot be carried over: what it is, why, and what to do instead. */
  lose(at: Entry | FilePlace, what: string, why: string, instead?: string): void {
    const { path, range } = at instanceof Entry ? at.place : at;
    const isSaid = this.#lost.some(
      one =>
        one.path === path &&
        one.what === what &&
        one.why === why &&
        one.range.start.line === range.start.line,
    );
    if (isSaid) return;
    this.#lost.push({ path, range, what, why, ...(instead === undefined ? {} : { instead }) });
  }

  /** Note a refusal, if there is one. */
  loseIf(refusal: Refusal | undefined, what: string): void {
    if (refusal !== undefined) this.lose(refusal.at, what, refusal.why, refusal.instead);
  }

  finish(): RuleFile {
    return {
      source: this.#source,
      isReadable: true,
      components: Object.fromEntries(this.components),
      rules: this.#rules,
      checks: this.checks,
      lost: this.#lost,
    };
  }
}

/** One selector as itself, several as a list. */
export const oneOrMany = (all: readonly string[]): string | string[] =>
  all.length === 1 ? all[0]! : [...all];

/** A file that could not be read at all. */
export function unreadable(
  tool: RuleTool,
  path: string,
  { place, why }: Extract<SheetOrFault, { fault: unknown }>['fault'],
): RuleFile {
  const lost = [{ ...place, what: path, why: `it cannot be read: ${why}` }];
  return { source: { tool, path }, isReadable: false, components: {}, rules: [], checks: {}, lost };
}

/** A name as an id: no blanks, and no marks that mean something in selectors. */
export function plain(name: string): string {
  const words = name.replace(/[^\p{L}\p{N}_.]+/gu, '-').replace(/^-+|-+$/g, '');
  return words === '' ? 'unnamed' : words;
}

/** The severities of ESLint and its kin in ours; undefined for a rule that is off. */
export function severityOf(written: unknown): { severity?: Severity } | undefined {
  if (written === 'off' || written === 'ignore' || written === 0 || written === '0') return undefined;
  const isMinor = written === 'warn' || written === 'info' || written === 1 || written === '1';
  // Major is what a rule is that says nothing.
  return isMinor ? { severity: 'minor' } : {};
}
