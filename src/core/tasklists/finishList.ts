import { slugOf } from '../artifacts/slug.ts';
import type { DraftList, DraftPhase, DraftTask, Reference } from './draftList.ts';
import type { ImportedList, ImportedMilestone, ImportedPhase, ImportedTask } from './importedList.ts';

/** How many dependencies the ranges and phases of one list may stand for. */
const mostDependencies = 50_000;

/** Make ids unique and dependencies lead to tasks. What cannot be told is a problem, and nothing is left out. */
export function finishList(draft: DraftList): ImportedList {
  const list: ImportedList = { ...draft, tasks: [], phases: [], unknown: [] };
  const phaseOf = phaseNames(list.phases);
  const ids = uniqueIds(draft.tasks.map(({ id, space }) => ({ id, space })));
  const tasks = draft.tasks.map((task, index): ImportedTask => {
    const { id, repeats } = ids[index]!;
    if (repeats) {
      const message = `an earlier task is \`${task.id}\` too; this one was named \`${id}\``;
      list.problems.push({ path: draft.path, range: task.range, message, severity: 'warning' });
    }
    const { title, status, paths, range, details } = task;
    const phase = phaseOf(task.phase);
    return {
      id,
      isIdGiven: task.id !== undefined,
      title,
      status,
      dependsOn: [],
      paths,
      phase,
      range,
      details,
    };
  });
  list.tasks = tasks;
  connect(draft, list);
  return list;
}

/** The ids that tasks get: as written, with `-2` where one repeats, and `T001` on where there is none. */
export function uniqueIds(
  wanted: readonly { id: string | undefined; space?: string | undefined }[],
  taken: Iterable<string> = [],
): { id: string; repeats: boolean }[] {
  const used = new Set(taken);
  const given = new Set([...used, ...wanted.flatMap(({ id }) => id ?? [])]);
  const counts = new Map<string, number>();
  let number = 0;
  return wanted.map(({ id, space }) => {
    if (id === undefined) {
      let made: string;
      do made = `T${String(++number).padStart(3, '0')}`;
      while (given.has(made));
      return { id: made, repeats: false };
    }
    let free = id;
    if (used.has(free) && space !== undefined) free = `${id}@${space.replace(/\s+/g, '-')}`;
    const stem = free;
    for (let count = counts.get(stem) ?? 2; used.has(free) || (free !== id && given.has(free)); count++) {
      free = `${stem}-${count}`;
      counts.set(stem, count + 1);
    }
    used.add(free);
    return { id: free, repeats: free !== id && space === undefined };
  });
}

/** Name phases: as written, or after their title; the same id and title is the same phase. */
function phaseNames(phases: ImportedPhase[]): (draft: DraftPhase) => ImportedPhase {
  const known = new Map<DraftPhase, ImportedPhase>();
  const named = new Map<
    ImportedMilestone,
    { byTitle: Map<string, ImportedPhase>; names: Map<string, number> }
  >();
  return draft => {
    const before = known.get(draft);
    if (before !== undefined) return before;
    const inMilestone = named.get(draft.milestone) ?? { byTitle: new Map(), names: new Map() };
    named.set(draft.milestone, inMilestone);
    const stem = draft.id ?? slugOf(draft.title);
    const title = `${stem}\n${draft.title}`;
    let phase = inMilestone.byTitle.get(title);
    if (phase === undefined) {
      let count = inMilestone.names.get(stem) ?? 0;
      let id = count === 0 ? stem : `${stem}-${count + 1}`;
      while (count > 0 && inMilestone.names.has(id)) id = `${stem}-${++count + 1}`;
      inMilestone.names.set(stem, count + 1);
      if (id !== stem) inMilestone.names.set(id, 1);
      phase = { id, title: draft.title, milestone: draft.milestone };
      inMilestone.byTitle.set(title, phase);
      phases.push(phase);
    }
    known.set(draft, phase);
    return phase;
  };
}

/** Turn what tasks and sentences refer to into the ids of tasks: one for a task, all of its tasks for a phase. */
function connect(draft: DraftList, list: ImportedList): void {
  const resolve = targetsOf(draft.tasks);
  const waits = new Map<number, Map<string, Reference>>();
  let left = mostDependencies;
  let isCut = false;
  const add = (from: number, to: string, reference: Reference): void => {
    const known = waits.get(from) ?? new Map<string, Reference>();
    waits.set(from, known);
    if (known.has(to)) return;
    if (left-- > 0) known.set(to, reference);
    else isCut = true;
  };
  const order = (from: readonly number[], space: string | undefined, reference: Reference): void => {
    const targets = resolve(reference.id, space);
    for (const waiting of from) {
      if (left <= 0) break;
      if (targets.length === 0) add(waiting, reference.id, reference);
      for (const target of targets) if (target !== waiting) add(waiting, list.tasks[target]!.id, reference);
    }
  };
  draft.tasks.forEach((task, index) => {
    for (const reference of task.waitsFor) order([index], task.space, reference);
  });
  for (const { before, after, space } of draft.relations) {
    const from = after.flatMap(({ id }) => resolve(id, space));
    for (const reference of before) order(from, space, reference);
  }
  const ids = new Set(list.tasks.map(({ id }) => id));
  list.tasks.forEach((task, index) => {
    for (const [id, { range }] of waits.get(index) ?? []) {
      task.dependsOn.push(id);
      if (!ids.has(id)) list.unknown.push({ task: task.id, id, range });
    }
  });
  if (isCut) {
    const message = `the list states more than ${mostDependencies} dependencies; the rest was left out`;
    const { range } = list.tasks[0]!;
    list.problems.push({ path: list.path, range, message, severity: 'warning' });
  }
}

/** The positions of the tasks that an id stands for: a task's own before a phase's. */
function targetsOf(tasks: readonly DraftTask[]): (id: string, space: string | undefined) => number[] {
  const key = (id: string, space: string | undefined): string => `${space ?? ''}\n${id}`;
  const byId = new Map<string, number[]>();
  const byPhase = new Map<string, number[]>();
  tasks.forEach(({ id, phase, space }, index) => {
    if (id !== undefined && !byId.has(key(id, space))) byId.set(key(id, space), [index]);
    if (phase.id === undefined) return;
    const inPhase = byPhase.get(key(phase.id, space));
    if (inPhase === undefined) byPhase.set(key(phase.id, space), [index]);
    else inPhase.push(index);
  });
  return (id, space) => byId.get(key(id, space)) ?? byPhase.get(key(id, space)) ?? [];
}
