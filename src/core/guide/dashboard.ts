import { type ComponentOverlay, componentOverlay } from '../diagrams/componentOverlay.ts';
import { taskDiagram } from '../diagrams/tasks.ts';
import { type Week, weeksOf } from '../diagrams/weeks.ts';
import type { DriftEngine, Evaluation } from '../drift/engine.ts';
import type { Place } from '../model/board.ts';
import type { Task } from '../model/tasks.ts';
import type { PhaseContext } from '../plan/phaseContext.ts';
import { headOf } from '../plan/planHead.ts';
import { scopeOverlaps } from '../plan/tasks/scopeOverlaps.ts';
import { type TaskGraph, taskGraph } from '../plan/tasks/taskGraph.ts';
import { type PlacedTask, tasksOf } from '../plan/tasks/taskList.ts';
import { remember } from '../remember.ts';
import type { DriftCounts } from './progress/status.ts';

/** What the dashboard shows of one plan and of the code. */
interface Dashboard {
  plans: { slug: string; title: string; state: 'draft' | 'active' | 'closed' }[];
  /** The plan that is shown; left out where there is none. */
  plan?: string;
  drift: DriftCounts;
  /** Left out where there is no blueprint. */
  components?: ComponentOverlay;
  tasks?: TaskOverview;
  weeks: Week[];
}

/** The tasks of a plan in a diagram and as a table. */
interface TaskOverview {
  mermaid: string;
  rows: TaskRow[];
  /** Working hours of the critical path. */
  criticalHours: number;
  notes: string[];
}

/** A row of the table of tasks. */
interface TaskRow {
  id: string;
  node?: string;
  title: string;
  status: NonNullable<Task['status']>;
  effort: string;
  /** From 1; left out for a task in or behind a circle of dependencies. */
  group?: number;
  critical: boolean;
  after: string[];
  /** Tasks that may run at the same time and may change the same files. */
  overlaps: string[];
  open: Place;
}

/** More rows are no table that anybody reads. */
const mostRows = 1000;

/** The dashboard of a plan; without a name that of the first active plan, else of the first. Archived plans show when named. */
export function dashboardOf(
  context: PhaseContext,
  slug: string | undefined,
  engine: DriftEngine | undefined,
  evaluation: Evaluation | undefined,
  now: Date,
): Dashboard {
  const { plans, journal } = context.workspace;
  const heads = plans
    .filter(plan => plan.slug === slug || plan.plan?.value.archived !== true)
    .map(plan => ({ slug: plan.slug, plan, ...headOf(plan) }));
  const shown =
    heads.find(head => head.slug === slug) ?? heads.find(({ state }) => state === 'active') ?? heads[0];
  const { new: fresh = 0, baseline = 0, waived = 0 } = evaluation?.summary ?? {};
  const artifact = shown?.plan.tasks;
  const tasks = tasksOf(artifact);
  return {
    plans: heads.map(({ slug, title, state }) => ({ slug, title, state })),
    ...(shown === undefined ? {} : { plan: shown.slug }),
    drift: { new: fresh, baseline, waived },
    ...(engine === undefined ? {} : { components: componentOverlay(engine, evaluation?.findings ?? []) }),
    ...(artifact === undefined || tasks.length === 0
      ? {}
      : {
          tasks: taskOverview(tasks, ({ path }) => ({
            path: artifact.path,
            range: artifact.rangeOf(path),
          })),
        }),
    weeks: shown === undefined ? [] : weeksOf(journal(), shown.slug, now),
  };
}

function taskOverview(tasks: readonly PlacedTask[], placeOf: (task: PlacedTask) => Place): TaskOverview {
  const graph = taskGraph(tasks);
  const diagram = taskDiagram(tasks, graph);
  const groups = new Map(graph.groups.flatMap((ids, index) => ids.map(id => [id, index + 1] as const)));
  const critical = new Set(graph.criticalPath);
  const { overlaps, complete } = scopeOverlaps(tasks, graph);
  const meets = new Map<string, string[]>();
  for (const {
    tasks: [first, second],
  } of overlaps) {
    remember(meets, first, (): string[] => []).push(second);
    remember(meets, second, (): string[] => []).push(first);
  }
  return {
    mermaid: diagram.mermaid,
    criticalHours: graph.criticalHours,
    rows: tasks.slice(0, mostRows).map(placed => {
      const { id, task } = placed;
      const node = diagram.nodes.get(id);
      const group = groups.get(id);
      return {
        id,
        ...(node === undefined ? {} : { node }),
        title: task.title ?? '',
        status: task.status ?? 'todo',
        effort: String(task.effort ?? ''),
        ...(group === undefined ? {} : { group }),
        critical: critical.has(id),
        after: [...(graph.dependencies.get(id) ?? [])],
        overlaps: meets.get(id) ?? [],
        open: placeOf(placed),
      };
    }),
    notes: [
      ...diagram.notes,
      ...cycleNotes(graph),
      ...(complete ? [] : ['There are too many scopes to compare: shared files are not shown.']),
      ...(tasks.length > mostRows ? [`The table ends after ${mostRows} of ${tasks.length} tasks.`] : []),
    ],
  };
}

function cycleNotes({ cycles, unknown }: TaskGraph): string[] {
  return [
    ...cycles.slice(0, 3).map(cycle => `These tasks wait for each other: ${cycle.slice(0, 10).join(', ')}.`),
    ...unknown
      .slice(0, 3)
      .map(({ task, dependency }) => `${task} waits for ${dependency}, which is not in the plan.`),
  ];
}
