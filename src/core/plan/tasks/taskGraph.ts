import { effortHours } from './effort.ts';
import { dependenciesOf, type PlacedTask } from './taskList.ts';

/** What the dependencies between tasks say. Tasks are named by id; of two with one id the first counts. */
export interface TaskGraph {
  /** Dependencies first, otherwise in the order of the file; tasks on or behind a cycle are left out. */
  order: string[];
  /**
   * Cycles that share no task: every task depends on the next, the last on the first. There is at least one
   * where the dependencies have a cycle; another through the same tasks shows when this one is gone.
   */
  cycles: string[][];
  unknown: { task: string; dependency: string }[];
  /** The chain of tasks that takes longest; a task without a readable effort counts nothing. */
  criticalPath: string[];
  /** Working hours of that chain. */
  criticalHours: number;
  /** Tasks that can be started together: the first group at once, each other when those before are done. */
  groups: string[][];
  /** The tasks that must be done before, directly. */
  dependencies: ReadonlyMap<string, readonly string[]>;
}

/** Order the tasks of a plan by their dependencies. Linear in tasks and dependencies. */
export function taskGraph(tasks: readonly PlacedTask[]): TaskGraph {
  const byId = new Map<string, PlacedTask>();
  for (const task of tasks) if (!byId.has(task.id)) byId.set(task.id, task);
  const unknown: TaskGraph['unknown'] = [];
  const dependencies = new Map<string, string[]>();
  for (const [id, { task }] of byId) {
    const known: string[] = [];
    for (const dependency of new Set(dependenciesOf(task))) {
      if (byId.has(dependency)) known.push(dependency);
      else unknown.push({ task: id, dependency });
    }
    dependencies.set(id, known);
  }
  const order = topologicalOrder(dependencies);
  const hours = (id: string) => effortHours(byId.get(id)!.task.effort) ?? 0;
  return {
    order,
    cycles: order.length === byId.size ? [] : cyclesOf(dependencies, new Set(order)),
    unknown,
    ...criticalPathOf(order, dependencies, hours),
    groups: groupsOf(order, dependencies),
    dependencies,
  };
}

type Dependencies = ReadonlyMap<string, readonly string[]>;

function topologicalOrder(dependencies: Dependencies): string[] {
  const waiting = new Map<string, number>();
  const dependants = new Map<string, string[]>();
  const order: string[] = [];
  for (const [id, before] of dependencies) {
    waiting.set(id, before.length);
    for (const dependency of before) {
      const known = dependants.get(dependency);
      if (known === undefined) dependants.set(dependency, [id]);
      else known.push(id);
    }
    if (before.length === 0) order.push(id);
  }
  // The order grows while it is walked: it is its own queue.
  for (const id of order) {
    for (const dependant of dependants.get(id) ?? []) {
      const left = waiting.get(dependant)! - 1;
      waiting.set(dependant, left);
      if (left === 0) order.push(dependant);
    }
  }
  return order;
}

/** Follow one unfinished dependency from each task until a task comes up again. */
function cyclesOf(dependencies: Dependencies, ordered: ReadonlySet<string>): string[][] {
  const cycles: string[][] = [];
  const seen = new Map<string, number>();
  let walk = 0;
  for (const start of dependencies.keys()) {
    if (ordered.has(start) || seen.has(start)) continue;
    walk++;
    const chain: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !seen.has(at)) {
      seen.set(at, walk);
      chain.push(at);
      at = dependencies.get(at)!.find(dependency => !ordered.has(dependency));
    }
    if (at !== undefined && seen.get(at) === walk) cycles.push(chain.slice(chain.indexOf(at)));
  }
  return cycles;
}

function criticalPathOf(
  order: readonly string[],
  dependencies: Dependencies,
  hours: (id: string) => number,
): { criticalPath: string[]; criticalHours: number } {
  const finish = new Map<string, number>();
  const previous = new Map<string, string>();
  let last: string | undefined;
  for (const id of order) {
    let start = 0;
    for (const dependency of dependencies.get(id)!) {
      const done = finish.get(dependency)!;
      if (done > start || !previous.has(id)) {
        start = done;
        previous.set(id, dependency);
      }
    }
    finish.set(id, start + hours(id));
    if (last === undefined || finish.get(id)! > finish.get(last)!) last = id;
  }
  const criticalPath: string[] = [];
  for (let id = last; id !== undefined; id = previous.get(id)) criticalPath.push(id);
  return { criticalPath: criticalPath.reverse(), criticalHours: last === undefined ? 0 : finish.get(last)! };
}

function groupsOf(order: readonly string[], dependencies: Dependencies): string[][] {
  const depth = new Map<string, number>();
  const groups: string[][] = [];
  for (const id of order) {
    const level = dependencies
      .get(id)!
      .reduce((deepest, before) => Math.max(deepest, depth.get(before)! + 1), 0);
    depth.set(id, level);
    groups[level] ??= [];
    groups[level].push(id);
  }
  return groups;
}
