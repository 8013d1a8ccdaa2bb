import { readBlueprint } from '../artifacts/blueprint.ts';
import type { Patch } from '../artifacts/patch.ts';
import { blueprintPath } from '../artifacts/paths.ts';
import { editYaml } from '../artifacts/yamlEdit.ts';
import type { Finding } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import { type Range, startOfFile } from '../model/text.ts';
import type { Carried, Merged } from './merge.ts';
import { keptApartWithout, onlyEnd } from './narrowing.ts';
import type { Lost } from './ruleFile.ts';

/**
 * A merged blueprint without what a check has shown to do nothing: exceptions that silence nothing, and rules that
 * select no file, both of which would be findings. Only what was imported is looked at.
 */
export function pruneUnused(merged: Merged, findings: readonly Finding[]): Merged {
  const unused = findings.filter(({ rule, path }) => rule === 'builtin/unused' && path === blueprintPath);
  if (unused.length === 0) return merged;
  const isUnused = (range: Range): boolean => unused.some(finding => sameStart(finding.range, range));
  const { value, rangeOf } = readBlueprint(blueprintPath, merged.text);
  const rules = value.rules ?? [];
  const imported = new Set(merged.files.flatMap(file => file.rules.map(({ id }) => id)));
  const patches: Patch[] = [];
  const gone = new Set<string>();
  const left = new Map<string, Pruned>();
  for (const [index, rule] of [...rules.entries()].reverse()) {
    if (!imported.has(rule.id)) continue;
    const at = ['rules', index];
    if (unused.some(({ target }) => target === rule.id)) {
      patches.push({ op: 'remove', path: at });
      gone.add(rule.id);
      continue;
    }
    const except = rule.except ?? [];
    const idle = except.flatMap((_, number) =>
      isUnused(rangeOf([...at, 'except', number])) ? [number] : [],
    );
    if (idle.length === 0) continue;
    const pruned = withoutExceptions(rule, idle);
    left.set(rule.id, pruned);
    if (pruned.of !== undefined) patches.push({ op: 'set', path: [...at, 'of'], value: pruned.of });
    if (pruned.rule.except === undefined) patches.push({ op: 'remove', path: [...at, 'except'] });
    else for (const number of idle.reverse()) patches.push({ op: 'remove', path: [...at, 'except', number] });
  }
  return {
    ...merged,
    text: editYaml(merged.text, patches),
    files: merged.files.map(file => withoutRules(file, gone, left)),
  };
}

const sameStart = (a: Range, b: Range): boolean =>
  a.start.line === b.start.line && a.start.character === b.start.character;

/** What is left of a rule whose exceptions silence nothing. */
interface Pruned {
  rule: Rule;
  /** What its `of` has become, where that has changed. */
  of?: string[];
  /** Why it is not the tool's rule any more. */
  why?: string;
}

/**
 * A rule without some exceptions, by number. A rule that keeps folders apart would one day find what the tool allows:
 * files that an exception is about are taken out of such a rule instead.
 */
function withoutExceptions(rule: Rule, idle: readonly number[]): Pruned {
  const { except = [], ...rest } = rule;
  const kept = except.filter((_, number) => !idle.includes(number));
  const left: Rule = kept.length === 0 ? rest : { ...rest, except: kept };
  const files = idle.flatMap(number => onlyEnd(except[number]!));
  if (left.kind !== 'independent' || files.length === 0) return { rule: left };
  const why = 'no import of today needs what it lets pass';
  const narrowed = keptApartWithout(left, files);
  return narrowed === undefined
    ? { rule: left, why: `${why}, and it would find one that is added` }
    : { rule: narrowed, of: narrowed.of, why: `${why}; it does not look at ${files.join(', ')} at all` };
}

function withoutRules(file: Carried, gone: ReadonlySet<string>, left: ReadonlyMap<string, Pruned>): Carried {
  const said = (id: string, words: Pick<Lost, 'why' | 'instead'>): Lost => ({
    path: file.source.path,
    range: startOfFile,
    what: `rule ${id}`,
    ...words,
  });
  const why = 'it is about files that are not there today';
  const instead = 'Import it again once they are';
  const idle = file.rules.filter(({ id }) => gone.has(id));
  const changed = file.rules.flatMap(({ id }) => {
    const pruned = left.get(id);
    return pruned?.why === undefined ? [] : said(id, { why: pruned.why });
  });
  return {
    ...file,
    rules: file.rules.filter(({ id }) => !gone.has(id)).map(rule => left.get(rule.id)?.rule ?? rule),
    lost: [...file.lost, ...idle.map(({ id }) => said(id, { why, instead })), ...changed],
  };
}
