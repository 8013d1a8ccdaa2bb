import { type CheckList, checkLists } from '../../governance/checkLists.ts';
import { personChecks } from '../../governance/personChecks.ts';
import { taskHistories } from '../../governance/taskHistory.ts';
import type { Board, BoardAction, BoardRow, BoardSection } from '../../model/board.ts';
import { gateOfPlan } from '../../plan/approval/gate.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { headOf } from '../../plan/planHead.ts';
import { taskGraph } from '../../plan/tasks/taskGraph.ts';
import { type PlacedTask, tasksOf } from '../../plan/tasks/taskList.ts';
import { openInPlan } from '../acts/plans.ts';
import { finishedTasks, openDependencies } from '../acts/tasks.ts';
import { historySection } from './history.ts';
import { type RowInput, taskRow } from './taskRow.ts';

/** The work itself: what is being done, what comes next, what has to hold, and how the plan ends. */
export function governanceBoard(context: PlanContext): Board {
  return {
    sections: [
      ...taskSections(context),
      ...checkListSection(context),
      planSection(context),
      historySection(context),
    ],
  };
}

function taskSections(context: PlanContext): BoardSection[] {
  const tasks = tasksOf(context.plan.tasks);
  if (tasks.length === 0) return [];
  const critical = new Set(taskGraph(tasks).criticalPath);
  const finished = finishedTasks(context);
  const input: RowInput = {
    context,
    critical,
    finished,
    isOpen: gateOfPlan(context).open,
    historyOf: taskHistories(context.workspace.journal(), context.plan.slug),
    checksOf: personChecks(context.plan),
    // The first of several assignments of a task counts.
    assignments: new Map(context.plan.agents?.value.assignments.toReversed().map(one => [one.task, one])),
  };
  const having = (...statuses: PlacedTask['task']['status'][]) =>
    tasks.filter(({ task }) => statuses.includes(task.status ?? 'todo'));
  const isFree = ({ task }: PlacedTask) => openDependencies(task, finished).length === 0;
  const todo = having('todo');
  // What the end of the whole waits for goes first.
  const next = todo.filter(isFree).sort((a, b) => Number(critical.has(b.id)) - Number(critical.has(a.id)));
  const later = todo.filter(placed => !isFree(placed));
  const section = (id: string, title: string, placed: readonly PlacedTask[]): BoardSection => ({
    id,
    title,
    actions: [],
    rows: placed.map(one => taskRow(one, input)),
  });
  const now = section('now', 'Now', having('doing'));
  const [first, ...rest] = section('next', 'Next', next).rows;
  const nextRows = first === undefined ? [] : [now.rows.length > 0 ? first : withPrimary(first), ...rest];
  return [
    {
      ...now,
      empty:
        'No task is being done. Start one of those below: its scope then says which files may be edited.',
    },
    ...[
      { ...section('next', 'Next', []), rows: nextRows },
      section('blocked', 'Blocked', having('blocked')),
      { ...section('later', 'Later', later), folded: true },
      { ...section('done', 'Done', having('done')), folded: true },
    ].filter(({ rows }) => rows.length > 0),
  ];
}

/** The same row with its first action as the one that comes next. */
function withPrimary(row: BoardRow): BoardRow {
  const [first, ...rest] = row.actions;
  return first === undefined ? row : { ...row, actions: [{ ...first, primary: true }, ...rest] };
}

function checkListSection(context: PlanContext): BoardSection[] {
  const lists = checkLists(context);
  if (lists.length === 0) return [];
  const help =
    'Computed from the plan, the journal and the code. Only what nothing can compute is left for a person to confirm.';
  return [{ id: 'checkLists', title: 'Check-lists', help, actions: [], rows: lists.map(checkListRow) }];
}

function checkListRow({ kind, id, title, items, canBeConfirmed }: CheckList): BoardRow {
  const holding = items.filter(({ holds }) => holds === true).length;
  const confirming: BoardAction[] =
    canBeConfirmed === undefined
      ? []
      : [{ act: 'milestone/confirm', target: id, label: 'Confirm that it is reached', icon: 'verified' }];
  return {
    id: `${kind} ${id}`,
    title,
    state: `${holding} of ${items.length}`,
    tone: holding === items.length ? 'good' : 'neutral',
    facts: [],
    lines: items
      .filter(({ holds }) => holds !== true)
      .map(({ words, holds }) => ({
        text: holds === undefined ? words : `Not yet: ${words}`,
        tone: holds === undefined ? ('neutral' as const) : ('warning' as const),
      })),
    actions: confirming,
  };
}

function planSection(context: PlanContext): BoardSection {
  const { plan } = context;
  const { title, state } = headOf(plan);
  const isArchived = plan.plan?.value.archived === true;
  const open = state === 'closed' ? undefined : openInPlan(context);
  const close: BoardAction = {
    act: 'plan/close',
    label: 'Close the plan',
    icon: 'archive',
    ...(open === undefined ? { primary: true } : { asks: `The plan ${open}. Why close it with this open?` }),
  };
  const reopen: BoardAction = {
    act: 'plan/reopen',
    label: state === 'draft' ? 'Activate' : 'Re-open',
    icon: 'discard',
  };
  const archive: BoardAction = { act: 'plan/archive', label: 'Archive', icon: 'archive' };
  const actions = {
    draft: [reopen, close],
    active: [close],
    closed: isArchived ? [reopen] : [archive, reopen],
  };
  return {
    id: 'plan',
    title: 'Plan',
    actions: [],
    rows: [
      {
        id: plan.slug,
        title,
        state: isArchived ? 'archived' : state,
        tone: state === 'active' ? 'active' : 'neutral',
        facts: [],
        lines: open === undefined ? [] : [{ text: `It ${open}.`, tone: 'neutral' }],
        ...(plan.plan === undefined ? {} : { open: { path: plan.plan.path } }),
        actions: actions[state],
      },
    ],
  };
}
