import { globInside, type Reach, reachesMeet, reachOf } from './scopeGlobs.ts';
import type { TaskGraph } from './taskGraph.ts';
import { type PlacedTask, scopeIn, scopeOut } from './taskList.ts';

/** Two tasks that may run at the same time and may change the same files. */
interface ScopeOverlap {
  /** The ids, in the order of the file. */
  tasks: [string, string];
  /** The scope of the second task that meets the first. */
  glob: string;
}

/** More pairs than anybody goes through; what is said of each would fill a panel, or a process, without end. */
const mostOverlaps = 1000;
/** More than plans that people write need; beyond this the comparison would take noticeable time. */
const mostComparisons = 1_000_000;
/** Who waits for whom takes a bit for every two tasks. */
const mostTasks = 10_000;

/** One path of a task's scope. */
interface ScopePath extends Reach {
  task: PlacedTask;
  /** Where the task stands among all. */
  index: number;
  /** Where the path stands in the scope. */
  position: number;
  glob: string;
}

/**
 * Tasks without an order between them whose scopes meet: at most one entry for two tasks. `complete` is false
 * where more of them meet than can be listed, or can be compared. Tasks on a cycle are not compared.
 */
export function scopeOverlaps(
  tasks: readonly PlacedTask[],
  graph: TaskGraph,
): { overlaps: ScopeOverlap[]; complete: boolean } {
  if (graph.order.length > mostTasks) return { overlaps: [], complete: false };
  const inOrder = new Set(graph.order);
  const placed = [...new Map(tasks.map(task => [task.id, task])).values()].filter(({ id }) =>
    inOrder.has(id),
  );
  const before = ancestorsOf(graph);
  const found = new Map<string, { first: ScopePath; second: ScopePath }>();
  let comparisons = 0;
  for (const { one, other } of nested(placed.flatMap(pathsOf))) {
    comparisons++;
    if (comparisons > mostComparisons || found.size > mostOverlaps) break;
    if (one.index === other.index) continue;
    const [first, second] = one.index < other.index ? [one, other] : [other, one];
    if (before(first.task.id, second.task.id) || before(second.task.id, first.task.id)) continue;
    const key = `${first.index} ${second.index}`;
    const known = found.get(key);
    if (known !== undefined && known.second.position <= second.position) continue;
    comparisons += scopeOut(first.task.task).length + scopeOut(second.task.task).length;
    if (!meet(first, second)) continue;
    found.set(key, { first, second });
  }
  const overlaps = [...found.values()]
    .sort((a, b) => a.second.index - b.second.index || a.first.index - b.first.index)
    .slice(0, mostOverlaps)
    .map(
      ({ first, second }): ScopeOverlap => ({ tasks: [first.task.id, second.task.id], glob: second.glob }),
    );
  return { overlaps, complete: comparisons <= mostComparisons && found.size <= mostOverlaps };
}

const pathsOf = (task: PlacedTask, index: number): ScopePath[] =>
  scopeIn(task.task).map((glob, position) => ({ task, index, position, glob, ...reachOf(glob) }));

/** Both can match a file that neither task leaves alone. */
const meet = (a: ScopePath, b: ScopePath): boolean =>
  reachesMeet(a, b) &&
  !globInside(b.glob, scopeOut(a.task.task)) &&
  !globInside(a.glob, scopeOut(b.task.task));

/** Every two paths of which one begins with the other, found without comparing each with each. */
function* nested(paths: readonly ScopePath[]): Generator<{ one: ScopePath; other: ScopePath }> {
  const sorted = [...paths].sort((a, b) => (a.prefix < b.prefix ? -1 : a.prefix > b.prefix ? 1 : 0));
  const around: ScopePath[] = [];
  for (const other of sorted) {
    while (around.length > 0 && !other.prefix.startsWith(around.at(-1)!.prefix)) around.pop();
    for (const one of around) yield { one, other };
    around.push(other);
  }
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
