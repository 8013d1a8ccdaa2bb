import { readBlueprint } from '../artifacts/blueprint.ts';
import type { Patch } from '../artifacts/patch.ts';
import { blueprintPath } from '../artifacts/paths.ts';
import { editYaml } from '../artifacts/yamlEdit.ts';
import type { Finding } from '../model/finding.ts';
import { asList, type Exception, isExclusion, type Rule } from '../model/rule.ts';
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
  const narrowed = new Map<string, readonly string[]>();
  const stricter = new Set<string>();
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
    const takenOut = rule.kind === 'independent' ? idle.flatMap(number => onlyOf(except[number]!)) : [];
    if (rule.kind === 'independent' && takenOut.some(isExclusion)) stricter.add(rule.id);
    else if (rule.kind === 'independent' && takenOut.length > 0) {
      const of = [...asList(rule.of), ...takenOut.map(selector => `!${selector}`)];
      patches.push({ op: 'set', path: [...at, 'of'], value: of });
      left.set(rule.id, { ...left.get(rule.id)!, of } as Rule);
      narrowed.set(rule.id, takenOut);
    }
    if (kept.length === 0) patches.push({ op: 'remove', path: [...at, 'except'] });
    else for (const number of idle.reverse()) patches.push({ op: 'remove', path: [...at, 'except', number] });
  }
  return {
    ...merged,
    text: editYaml(merged.text, patches),
    files: merged.files.map(file => withoutRules(file, gone, left, narrowed, stricter)),
  };
}

/**
 * What an exception that silences nothing yet says of one end alone. Without it the rule would one day find what the
 * tool allows: those files are taken out of the rule instead.
 */
function onlyOf({ from, to }: Exception): readonly string[] {
  return (from === undefined) === (to === undefined) ? [] : [...asList(from), ...asList(to)];
}

const sameStart = (a: Range, b: Range): boolean =>
  a.start.line === b.start.line && a.start.character === b.start.character;

function withoutRules(
  file: Carried,
  gone: ReadonlySet<string>,
  left: ReadonlyMap<string, Rule>,
  narrowed: ReadonlyMap<string, readonly string[]>,
  stricter: ReadonlySet<string>,
): Carried {
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
      ...file.rules.flatMap(({ id }) => {
        const files = narrowed.get(id);
        const why = stricter.has(id)
          ? 'no import of today needs what it lets pass, and it would find one that is added'
          : files &&
            `no import of today needs what it lets pass; it does not look at ${files.join(', ')} at all`;
        return why === undefined
          ? []
          : [{ path: file.source.path, range: startOfFile, what: `rule ${id}`, why }];
      }),
    ],
  };
}
