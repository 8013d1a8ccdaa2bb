/** A directed graph over numbered nodes: `next[i]` holds the nodes that node `i` points at. */
interface Digraph {
  names: readonly string[];
  next: readonly (readonly number[])[];
}

/** Number the nodes of `from → to` edges by name, in alphabetical order, so that every walk over the graph is deterministic. */
export function digraphOf(edges: ReadonlyMap<string, ReadonlyMap<string, unknown>>): Digraph {
  const all = new Set<string>(edges.keys());
  for (const targets of edges.values()) for (const target of targets.keys()) all.add(target);
  const names = [...all].sort();
  const numbers = new Map(names.map((name, index) => [name, index]));
  const next = names.map(name =>
    [...(edges.get(name)?.keys() ?? [])].map(target => numbers.get(target)!).sort((a, b) => a - b),
  );
  return { names, next };
}

/**
 * Strongly connected sets of two or more nodes, and nodes that point at themselves; each set in ascending
 * order, the sets by their first node. Tarjan's algorithm with a stack of its own, since real import chains are
 * deeper than the call stack.
 */
export function cyclicSets({ next }: Pick<Digraph, 'next'>): number[][] {
  const count = next.length;
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const position = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  const path: number[] = [];
  const sets: number[][] = [];
  let counter = 0;

  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    path.push(root);
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      if (order[node] === -1) {
        order[node] = low[node] = counter++;
        stack.push(node);
        onStack[node] = 1;
      }
      const targets = next[node]!;
      const at = position[node]!;
      if (at < targets.length) {
        position[node] = at + 1;
        const target = targets[at]!;
        if (order[target] === -1) path.push(target);
        else if (onStack[target] === 1) low[node] = Math.min(low[node]!, order[target]!);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
      if (low[node] !== order[node]) continue;
      const set: number[] = [];
      let member: number;
      do {
        member = stack.pop()!;
        onStack[member] = 0;
        set.push(member);
      } while (member !== node);
      if (set.length > 1 || targets.includes(node)) sets.push(set.sort((a, b) => a - b));
    }
  }
  return sets.sort((a, b) => a[0]! - b[0]!);
}

/** A shortest cycle through `start` that stays inside `members`, `start` at both ends; ties go to the lower nodes. */
export function shortestCycle({ next }: Digraph, start: number, members: ReadonlySet<number>): number[] {
  const previous = new Map<number, number>();
  let frontier = [start];
  while (frontier.length > 0) {
    const reached: number[] = [];
    for (const node of frontier) {
      for (const target of next[node]!) {
        if (target === start) {
          const cycle = [start];
          for (let step = node; step !== start; step = previous.get(step)!) cycle.push(step);
          return [...cycle, start].reverse();
        }
        if (!members.has(target) || previous.has(target)) continue;
        previous.set(target, node);
        reached.push(target);
      }
    }
    frontier = reached;
  }
  return [];
}
