import type { Edge, SourceFile } from '../importGraph.ts';
import { type Departure, defineRuleKind, type RuleContext } from './compiledRule.ts';
import { cyclicSets, digraphOf, shortestCycle } from './digraph.ts';

type Scope = 'file' | 'component' | 'siblings';

/** Calls back with the numbers of the two nodes that an import joins, where it joins any. */
type Join = (from: number, to: number, visit: (from: number, to: number) => void) => void;

/** The nodes of a scope. Joining works on numbers of files in the graph: paths would cost ten times as much. */
interface Nodes {
  join: Join;
  nameOf(node: number): string;
}

const nodesOf: Readonly<Record<Scope, (context: RuleContext) => Nodes>> = {
  file: ({ graph }) => ({ join: (from, to, visit) => visit(from, to), nameOf: node => graph.pathOf(node) }),
  component: ({ graph, components }) => {
    const names = new Names();
    const instances = new Int32Array(graph.nodeCount);
    for (let node = 0; node < instances.length; node++) {
      const instance = components.place(graph.pathOf(node))?.instance;
      instances[node] = instance === undefined ? -1 : names.numberOf(instance);
    }
    return {
      join(from, to, visit) {
        const a = instances[from]!;
        const b = instances[to]!;
        if (a >= 0 && b >= 0 && a !== b) visit(a, b);
      },
      nameOf: node => names.list[node]!,
    };
  },
  siblings: ({ graph }) => {
    const names = new Names();
    return {
      join(fromNode, toNode, visit) {
        const from = graph.pathOf(fromNode);
        const to = graph.pathOf(toNode);
        let slash = -1;
        for (let at = 0; at < from.length && from[at] === to[at]; at++) if (from[at] === '/') slash = at;
        const a = from.indexOf('/', slash + 1);
        const b = to.indexOf('/', slash + 1);
        // Both go on into different folders of the same folder; a file that lies in it directly is no sibling folder.
        if (a >= 0 && b >= 0) visit(names.numberOf(from.slice(0, a)), names.numberOf(to.slice(0, b)));
      },
      nameOf: node => names.list[node]!,
    };
  },
};

/** Gives numbers to names. */
class Names {
  readonly list: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.list.push(name) - 1;
    this.#numbers.set(name, number);
    return number;
  }
}

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
  /** The file that it leads to, by its number: an import can name several. */
  target: number;
}

/** Which nodes import which inside cycles, each pair with its first import by path and place. */
type Joins = Map<string, Map<string, Found>>;

function joinsOf(scope: Scope, context: RuleContext): Joins {
  const joins: Joins = new Map();
  const nodes = nodesOf[scope](context);
  const setOf = cyclicSetOf(nodes, context);
  const isCyclic = (from: number, to: number): boolean => setOf[from]! >= 0 && setOf[from] === setOf[to];
  eachJoin(nodes, context, isCyclic, (from, to, found) => {
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

/** Which cyclic set each node is in, -1 for none. */
function cyclicSetOf(nodes: Nodes, context: RuleContext): Int32Array {
  const next: number[][] = [];
  const add = (from: number, to: number): void => {
    while (next.length <= from || next.length <= to) next.push([]);
    next[from]!.push(to);
  };
  for (const file of context.graph.files()) {
    for (const target of context.importsOf(file)) nodes.join(file.node, target, add);
  }
  const setOf = new Int32Array(next.length).fill(-1);
  for (const [index, set] of cyclicSets({ next }).entries()) for (const node of set) setOf[node] = index;
  return setOf;
}

/** Visits the imports that join two wanted nodes. Few are wanted, so names are looked up only for those. */
function eachJoin(
  nodes: Nodes,
  context: RuleContext,
  wanted: (from: number, to: number) => boolean,
  visit: (from: string, to: string, found: Found) => void,
): void {
  let some = false;
  const look = (from: number, to: number): void => {
    some ||= wanted(from, to);
  };
  for (const file of context.graph.files()) {
    some = false;
    for (const target of context.importsOf(file)) nodes.join(file.node, target, look);
    if (!some) continue;
    for (const edge of file.edges) {
      if (!context.counts(edge)) continue;
      for (const target of edge.nodes) {
        nodes.join(file.node, target, (from, to) => {
          if (wanted(from, to)) visit(nodes.nameOf(from), nodes.nameOf(to), { file, edge, target });
        });
      }
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
  const nodes = nodesOf[scope](context);
  const isInside = (from: number, to: number): boolean =>
    verdicts.get(nodes.nameOf(from))?.has(nodes.nameOf(to)) === true;
  eachJoin(nodes, context, isInside, (from, to, { file, target }) => {
    const targets = verdicts.get(from);
    if (targets?.get(to) !== true) return;
    targets.set(to, context.excepts(file.path, { path: context.graph.pathOf(target) }));
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
  const size = members.length === 1 ? 'The file imports itself' : `Cycle of ${what}`;
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
