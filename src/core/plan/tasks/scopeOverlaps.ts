import { globInside, globsOverlap } from './scopeGlobs.ts';
import type { TaskGraph } from './taskGraph.ts';
import { type PlacedTask, scopeIn, scopeOut } from './taskList.ts';

/** Two tasks that may run at the same time and may change the same files. */
interface ScopeOverlap {
  /** The ids, in the order of the file. */
  tasks: [string, string];
  /** The scope of the second task that meets the first. */
  glob: string;
}

/** More than any plan that people can read; beyond this the comparison would take noticeable time. */
const mostComparisons = 4_000_000;

/**
 * Tasks without an order between them whose scopes meet: at most one entry for two tasks. `complete` is false
 * where there were too many scopes to compare them all. Tasks on a cycle are not compared.
 */
export function scopeOverlaps(
  tasks: readonly PlacedTask[],
  graph: TaskGraph,
): { overlaps: ScopeOverlap[]; complete: boolean } {
  const inOrder = new Set(graph.order);
  const placed = [...new Map(tasks.map(task => [task.id, task])).values()].filter(
    task => inOrder.has(task.id) && scopeIn(task.task).length > 0,
  );
  const globs = placed.reduce((count, { task }) => count + scopeIn(task).length, 0);
  if ((globs * globs) / 2 > mostComparisons || graph.order.length ** 2 / 2 > mostComparisons) {
    return { overlaps: [], complete: false };
  }
  const before = ancestorsOf(graph);
  const overlaps: ScopeOverlap[] = [];
  placed.forEach((second, index) => {
    for (const first of placed.slice(0, index)) {
      if (before(first.id, second.id) || before(second.id, first.id)) continue;
      const glob = sharedGlob(first, second);
      if (glob !== undefined) overlaps.push({ tasks: [first.id, second.id], glob });
    }
  });
  return { overlaps, complete: true };
}

/** The first scope of `b` that can match a file that `a` may change too. */
function sharedGlob(a: PlacedTask, b: PlacedTask): string | undefined {
  return scopeIn(b.task).find(
    right =>
      !globInside(right, scopeOut(a.task)) &&
      scopeIn(a.task).some(left => globsOverlap(left, right) && !globInside(left, scopeOut(b.task))),
  );
}

/** Whether one task must be done before another, directly or through others: one row of bits a task. */
function ancestorsOf(graph: TaskGraph): (first: string, second: string) => boolean {
  const position = new Map(graph.order.map((id, index) => [id, index]));
  const width = Math.ceil(graph.order.length / 32);
  const rows: Uint32Array[] = [];
  for (const id of graph.order) {
    const row = new Uint32Array(width);
    for (const dependency of graph.dependencies.get(id)!) {
      const at = position.get(dependency)!;
      rows[at]!.forEach((bits, word) => {
        row[word]! |= bits;
      });
      row[at >> 5]! |= 1 << (at & 31);
    }
    rows.push(row);
  }
  return (first, second) => {
    const at = position.get(first)!;
    return (rows[position.get(second)!]![at >> 5]! & (1 << (at & 31))) !== 0;
  };
}
