import { readBlueprint } from '../artifacts/blueprint.ts';
import type { Patch } from '../artifacts/patch.ts';
import { blueprintPath } from '../artifacts/paths.ts';
import { editYaml } from '../artifacts/yamlEdit.ts';
import type { Finding } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import { type Range, startOfFile } from '../model/text.ts';
import type { Carried, Merged } from './merge.ts';

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
  const left = new Map<string, Rule>();
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
    const { except: _, ...rest } = rule;
    const kept = except.filter((_, number) => !idle.includes(number));
    left.set(rule.id, kept.length === 0 ? rest : { ...rule, except: kept });
    if (kept.length === 0) patches.push({ op: 'remove', path: [...at, 'except'] });
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

function withoutRules(file: Carried, gone: ReadonlySet<string>, left: ReadonlyMap<string, Rule>): Carried {
  const idle = file.rules.filter(({ id }) => gone.has(id));
  return {
    ...file,
    rules: file.rules.filter(({ id }) => !gone.has(id)).map(rule => left.get(rule.id) ?? rule),
    lost: [
      ...file.lost,
      ...idle.map(({ id }) => ({
        path: file.source.path,
        range: startOfFile,
        what: `rule ${id}`,
        why: 'it is about files that are not there today',
        instead: 'Import it again once they are',
      })),
    ],
  };
}
