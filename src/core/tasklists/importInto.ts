import type { Artifact } from '../artifacts/artifact.ts';
import { indexLines } from '../artifacts/lineIndex.ts';
import { type Patch, PatchError } from '../artifacts/patch.ts';
import { valueAt } from '../artifacts/patchJson.ts';
import { applySplices, type Splice } from '../artifacts/splice.ts';
import { readTasks } from '../artifacts/tasks.ts';
import { editYaml } from '../artifacts/yamlEdit.ts';
import type { Json, Path } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import type { TaskFile } from '../model/tasks.ts';
import { emptyTasks } from '../plan/newPlan.ts';
import { type PlacedTask, scopeIn, tasksOf } from '../plan/tasks/taskList.ts';
import { uniqueIds } from './finishList.ts';
import type { ImportedList, ImportedTask } from './importedList.ts';
import { type Home, homesFor } from './milestones.ts';
import { titleWithPaths } from './roadmapLine.ts';

/** A task of a list with its place in the plan. */
interface PlacedImport {
  id: string;
  title: string;
  done: boolean;
  dependsOn: string[];
  paths: string[];
  milestone: string;
  phase: string;
}

/** What an import comes to. */
export interface Import {
  /** The plan's new `tasks.yaml`. */
  text: string;
  /** Every task of the list, in its order. */
  tasks: PlacedImport[];
  /** Ids of tasks that the plan had already and that are done now, with what they were before. */
  finished: { id: string; from: NonNullable<PlacedTask['task']['status']> }[];
  problems: Problem[];
}

/**
 * Add a list to a plan's `tasks.yaml`; without a text to a new one. Tasks that the plan has already, under the same id
 * and title, are kept, and become done where the list says so; another task's id gets a suffix.
 * @throws PatchError where the plan's file cannot be read.
 */
export function importInto(text: string | undefined, list: ImportedList): Import {
  const before = text ?? emptyTasks;
  const artifact = readTasks('tasks.yaml', before);
  if (artifact.isBroken) throw new PatchError('the plan’s tasks cannot be read; mend tasks.yaml first');
  const problems = [...list.problems];
  const warn = (task: ImportedTask, message: string): void => {
    problems.push({ path: list.path, range: task.range, message, severity: 'warning' });
  };
  const existing = new Map(tasksOf(artifact).map(task => [task.id, task]));
  const kept = keptTasks(list, existing);
  const added = list.tasks.filter(task => !kept.has(task));
  const named = uniqueIds(
    added.map(({ id, isIdGiven }) => ({ id: isIdGiven || !existing.has(id) ? id : undefined })),
    existing.keys(),
  );
  const ids = new Map(list.tasks.map(task => [task.id, task.id]));
  added.forEach((task, index) => {
    const { id } = named[index]!;
    if (task.isIdGiven && id !== task.id)
      warn(task, `the plan has another task \`${task.id}\`; this one was named \`${id}\``);
    ids.set(task.id, id);
  });
  const dependsOn = dependencies(list, ids, existing, problems);
  const patches: Patch[] = [];
  const finished: (Import['finished'][number] & { path: Path })[] = [];
  const homes = homesFor(artifact, list, added);
  for (const [task, { id, path, task: known }] of kept) {
    const from = known.status ?? 'todo';
    if (task.status === 'done' && from !== 'done') {
      finished.push({ id, from, path });
    } else if (task.status !== 'done' && from === 'done')
      warn(task, `${id} is done in the plan and not here; it stays done`);
  }
  patches.push(...homes.patches(task => taskData(task, ids.get(task.id)!, dependsOn.get(task)!)));
  const tasks = list.tasks.map((task): PlacedImport => {
    const home: Home = kept.has(task) ? homeOf(kept.get(task)!) : homes.of(task);
    const { title, paths } = task;
    const done = task.status === 'done';
    return { id: ids.get(task.id)!, title, done, dependsOn: dependsOn.get(task)!, paths, ...home };
  });
  return {
    text: editYaml(finish(artifact, finished), patches),
    tasks,
    finished: finished.map(({ id, from }) => ({ id, from })),
    problems,
  };
}

/** Set many states at once: an edit each would read the whole file as often. */
function finish(artifact: Artifact<TaskFile>, finished: readonly { path: Path }[]): string {
  const { text } = artifact;
  const lines = indexLines(text);
  const isWritten = ({ path }: { path: Path }): boolean =>
    typeof valueAt(artifact.json, [...path, 'status']) === 'string';
  const splices = finished.filter(isWritten).map(({ path }): Splice => {
    const { start, end } = artifact.rangeOf([...path, 'status']);
    return { start: lines.offset(start), end: lines.offset(end), text: 'done' };
  });
  const patches = finished
    .filter(task => !isWritten(task))
    .map(({ path }): Patch => ({ op: 'set', path: [...path, 'status'], value: 'done' }));
  return editYaml(applySplices(text, splices), patches);
}

const homeOf = ({ milestone, phase }: PlacedTask): Home => ({ milestone: milestone.id, phase: phase.id });

/** The tasks of the list that the plan has: a title may have its paths behind it, as the roadmap writes them. */
function keptTasks(
  list: ImportedList,
  existing: ReadonlyMap<string, PlacedTask>,
): Map<ImportedTask, PlacedTask> {
  const kept = new Map<ImportedTask, PlacedTask>();
  for (const task of list.tasks) {
    const known = existing.get(task.id);
    const title = known?.task.title ?? '';
    if (known === undefined) continue;
    if (title === task.title || titleWithPaths(title, scopeIn(known.task)) === task.title)
      kept.set(task, known);
  }
  return kept;
}

/** What each task waits for, in the plan's ids. An id that only the plan knows is a task or a phase of it. */
function dependencies(
  list: ImportedList,
  ids: ReadonlyMap<string, string>,
  existing: ReadonlyMap<string, PlacedTask>,
  problems: Problem[],
): Map<ImportedTask, string[]> {
  const phases = new Map<string, string[]>();
  for (const { id, phase } of existing.values()) {
    const inPhase = phases.get(phase.id);
    if (inPhase === undefined) phases.set(phase.id, [id]);
    else inPhase.push(id);
  }
  const resolve = (id: string): readonly string[] =>
    ids.has(id) ? [ids.get(id)!] : existing.has(id) ? [id] : (phases.get(id) ?? [id]);
  const reported = new Set<string>();
  for (const { task, id, range } of list.unknown) {
    const place = `${range.start.line} ${id}`;
    if (existing.has(id) || phases.has(id) || reported.has(place)) continue;
    reported.add(place);
    const message = `${ids.get(task)} waits for \`${id}\`, which is no task here; correct the id in tasks.yaml, or add the task`;
    problems.push({ path: list.path, range, message, severity: 'warning' });
  }
  return new Map(
    list.tasks.map(task => {
      const own = ids.get(task.id)!;
      return [task, [...new Set(task.dependsOn.flatMap(resolve))].filter(id => id !== own)];
    }),
  );
}

/** A task as `tasks.yaml` writes it; what the list does not say is left to the form. */
function taskData({ title, status, paths, details }: ImportedTask, id: string, dependsOn: string[]): Json {
  const { goal, strategy, validation, story, optional } = details;
  const data: Record<string, Json | undefined> = {
    id,
    title,
    goal,
    scope: paths.length === 0 ? undefined : { in: paths },
    depends_on: dependsOn.length === 0 ? undefined : dependsOn,
    strategy,
    validation: validation as Json | undefined,
    'x-story': story,
    'x-optional': optional,
    status,
  };
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as Json;
}
