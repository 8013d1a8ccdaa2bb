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
    const a = from.split('/');
    const b = to.split('/');
    let depth = 0;
    while (depth < a.length && depth < b.length && a[depth] === b[depth]) depth++;
    // Both go on into different folders of the same folder; a file that lies in it directly is no sibling folder.
    if (depth >= a.length - 1 || depth >= b.length - 1) return undefined;
    return [a.slice(0, depth + 1).join('/'), b.slice(0, depth + 1).join('/')];
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
        const all = collect(scope, context);
        const open = all.excepted.size === 0 ? all.edges : without(all.edges, all.excepted);
        const cycles = cyclesIn(open);
        for (const cycle of cycles) report(departure(scope, cycle, all.imports));
        if (open === all.edges) return;
        // A set that only holds together through excepted imports is shown as waived, not hidden.
        for (const cycle of cyclesIn(all.edges)) {
          const members = new Set(cycle.members);
          if (cycles.some(other => other.members.every(member => members.has(member)))) continue;
          report({ ...departure(scope, cycle, all.imports), waived: true });
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

function collect(scope: Scope, context: RuleContext) {
  const edges = new Map<string, Set<string>>();
  const excepted = new Map<string, Set<string>>();
  /** The first import by path and place that joins two nodes. */
  const imports = new Map<string, Found>();
  for (const file of context.graph.files()) {
    for (const edge of file.edges) {
      if (edge.target.kind !== 'file' || !context.counts(edge)) continue;
      const pair = nodesOf[scope](file.path, edge.target.path, context);
      if (pair === undefined) continue;
      add(edges, pair);
      const key = pair.join('\n');
      const known = imports.get(key);
      if (known === undefined || file.path < known.file.path) imports.set(key, { file, edge });
    }
  }
  // Exceptions are asked for only inside cycles: elsewhere they would silence nothing.
  for (const { members } of cyclesIn(edges)) {
    const inside = new Set(members);
    for (const from of members) {
      for (const to of edges.get(from) ?? []) {
        if (inside.has(to) && everyImportExcepted(scope, context, from, to)) add(excepted, [from, to]);
      }
    }
  }
  return { edges, excepted, imports };
}

function everyImportExcepted(scope: Scope, context: RuleContext, from: string, to: string): boolean {
  if (scope === 'file') return context.excepts(from, { path: to });
  let excepted = false;
  for (const file of context.graph.files()) {
    for (const edge of file.edges) {
      if (edge.target.kind !== 'file' || !context.counts(edge)) continue;
      const pair = nodesOf[scope](file.path, edge.target.path, context);
      if (pair?.[0] !== from || pair[1] !== to) continue;
      if (!context.excepts(file.path, { path: edge.target.path })) return false;
      excepted = true;
    }
  }
  return excepted;
}

interface Cycle {
  members: string[];
  chain: string[];
}

function cyclesIn(edges: ReadonlyMap<string, ReadonlySet<string>>): Cycle[] {
  const graph = digraphOf(edges);
  return cyclicSets(graph).map(set => ({
    members: set.map(node => graph.names[node]!),
    chain: shortestCycle(graph, set[0]!, new Set(set)).map(node => graph.names[node]!),
  }));
}

function departure(scope: Scope, { members, chain }: Cycle, imports: ReadonlyMap<string, Found>): Departure {
  const { file, edge } = imports.get(`${chain[0]}\n${chain[1]}`)!;
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

function add(edges: Map<string, Set<string>>, [from, to]: readonly [string, string]): void {
  const known = edges.get(from);
  if (known === undefined) edges.set(from, new Set([to]));
  else known.add(to);
}

function without(
  edges: ReadonlyMap<string, ReadonlySet<string>>,
  removed: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, Set<string>> {
  return new Map(
    [...edges].map(([from, targets]) => [
      from,
      new Set([...targets].filter(to => !removed.get(from)?.has(to))),
    ]),
  );
}
