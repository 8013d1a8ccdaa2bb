import { type EdgeKind, edgeKinds } from '../../model/edge.ts';
import { oneOrMany, type Refusal } from '../draft.ts';
import type { Entry } from '../sheets/sheet.ts';
import type { CruiserContext, NamedRule } from './cruiserRule.ts';
import { type DependencyTypes, edgesWithout, sortTypes, type TargetPlace } from './edges.ts';
import { hasPlaceholder, withoutPlaceholders } from './groups.ts';
import { carryIndependence } from './independence.ts';
import { fromSelectors, pathText, toSelectors } from './selectors.ts';

const everywhere: readonly TargetPlace[] = ['local', 'npm', 'core'];

/** What a rule says of its two ends, the parts that are the same for each pair of expressions. */
interface Ends {
  wanted: DependencyTypes;
  unwanted: DependencyTypes;
  edges: { edges?: EdgeKind[] };
  transitive: boolean;
}

/** Carry over a rule that refuses dependencies of some files on others. */
export function carryDependency(named: NamedRule, context: CruiserContext): Refusal | undefined {
  const { rule, place } = named;
  const to = rule.get('to');
  const wanted = sortTypes(to?.at('dependencyTypes').texts ?? []);
  const unwanted = sortTypes(to?.at('dependencyTypesNot').texts ?? []);
  for (const [key, { unknown }] of Object.entries({
    dependencyTypes: wanted,
    dependencyTypesNot: unwanted,
  })) {
    const why = `dependencies of the type ${unknown.join(', ')} cannot be told from others`;
    if (unknown.length > 0) return { at: to!.at(key), why };
  }
  const kinds = edgesOf(to, wanted, unwanted, context);
  if (kinds.length === 0)
    return { at: to ?? place, why: 'none of these types of dependencies is an import here' };
  const edges = kinds.length === edgeKinds.length ? {} : { edges: kinds };
  const transitive = to?.at('reachable').value === true;
  if (!transitive && wanted.places.size === 0 && carryIndependence(named, context, edges)) return undefined;

  const targets = [pathText(to?.at('path')), pathText(to?.at('pathNot'))];
  const from = pathText(rule.get('from')?.at('path'));
  if (!targets.some(text => text !== undefined && hasPlaceholder(text))) {
    return carryPair(named, context, { wanted, unwanted, edges, transitive }, from, targets);
  }
  const pairs = withoutPlaceholders(
    from ?? '',
    targets.map(text => text ?? ''),
  );
  if (pairs === undefined) {
    return {
      at: to!,
      why: 'what `$1` stands for differs from folder to folder',
      instead:
        'A component with a capture (`src/features/{name}/**`) and a rule `independent` say most of this',
    };
  }
  for (const pair of pairs) {
    const written = pair.to.map((text, index) => (targets[index] === undefined ? undefined : text));
    const refusal = carryPair(named, context, { wanted, unwanted, edges, transitive }, pair.from, written);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function carryPair(
  named: NamedRule,
  context: CruiserContext,
  { wanted, unwanted, edges, transitive }: Ends,
  fromPath: string | undefined,
  [toPath, toPathNot]: readonly (string | undefined)[],
): Refusal | undefined {
  const { rule, name, common, place } = named;
  const from = rule.get('from');
  const selected = fromSelectors(fromPath, pathText(from?.at('pathNot')), context.cruised, context.files);
  if ('why' in selected) return { at: from ?? place, why: selected.why };
  for (const note of selected.notes) context.draft.lose(from ?? place, `rule ${name}`, note);
  if (wanted.undeclared || wanted.development) {
    return carryDeclared(named, context, selected.selectors, wanted, edges);
  }
  const places = new Set(wanted.places.size > 0 ? wanted.places : everywhere);
  for (const unwantedPlace of unwanted.places) places.delete(unwantedPlace);
  const to = rule.get('to') ?? place;
  const target = toSelectors(toPath, toPathNot, places, context.cruised, context.files);
  if ('why' in target) return { at: to, why: target.why };
  for (const note of target.notes) context.draft.lose(to, `rule ${name}`, note);
  context.draft.rule(name, {
    kind: 'forbid',
    from: oneOrMany(selected.selectors),
    to: oneOrMany(target.selectors),
    ...(transitive ? { transitive } : {}),
    ...common,
    ...edges,
  });
  return undefined;
}

function edgesOf(
  to: Entry | undefined,
  wanted: DependencyTypes,
  unwanted: DependencyTypes,
  { cruised }: CruiserContext,
): EdgeKind[] {
  const ignored = new Set([...cruised.ignored, ...unwanted.kinds]);
  const dynamic = to?.at('dynamic').value;
  if (dynamic === false) ignored.add('dynamic');
  const isAsked = (to?.at('dependencyTypes').texts.length ?? 0) > 0;
  const hasPlaces = wanted.places.size > 0 || wanted.undeclared || wanted.development;
  const asked = isAsked && !hasPlaces ? wanted.kinds : new Set(edgeKinds);
  const kinds = (edgesWithout(ignored) ?? [...edgeKinds]).filter(kind => asked.has(kind));
  return dynamic === true ? kinds.filter(kind => kind === 'dynamic') : kinds;
}

/** Rules about what package.json declares. */
function carryDeclared(
  { rule, name, common }: NamedRule,
  { draft, cruised }: CruiserContext,
  from: readonly string[],
  wanted: DependencyTypes,
  edges: { edges?: EdgeKind[] },
): Refusal | undefined {
  const to = rule.get('to')!;
  if (!cruised.hasPackages) {
    return {
      at: to,
      why: '`includeOnly` or `exclude` keeps packages away from it, so that it never finds one',
    };
  }
  if (to.at('path').exists) {
    return { at: to.at('path'), why: 'what package.json declares cannot be asked of some packages only' };
  }
  const not = pathText(to.at('pathNot'));
  if (not !== undefined && !/^\^?node_modules\/@types\/?$/.test(not)) {
    const why = 'what package.json declares is asked of all packages, so that it may find more than before';
    draft.lose(to.at('pathNot'), `rule ${name}`, why);
  }
  const isEverywhere = from.length === 1 && from[0] === '**' && cruised.base === '';
  const where = isEverywhere ? {} : { from: oneOrMany(from) };
  draft.rule(name, {
    kind: 'packages',
    ...where,
    // Nowhere among these files: no source file lies in node_modules.
    ...(wanted.undeclared ? { undeclared: true } : { dev_only_in: 'node_modules/**' }),
    ...common,
    ...edges,
  });
  return undefined;
}
