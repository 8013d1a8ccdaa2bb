import type { Artifact } from '../artifacts/artifact.ts';
import type { TaskFile } from '../model/tasks.ts';
import { scopeOverlaps } from '../plan/tasks/scopeOverlaps.ts';
import { type TaskGraph, taskGraph } from '../plan/tasks/taskGraph.ts';
import { dependenciesOf, type PlacedTask, scopeIn, tasksOf } from '../plan/tasks/taskList.ts';
import type { ExactRecord } from './exactRecord.ts';
import { finishList } from './finishList.ts';
import type { ImportedTask } from './importedList.ts';
import { readMarkdownList } from './markdownList.ts';
import { oneLine, roadmapLine } from './roadmapLine.ts';

/** A plan as the roadmap shows it. */
interface RoadmapPlan {
  title: string;
  tasks: Artifact<TaskFile> | undefined;
}

/**
 * The tasks of plans in Spec Kit's line grammar, below headings of the second level: milestones, phases, one line a
 * task, and who waits for whom. `[P]` marks tasks that may run beside others. Reading one plan's roadmap back gives
 * its ids, done states, phases, dependencies and paths; of several plans each has a heading of its own.
 */
export function roadmapOf(plans: readonly RoadmapPlan[]): string {
  const [only] = plans;
  if (plans.length === 1 && only !== undefined) return planRoadmap(tasksOf(only.tasks), 2);
  return plans
    .map(({ title, tasks }) => `## ${oneLine(title)}\n\n${planRoadmap(tasksOf(tasks), 3)}`)
    .join('\n');
}

function planRoadmap(tasks: readonly PlacedTask[], level: number): string {
  if (tasks.length === 0) return 'No task yet.\n';
  const parallel = parallelTasks(tasks);
  // Who waits for whom is looked at last: a sentence about an id is understood once the id is.
  const named = recordsNeeded(tasks, render(tasks, level, parallel, new Map()), false);
  const connected = recordsNeeded(tasks, render(tasks, level, parallel, named), true);
  const records = new Map(tasks.map(task => [task, { ...named.get(task), ...connected.get(task) }]));
  return render(tasks, level, parallel, records).join('\n');
}

type Records = ReadonlyMap<PlacedTask, ExactRecord>;

/** The lines; each task on one of its own. */
function render(
  tasks: readonly PlacedTask[],
  level: number,
  parallel: ReadonlySet<string>,
  records: Records,
): string[] {
  const lines: string[] = [];
  const heading = (depth: number, words: string): void => {
    if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
    lines.push(`${'#'.repeat(depth)} ${oneLine(words)}`, '');
  };
  const named = (kind: string, { id, title }: { id: string; title: string }): string =>
    title === '' ? `${kind} ${id}` : `${kind} ${id}: ${title}`;
  let milestone: PlacedTask['milestone'] | undefined;
  let phase: PlacedTask['phase'] | undefined;
  for (const task of tasks) {
    const isNewMilestone = task.milestone.id !== milestone?.id || task.milestone.title !== milestone.title;
    if (isNewMilestone) heading(level, named('Milestone', task.milestone));
    if (isNewMilestone || task.phase.id !== phase?.id || task.phase.title !== phase.title)
      heading(level + 1, named('Phase', task.phase));
    ({ milestone, phase } = task);
    lines.push(roadmapLine(task, parallel.has(task.id), records.get(task)));
  }
  const waiting = tasks.filter(task => dependenciesOf(task.task).length > 0 && !records.get(task)?.dependsOn);
  if (waiting.length > 0) heading(level, 'Dependencies');
  for (const { id, task } of waiting) lines.push(`- ${id} depends on ${dependenciesOf(task).join(', ')}`);
  lines.push('');
  return lines;
}

/** Read the lines back, and say outright what they would not say by themselves. */
function recordsNeeded(
  tasks: readonly PlacedTask[],
  lines: readonly string[],
  isConnected: boolean,
): Records {
  const back = finishList(readMarkdownList('roadmap', lines.join('\n')));
  const byLine = new Map(back.tasks.map(task => [task.range.start.line, task]));
  const records = new Map<PlacedTask, ExactRecord>();
  let index = 0;
  lines.forEach((text, line) => {
    if (index >= tasks.length || !text.startsWith('- [')) return;
    const task = tasks[index++]!;
    records.set(task, difference(task, byLine.get(line), isConnected));
  });
  return records;
}

function difference(
  { id, task, phase, milestone }: PlacedTask,
  read: ImportedTask | undefined,
  isConnected: boolean,
): ExactRecord {
  const dependsOn = [...new Set(dependenciesOf(task))].filter(dependency => dependency !== id);
  const paths = [...new Set(scopeIn(task))];
  const record: ExactRecord = {};
  if (read?.id !== id || !read.isIdGiven) record.id = id;
  if (!sameSet(read?.paths, paths)) record.paths = paths;
  if (isConnected && !sameSet(read?.dependsOn, dependsOn)) record.dependsOn = dependsOn;
  if (read?.phase.id !== phase.id || read.phase.title !== oneLine(phase.title)) record.phase = phase;
  const home = read?.phase.milestone;
  if (home?.id !== milestone.id || home.title !== oneLine(milestone.title))
    record.milestone = { id: milestone.id, title: milestone.title };
  return record;
}

const sameSet = (a: readonly string[] | undefined, b: readonly string[]): boolean =>
  a !== undefined && a.length === b.length && a.every(item => b.includes(item));

/** Tasks that can be started together with others and share no path with any of these. */
function parallelTasks(tasks: readonly PlacedTask[]): Set<string> {
  const graph: TaskGraph = taskGraph(tasks);
  const { overlaps, complete } = scopeOverlaps(tasks, graph);
  if (!complete) return new Set();
  const group = new Map(graph.groups.flatMap((ids, index) => ids.map(id => [id, index] as const)));
  const meeting = new Set(
    overlaps.flatMap(({ tasks: [first, second] }) =>
      group.get(first) === group.get(second) ? [first, second] : [],
    ),
  );
  const scoped = new Set(tasks.filter(({ task }) => scopeIn(task).length > 0).map(({ id }) => id));
  const beside = graph.groups.map(ids => ids.filter(id => scoped.has(id))).filter(ids => ids.length > 1);
  return new Set(beside.flat().filter(id => !meeting.has(id)));
}
