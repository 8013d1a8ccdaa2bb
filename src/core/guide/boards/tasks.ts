import type { Board, BoardAction, BoardLine, BoardRow, BoardSection } from '../../model/board.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { effortHours } from '../../plan/tasks/effort.ts';
import { scopeOverlaps } from '../../plan/tasks/scopeOverlaps.ts';
import { type TaskGraph, taskGraph } from '../../plan/tasks/taskGraph.ts';
import { type PlacedTask, tasksOf } from '../../plan/tasks/taskList.ts';
import { counted } from '../../words.ts';

/** More groups than this are told as a number. */
const mostGroups = 100;

const importList: BoardAction = {
  act: 'tasks/import',
  label: 'Import a list',
  icon: 'cloud-download',
  asks: 'Where is the task list? Write its path in the workspace, such as specs/001-sign-in/tasks.md.',
};

const nothingYet: BoardSection = {
  id: 'import',
  title: 'Tasks from elsewhere',
  help: 'A list of Spec Kit, Kiro, cc-sdd, OpenSpec, Spec Kitty or Task Master, or any Markdown with check boxes.',
  actions: [importList],
  rows: [],
  empty: 'No task yet: import a list, or add a milestone in the form.',
};

/** The order of work that the dependencies give: what can be done together, and what takes longest. */
export function tasksBoard({ plan }: PlanContext): Board {
  const tasks = tasksOf(plan.tasks);
  if (tasks.length === 0) return { sections: [nothingYet] };
  const graph = taskGraph(tasks);
  const rows = rowsOf(tasks, graph, plan.tasks!);
  const more = graph.groups.length - mostGroups;
  const help = [
    ...(graph.criticalPath.length === 0
      ? []
      : [`The longest chain takes ${hoursWords(graph.criticalHours)}: ${graph.criticalPath.join(' → ')}.`]),
    ...(graph.cycles.length === 0 ? [] : ['Tasks that wait for each other are left out.']),
    ...(more > 0 ? [`The first ${mostGroups} groups are listed, ${more} follow.`] : []),
  ].join(' ');
  return {
    sections: [
      {
        id: 'order',
        title: 'Order of work',
        help,
        actions: [{ act: 'dashboard/open', label: 'Show the graph', icon: 'type-hierarchy' }, importList],
        rows,
      },
    ],
  };
}

type TaskArtifact = NonNullable<PlanContext['plan']['tasks']>;

function rowsOf(tasks: readonly PlacedTask[], graph: TaskGraph, artifact: TaskArtifact): BoardRow[] {
  // Of two tasks with one id the first counts, as in the graph.
  const byId = new Map(tasks.toReversed().map(placed => [placed.id, placed]));
  const critical = new Set(graph.criticalPath);
  const clashes = clashesOf(tasks, graph);
  return graph.groups.slice(0, mostGroups).map((group, index): BoardRow => {
    const lines = group.map((id): BoardLine => {
      const { task, path } = byId.get(id)!;
      const effort = effortHours(task.effort) === undefined ? 'no effort yet' : String(task.effort);
      const marks = [effort, ...(critical.has(id) ? ['on the longest chain'] : [])].join(', ');
      return {
        text: `${id} ${task.title ?? ''} (${marks})`,
        tone: critical.has(id) ? 'active' : 'neutral',
        open: { path: artifact.path, range: artifact.rangeOf(path, 'key') },
      };
    });
    const met = group.flatMap(id => clashes.get(id) ?? []);
    return {
      id: String(index + 1),
      title: index === 0 ? 'At once' : `Then (${index + 1})`,
      state: met.length > 0 ? 'overlap' : group.length > 1 ? 'together' : 'alone',
      tone: met.length > 0 ? 'warning' : 'neutral',
      facts: [counted(group.length, 'task'), hoursWords(longestOf(group, byId))],
      lines: [...lines, ...met.map((text): BoardLine => ({ text, tone: 'warning' }))],
      actions: [],
    };
  });
}

/** What two tasks that may run at once both change, by the later one of both. */
function clashesOf(tasks: readonly PlacedTask[], graph: TaskGraph): Map<string, string[]> {
  const clashes = new Map<string, string[]>();
  for (const { tasks: pair, glob } of scopeOverlaps(tasks, graph).overlaps) {
    const text = `${pair[0]} and ${pair[1]} both may change ${glob}`;
    const known = clashes.get(pair[1]);
    if (known === undefined) clashes.set(pair[1], [text]);
    else known.push(text);
  }
  return clashes;
}

const longestOf = (group: readonly string[], byId: ReadonlyMap<string, PlacedTask>): number =>
  group.reduce((most, id) => Math.max(most, effortHours(byId.get(id)!.task.effort) ?? 0), 0);

/** Working hours as people say them. */
function hoursWords(hours: number): string {
  if (hours === 0) return 'no effort yet';
  const days = Math.floor(hours / 8);
  const rest = Math.round((hours - days * 8) * 10) / 10;
  return [...(days > 0 ? [`${days} d`] : []), ...(rest > 0 ? [`${rest} h`] : [])].join(' ');
}
