import { matchesAny } from '../../globs/globs.ts';
import { plainPath } from '../../globs/plainPath.ts';
import { asList } from '../../model/rule.ts';
import type { RuleDraft, RuleFileDraft } from '../draft.ts';
import type { Entry } from '../sheets/sheet.ts';

/** Rules for what components may use from outside. The tool speaks of packages, our rules of the modules they are in. */
export class VendorRules {
  readonly #root: Entry;
  readonly #draft: RuleFileDraft;
  /** What each vendor stands for. */
  readonly #patterns: ReadonlyMap<string, Entry>;
  /** Modules that go.mod requires. */
  readonly #required: readonly string[];

  constructor(root: Entry, goMod: string, draft: RuleFileDraft) {
    this.#root = root;
    this.#draft = draft;
    const vendors = root.at('vendors').entries();
    this.#patterns = new Map(vendors.map(([name, entry]) => [name, entry.isMap ? entry.at('in') : entry]));
    const required = goMod.matchAll(/^\s*(?:require\s+)?([\w.~-]+(?:\/[\w.~-]+)*)\s+v\d\S*/gm);
    this.#required = [...required].map(([, name]) => name!);
  }

  /** The rule for a component; `from` is what selects its files. */
  ruleFor(component: string, from: string | string[]): RuleDraft {
    const own = this.#root.at('deps', component, 'canUse').texts;
    const names = new Set([...own, ...this.#root.at('commonVendors').texts]);
    const modules = [...names].flatMap(name =>
      (this.#patterns.get(name)?.items() ?? []).flatMap(item => this.#modulesOf(name, item)),
    );
    return { kind: 'packages', from, allow_only: [...new Set(modules)] };
  }

  #modulesOf(vendor: string, item: Entry): readonly string[] {
    const pattern = plainPath(item.text ?? '');
    if (pattern === '') return [];
    const plain = pattern.replace(/\/\*+$/, '');
    const isWild = pattern.includes('*');
    const matching = this.#required.filter(matchesAny(isWild ? [pattern, plain, `${plain}/**`] : [pattern]));
    const [owner] = this.#required
      .filter(module => plain === module || plain.startsWith(`${module}/`))
      .sort((a, b) => b.length - a.length);
    if (owner !== undefined && owner !== plain) {
      const why = `packages are judged by their module, so all of ${owner} is allowed`;
      this.#draft.lose(item, `vendor ${vendor}`, why);
    }
    const found = [...matching, ...asList(owner)];
    // Standard packages need no leave, and what go.mod does not require may come later.
    const isStandard = !(plain.split('/')[0] ?? '').includes('.');
    return found.length > 0 || isStandard ? found : [pattern.replace(/\/\*\*$/, '/*')];
  }
}
