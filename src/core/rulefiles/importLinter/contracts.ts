import { matchesAny } from '../../globs/globs.ts';
import type { EdgeKind } from '../../model/edge.ts';
import type { Refusal, RuleDraft, RuleFileDraft } from '../draft.ts';
import { moduleMatches, type PythonModules } from '../python/modules.ts';
import type { Entry } from '../sheets/sheet.ts';

/** What all contracts of a file have in common. */
export interface ContractContext {
  modules: PythonModules;
  /** Names of the packages that the tool looks at. */
  packages: readonly string[];
  /** Kinds of imports that count. */
  edges: EdgeKind[];
  /** Every source file of the workspace, of whatever language. */
  sources: readonly string[];
  draft: RuleFileDraft;
}

/** One contract. */
export interface Contract {
  entry: Entry;
  name: string;
  context: ContractContext;
}

type Exceptions = NonNullable<RuleDraft['except']>;

const not = (selector: string): string => `!${selector}`;

/** Everything in a package, or the package itself where the contract takes modules for themselves alone. */
function selectorsOf(name: string, { modules, packages }: ContractContext, asPackages: boolean): string[] {
  const [root = ''] = name.split('.');
  const isOurs = packages.includes(root) || root.includes('*');
  if (!isOurs) return [`package:${root}`];
  return asPackages ? modules.globs(name) : modules.ownGlobs(name);
}

const isWithin = (name: string, outer: string): boolean => name === outer || name.startsWith(`${outer}.`);

/** The modules that an expression stands for today; itself where it has no wildcard. */
function expand(expression: string, { modules }: ContractContext): string[] {
  if (!expression.includes('*')) return [expression];
  return [...modules.names()].filter(name => moduleMatches(expression, name)).sort();
}

/** Imports that a contract looks away from. */
function exceptionsOf({ entry, name, context }: Contract): { except?: Exceptions } {
  const except = entry
    .at('ignore_imports')
    .items()
    .flatMap((item): Exceptions => {
      const [from, to] = (item.text ?? '').split('->').map(part => part.trim());
      if (!from || !to) return [];
      const fromSelectors = selectorsOf(from, context, false);
      const toSelectors = selectorsOf(to, context, false);
      const isOurs = context.packages.includes(to.split('.')[0]!);
      if (!from.includes('*') && !context.modules.exists(from)) return [];
      if (isOurs && !to.includes('*') && !context.modules.exists(to)) return [];
      return [{ from: fromSelectors, to: toSelectors, reason: `ignored by the contract "${name}"` }];
    });
  return except.length === 0 ? {} : { except };
}

/** Source modules may not reach forbidden ones, directly or at all. */
export function carryForbiddenContract(contract: Contract): Refusal | undefined {
  const { entry, name, context } = contract;
  const asPackages = !entry.at('as_packages').exists || entry.at('as_packages').isTrue;
  const transitive = entry.at('allow_indirect_imports').isTrue ? {} : { transitive: true };
  const sources = entry.at('source_modules').texts;
  const forbidden = entry.at('forbidden_modules').texts;
  if (sources.length === 0 || forbidden.length === 0) return { at: entry, why: 'it names no modules' };
  const rule = (from: readonly string[], to: readonly string[], part?: string): void => {
    context.draft.rule(part === undefined ? name : `${name}-${part}`, {
      kind: 'forbid',
      from: from.flatMap(module => selectorsOf(module, context, asPackages)),
      to: to.flatMap(module => selectorsOf(module, context, asPackages)),
      ...transitive,
      because: name,
      edges: context.edges,
      ...exceptionsOf(contract),
    });
  };
  const overlaps = (a: string, b: string): boolean =>
    a === b || (asPackages && (isWithin(a, b) || isWithin(b, a)));
  const concrete = sources.flatMap(source => expand(source, context));
  const targets = forbidden.flatMap(target => expand(target, context));
  if (!concrete.some(source => targets.some(target => overlaps(source, target)))) {
    rule(sources, forbidden);
    return undefined;
  }
  // A module is not forbidden to itself, nor to what it is part of.
  for (const source of concrete) {
    const others = targets.filter(target => !overlaps(source, target));
    if (others.length > 0) rule([source], others, source);
  }
  return undefined;
}

interface Layer {
  entry: Entry;
  modules: readonly string[];
  isIndependent: boolean;
}

/** Each layer may reach those below it only. */
export function carryLayers(contract: Contract): Refusal | undefined {
  const { entry, name, context } = contract;
  if (entry.at('exhaustive').isTrue) {
    const why = 'that every module of a container is in a layer is not checked';
    context.draft.lose(entry.at('exhaustive'), `contract "${name}"`, why);
  }
  const layers = entry
    .at('layers')
    .items()
    .map((item): Layer => {
      const text = item.text ?? '';
      const parts = text.split(text.includes('|') ? '|' : ':').map(part =>
        part
          .trim()
          .replace(/^\((.*)\)$/, '$1')
          .trim(),
      );
      return { entry: item, modules: parts.filter(part => part !== ''), isIndependent: text.includes('|') };
    });
  if (layers.length < 2) return { at: entry.at('layers'), why: 'it has fewer than two layers' };
  const written = entry.at('containers').texts;
  const containers =
    written.length === 0 ? [undefined] : written.flatMap(container => expand(container, context));
  for (const container of containers) carryLayersIn(container, layers, contract);
  return undefined;
}

function carryLayersIn(container: string | undefined, layers: readonly Layer[], contract: Contract): void {
  const { context, name } = contract;
  const { modules, draft, edges } = context;
  const full = (module: string): string => (container === undefined ? module : `${container}.${module}`);
  const there = layers.map(({ modules: all }) => all.map(full).filter(module => modules.exists(module)));
  for (const [index, layer] of layers.entries()) {
    const own = there[index]!;
    for (const module of layer.modules.map(full)) {
      const isOptional = (layer.entry.text ?? '').includes('(');
      if (own.includes(module) || isOptional) continue;
      draft.lose(layer.entry, `contract "${name}"`, `there is no module ${module}`);
    }
    const above = there.slice(0, index).flat();
    const groups = layer.isIndependent ? own.map(module => [module]) : own.length === 0 ? [] : [own];
    for (const group of groups) {
      const beside = layer.isIndependent ? own.filter(module => !group.includes(module)) : [];
      const forbidden = [...above, ...beside];
      if (forbidden.length === 0) continue;
      draft.rule(`${name}-${group.join('-')}`, {
        kind: 'forbid',
        from: group.flatMap(module => modules.globs(module)),
        to: forbidden.flatMap(module => modules.globs(module)),
        transitive: true,
        because: name,
        edges,
        ...exceptionsOf(contract),
      });
    }
  }
}

/** No module may reach another of the list. */
export function carryIndependence(contract: Contract): Refusal | undefined {
  const { entry, name, context } = contract;
  const { modules, draft, edges } = context;
  const written = entry.at('modules').texts;
  const concrete = [...new Set(written.flatMap(expression => expand(expression, context)))].filter(module =>
    modules.exists(module),
  );
  if (concrete.length < 2)
    return { at: entry.at('modules'), why: 'it names fewer than two modules that are there' };
  // With wildcards the list of the others takes in what is added later.
  const all = written.flatMap(expression => modules.globs(expression));
  for (const module of concrete) {
    const own = modules.globs(module);
    const others = concrete.filter(other => other !== module).flatMap(other => modules.globs(other));
    const to = written.some(expression => expression.includes('*')) ? [...all, ...own.map(not)] : others;
    draft.rule(`${name}-${module}`, {
      kind: 'forbid',
      from: own,
      to: [...new Set(to)],
      transitive: true,
      because: name,
      edges,
      ...exceptionsOf(contract),
    });
  }
  return undefined;
}

/** Of the packages that the tool looks at, only some modules may import the protected ones. */
export function carryProtected(contract: Contract): Refusal | undefined {
  const { entry, name, context } = contract;
  const { modules, packages, draft, edges } = context;
  const asPackages = !entry.at('as_packages').exists || entry.at('as_packages').isTrue;
  const allowed = entry
    .at('allowed_importers')
    .texts.flatMap(module => selectorsOf(module, context, asPackages));
  const targets = entry.at('protected_modules').texts.flatMap(expression => expand(expression, context));
  if (targets.length === 0)
    return { at: entry.at('protected_modules'), why: 'it names no module that is there' };
  const everyone = packages.flatMap(root => modules.globs(root));
  for (const target of targets) {
    const own = selectorsOf(target, context, asPackages);
    draft.rule(targets.length === 1 ? name : `${name}-${target}`, {
      kind: 'forbid',
      from: [...everyone, ...[...new Set([...allowed, ...own])].map(not)],
      to: own,
      because: name,
      edges,
      ...exceptionsOf(contract),
    });
  }
  return undefined;
}

/** No cycles between the folders inside of some packages. */
export function carryAcyclicSiblings({ entry, name, context }: Contract): Refusal | undefined {
  const { modules, draft, edges, sources } = context;
  const ancestors = entry.at('ancestors').texts;
  if (ancestors.length === 0) return { at: entry, why: 'it names no modules' };
  draft.lose(
    entry,
    `contract "${name}"`,
    'folders are held against each other, single files beside them are not',
  );
  const inside = ancestors.flatMap(ancestor => modules.globs(ancestor));
  const isInside = matchesAny(inside);
  const skipped = entry.at('skip_descendants').texts.flatMap(module => modules.globs(module));
  const reason = `not looked at by the contract "${name}"`;
  const except = [
    // The rule looks at every folder of the workspace.
    ...(sources.every(isInside) ? [] : [{ from: ['**', ...inside.map(not)], reason }]),
    ...(skipped.length === 0 ? [] : [{ from: skipped, to: skipped, reason }]),
    ...(exceptionsOf({ entry, name, context }).except ?? []),
  ];
  draft.rule(name, {
    kind: 'acyclic',
    scope: 'siblings',
    because: name,
    edges,
    ...(except.length === 0 ? {} : { except }),
  });
  return undefined;
}
