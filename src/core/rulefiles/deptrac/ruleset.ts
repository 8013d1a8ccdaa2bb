import type { Exception } from '../../model/rule.ts';
import type { RuleFileDraft } from '../draft.ts';
import type { Entry } from '../sheets/sheet.ts';
import { onlyAllowed } from '../whitelist.ts';
import type { ClassFiles } from './classes.ts';
import { componentLayer, type Layer } from './layers.ts';

/** Rules for what each layer may use; `narrowed` takes out of it what is excluded. */
export function carryRuleset(
  parts: readonly Entry[],
  layers: readonly Layer[],
  classes: ClassFiles,
  narrowed: readonly string[],
  draft: RuleFileDraft,
): void {
  const ruleset = new Map(parts.flatMap(part => part.at('ruleset').entries()));
  const allowedBy = (name: string, seen: ReadonlySet<string> = new Set()): string[] => {
    if (seen.has(name)) return [];
    return (ruleset.get(name)?.texts ?? []).flatMap(other =>
      other.startsWith('+')
        ? [other.slice(1), ...allowedBy(other.slice(1), new Set([...seen, name]))]
        : [other],
    );
  };
  const skipped = parts.flatMap(part => part.at('skip_violations').entries());
  for (const { name, id, matches } of layers) {
    if (id === undefined) continue;
    const allowed = allowedBy(name);
    const others = layers.filter(layer => layer.name !== name);
    const foreign = others.filter(layer => !allowed.includes(layer.name)).flatMap(({ packages }) => packages);
    const ids = others.flatMap(layer => (allowed.includes(layer.name) ? (layer.id ?? []) : []));
    const refusesLayers = others.some(layer => layer.id !== undefined && !allowed.includes(layer.name));
    if (!refusesLayers && foreign.length === 0) continue;
    const rule = onlyAllowed({ from: id, narrowed, allowed: ids, layers: [componentLayer] });
    const to = [...(rule as { to: string[] }).to, ...foreign.map(one => `package:${one}`)];
    const except = exceptions(skipped, classes, matches);
    draft.rule(name, { ...rule, to, ...(except.length === 0 ? {} : { except }) } as typeof rule);
  }
  for (const [name, entry] of skipped) {
    if (classes.fileOf(name) === undefined)
      draft.lose(entry, `skip_violations of ${name}`, 'composer.json does not tell where the class stands');
  }
}

function exceptions(
  skipped: readonly [string, Entry][],
  classes: ClassFiles,
  isFrom: (path: string) => boolean,
): Exception[] {
  return skipped.flatMap(([name, entry]) => {
    const from = classes.fileOf(name);
    if (from === undefined || !isFrom(from)) return [];
    return entry.texts.flatMap(target => {
      const to = classes.fileOf(target);
      return to === undefined ? [] : [{ from, to, reason: 'skipped by deptrac' }];
    });
  });
}
