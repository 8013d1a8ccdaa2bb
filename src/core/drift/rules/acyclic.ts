import { cyclicSets, digraphOf, shortestCycle } from '../digraph.ts';
import type { Edge, SourceFile } from '../importGraph.ts';
import { type Departure, defineRuleKind, type RuleContext } from './compiledRule.ts';

type Scope = 'file' | 'component' | 'siblings';

/** The nodes that an import joins at a scope, or undefined where it joins none. */
type Nodes = (from: string, to: string, context: RuleContext) => readonly [string, string] | undefined;

const nodesOf: Readonly<Record<Scope, Nodes>> = {
  file: (from, to) => [from, to],
  component: (from, to, { components }) => {
    const a = components.place(from)?.instance;
    const b = components.place(to)?.instance;
    return a === undefined || b === undefined || a === b ? undefined : [a, b];
  },
  siblings: (from, to) => {
    let slash = -1;
    for (let at = 0; at < from.length && from[at] === to[at]; at++) if (from[at] === '/') slash = at;
    const a = from.indexOf('/', slash + 1);
    const b = to.indexOf('/', slash + 1);
    // Both go on into different folders of the same folder; a file that lies in it directly is no sibling folder.
    return a < 0 || b < 0 ? undefined : [from.slice(0, a), to.slice(0, b)];
  },
};

/** No import cycles between files, components or sibling folders. */
export const acyclic = defineRuleKind({
  kind: 'acyclic',
  compile(rule, context) {
    const scope: Scope = rule.scope ?? 'file';
    return {
      selects: [],
      graph(report) {
        const all = joinsOf(scope, context);
        const cycles = cyclesIn(all);
        const excepted = rule.except === undefined ? [] : exceptedJoins(scope, context, all, cycles);
        if (excepted.length === 0) {
          for (const cycle of cycles) report(departure(scope, cycle, all));
          return;
        }
        const held = cyclesIn(without(all, excepted));
        for (const cycle of held) report(departure(scope, cycle, all));
        // A set that only holds together through excepted imports is shown as waived, not hidden.
        for (const cycle of cycles) {
          const members = new Set(cycle.members);
          if (held.some(other => other.members.every(member => members.has(member)))) continue;
          report({ ...departure(scope, cycle, all), waived: true });
        }
      },
    };
  },
  remedy: () => 'Cut the cycle at one import: move the shared part out, or turn one dependency round',
});

interface Found {
  file: SourceFile;
  edge: Edge;
}

/** Which nodes import which, each pair with its first import by path and place. */
type Joins = Map<string, Map<string, Found>>;

function joinsOf(scope: Scope, context: RuleContext): Joins {
  const joins: Joins = new Map();
  eachJoin(scope, context, (from, to, found) => {
    let targets = joins.get(from);
    if (targets === undefined) {
      targets = new Map();
      joins.set(from, targets);
    }
    const known = targets.get(to);
    if (known === undefined || found.file.path < known.file.path) targets.set(to, found);
  });
  return joins;
}

function eachJoin(
  scope: Scope,
  context: RuleContext,
  visit: (from: string, to: string, found: Found) => void,
): void {
  for (const file of context.graph.files()) {
    for (const edge of file.edges) {
      if (edge.target.kind !== 'file' || !context.counts(edge)) continue;
      const pair = nodesOf[scope](file.path, edge.target.path, context);
      if (pair !== undefined) visit(pair[0], pair[1], { file, edge });
    }
  }
}

/**
 * The joins inside cycles of which every import is excepted. Asked for inside cycles only: elsewhere an
 * exception would silence nothing.
 */
function exceptedJoins(
  scope: Scope,
  context: RuleContext,
  joins: Joins,
  cycles: readonly Cycle[],
): [from: string, to: string][] {
  const verdicts = new Map<string, Map<string, boolean>>();
  for (const { members } of cycles) {
    const inside = new Set(members);
    for (const from of members) {
      const targets = [...(joins.get(from)?.keys() ?? [])].filter(to => inside.has(to));
      verdicts.set(from, new Map(targets.map(to => [to, true])));
    }
  }
  eachJoin(scope, context, (from, to, { file, edge }) => {
    const targets = verdicts.get(from);
    if (targets?.get(to) !== true || edge.target.kind !== 'file') return;
    targets.set(to, context.excepts(file.path, { path: edge.target.path }));
  });
  return [...verdicts].flatMap(([from, targets]) =>
    [...targets].flatMap(([to, excepted]) => (excepted ? [[from, to] as [string, string]] : [])),
  );
}

interface Cycle {
  members: string[];
  chain: string[];
}

function cyclesIn(joins: Joins): Cycle[] {
  const graph = digraphOf(joins);
  return cyclicSets(graph).map(set => ({
    members: set.map(node => graph.names[node]!),
    chain: shortestCycle(graph, set[0]!, new Set(set)).map(node => graph.names[node]!),
  }));
}

function departure(scope: Scope, { members, chain }: Cycle, joins: Joins): Departure {
  const { file, edge } = joins.get(chain[0]!)!.get(chain[1]!)!;
  const what = { file: 'files', component: 'components', siblings: 'folders' }[scope];
  const more =
    members.length > chain.length - 1 ? `, part of ${members.length} ${what} that reach each other` : '';
  const size = members.length === 1 ? 'imports itself' : `cycle of ${what}`;
  return {
    path: file.path,
    range: edge.range,
    specifier: edge.specifier,
    message: `${size}: ${chain.join(' → ')}${more}`,
    target: members.join('+'),
    chain,
    ...(scope === 'component' ? { to: chain[1]! } : {}),
  };
}

function without(joins: Joins, removed: readonly (readonly [string, string])[]): Joins {
  const rest: Joins = new Map([...joins].map(([from, targets]) => [from, new Map(targets)]));
  for (const [from, to] of removed) rest.get(from)?.delete(to);
  return rest;
}
