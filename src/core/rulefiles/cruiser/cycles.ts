import { languageOf } from '../../drift/languages.ts';
import { matchesAny } from '../../globs/globs.ts';
import { edgeKinds } from '../../model/edge.ts';
import { isExclusion } from '../../model/rule.ts';
import type { Refusal } from '../draft.ts';
import { isScript } from '../scriptFiles.ts';
import type { CruiserContext, NamedRule } from './cruiserRule.ts';
import { edgesWithout, sortTypes } from './edges.ts';
import { fromSelectors, pathText } from './selectors.ts';

/** What can narrow a rule about cycles; only kinds of imports have a counterpart. */
const narrowing = [
  'path',
  'pathNot',
  'via',
  'viaNot',
  'viaSomeNot',
  'viaOnly',
  'dependencyTypes',
  'dependencyTypesNot',
];

const instead = 'A rule `acyclic` looks at all cycles; imports can be excepted from it';

/** Carry over a rule with `circular`. */
export function carryCycles(
  { rule, name, place, common }: NamedRule,
  context: CruiserContext,
): Refusal | undefined {
  const { draft, cruised, files } = context;
  const to = rule.get('to')!;
  if (to.at('circular').value !== true) {
    return { at: to.at('circular'), why: 'imports outside of cycles are no rule of their own' };
  }
  const ignored = new Set(cruised.ignored);
  for (const key of narrowing) {
    const field = to.at(key);
    if (!field.exists) continue;
    const not = key === 'viaOnly' && field.entries().length === 1 ? field.at('dependencyTypesNot') : field;
    const isTypes = not.exists && (key === 'viaOnly' || key === 'dependencyTypesNot');
    const sorted = isTypes ? sortTypes(not.texts) : undefined;
    if (sorted === undefined || not.isMap || sorted.places.size > 0 || sorted.unknown.length > 0) {
      return { at: field, why: `cycles cannot be told apart by \`${key}\``, instead };
    }
    for (const kind of sorted.kinds) ignored.add(kind);
  }
  const from = rule.get('from');
  const looked = fromSelectors(pathText(from?.at('path')), pathText(from?.at('pathNot')), cruised, files);
  if ('why' in looked) return { at: from ?? place, why: looked.why, instead };
  for (const note of looked.notes) draft.lose(from ?? place, `rule ${name}`, note);
  // Type-only imports are no part of a cycle unless a rule says so.
  const isUsual = ignored.size === 1 && ignored.has('type');
  draft.rule(name, {
    kind: 'acyclic',
    scope: 'file',
    ...common,
    ...(isUsual ? {} : { edges: edgesWithout(ignored) ?? [...edgeKinds] }),
    ...exceptOthers(looked.selectors, files),
  });
  return undefined;
}

/** The rule looks at every file: imports of those that the tool does not look at are excepted. */
function exceptOthers(selectors: readonly string[], files: readonly string[]) {
  const include = selectors.filter(one => !isExclusion(one));
  const exclude = selectors.filter(isExclusion).map(one => one.slice(1));
  const isIn = matchesAny(include);
  const isOut = matchesAny(exclude);
  const others = files.filter(
    file => languageOf(file) !== undefined && !(isScript(file) && isIn(file) && !isOut(file)),
  );
  if (others.length === 0) return {};
  const reason = 'dependency-cruiser does not look for cycles here';
  const looked = include.includes('**') ? ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,vue,svelte}'] : include;
  const outside = others.some(file => !matchesAny(looked)(file))
    ? [{ from: ['**', ...looked.map(one => `!${one}`)], reason }]
    : [];
  const inside = others.some(isOut) ? [{ from: exclude, reason }] : [];
  return { except: [...outside, ...inside] };
}
