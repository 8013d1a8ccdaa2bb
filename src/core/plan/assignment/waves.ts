import { scopeOverlaps } from '../tasks/scopeOverlaps.ts';
import type { TaskGraph } from '../tasks/taskGraph.ts';
import type { PlacedTask } from '../tasks/taskList.ts';

/** The order in which tasks can be given to agents. */
export interface OrderOfWork {
  /** Tasks by id: those of one wave can be done at the same time, each wave when the one before is done. */
  waves: string[][];
  /** False where there were too many scopes to compare: then a wave may hold tasks that get in each other's way. */
  compared: boolean;
}

/**
 * Group tasks that do not wait for each other and do not change the same files. Of tasks whose scopes meet, the
 * one that comes later in the file waits.
 */
export function orderOfWork(tasks: readonly PlacedTask[], graph: TaskGraph): OrderOfWork {
  const { overlaps, complete } = scopeOverlaps(tasks, graph);
  const rivals = new Map<string, Set<string>>();
  for (const { tasks: pair } of overlaps) {
    for (const [one, other] of [pair, pair.toReversed()] as [string, string][]) {
      const known = rivals.get(one);
      if (known === undefined) rivals.set(one, new Set([other]));
      else known.add(other);
    }
  }
  const waves = graph.groups.flatMap(group => {
    const batches: string[][] = [];
    for (const id of group) {
      const against = rivals.get(id);
      const free = batches.find(batch => against === undefined || !batch.some(other => against.has(other)));
      if (free === undefined) batches.push([id]);
      else free.push(id);
    }
    return batches;
  });
  return { waves, compared: complete };
}
