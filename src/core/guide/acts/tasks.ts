import { isoTime, journalled } from '../../artifacts/journal.ts';
import { personChecks } from '../../governance/personChecks.ts';
import { type TaskHistory, taskHistories } from '../../governance/taskHistory.ts';
import type { JournalEventOf } from '../../model/journal.ts';
import { gateOfPlan } from '../../plan/approval/gate.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { headOf } from '../../plan/planHead.ts';
import { dependenciesOf, type PlacedTask, tasksOf } from '../../plan/tasks/taskList.ts';
import type { Act, ActInput, ActResult } from './act.ts';
import { unnamed } from './person.ts';
import { patchedFile } from './yamlPatch.ts';

type Status = JournalEventOf<'status'>['to'];

/** What keeps a task from a status, unless a person gives a reason. */
type Obstacle = (placed: PlacedTask, history: TaskHistory, context: PlanContext) => string | undefined;

/** Begin a task: from now on its scope says which files may be edited. */
const startTask: Act = changeStatus('doing', {
  from: ['todo', 'blocked', 'done'],
  wrongStatus: id => `${id} is under way already.`,
  obstacle: ({ task }, _, context) => {
    const waits = openDependencies(task, finishedTasks(context));
    if (waits.length > 0) return `waits for ${waits.join(', ')}`;
    if (headOf(context.plan).state !== 'active')
      return `belongs to a plan that is ${headOf(context.plan).state}`;
    return closedGate(context);
  },
  ask: 'Why start it anyway?',
  done: id => `${id} is under way.`,
});

/** Finish a task that was verified. */
const finishTask: Act = changeStatus('done', {
  from: ['todo', 'doing', 'blocked'],
  wrongStatus: id => `${id} is done already.`,
  obstacle: (placed, history, { plan }) => {
    if (placed.task.status !== 'doing') return 'was not started';
    const last = history.verdicts.at(-1)?.verdict;
    if (last === undefined) return 'was not verified since it was started';
    if (last === 'BLOCK') return 'was refused by its last verification';
    // A gate that phase 6 names is for a person; a flagged step is advice.
    const open = personChecks(plan)(placed, history).filter(
      ({ kind, confirmed }) => kind === 'gate' && confirmed === undefined,
    );
    return open.length === 0
      ? undefined
      : `waits for a person to agree (${open.map(({ words }) => words).join('; ')})`;
  },
  ask: 'Why is it done all the same?',
  done: id => `${id} is done.`,
});

/** Set a task aside: something else has to come first. */
const blockTask: Act = changeStatus('blocked', {
  from: ['todo', 'doing'],
  wrongStatus: (id, status) => `${id} is ${status}.`,
  obstacle: () => 'is to be blocked',
  ask: 'What does it wait for?',
  done: id => `${id} is blocked.`,
});

/** Put a task back to where nothing was begun. */
const reopenTask: Act = changeStatus('todo', {
  from: ['doing', 'done', 'blocked'],
  wrongStatus: id => `${id} is open already.`,
  obstacle: () => undefined,
  ask: '',
  done: id => `${id} is open again.`,
});

/** A person says that a step holds, or agrees at a gate: the target is `<task> <number>` or `<task> gate:<trigger>`. */
const confirmCheck: Act = input => {
  const [id = '', ...rest] = input.target.split(' ');
  const placed = findTask(input, id);
  if (placed === undefined) return unknownTask(input, id);
  const history = historyIn(input.context)(id);
  const name = rest.join(' ');
  const check = personChecks(input.context.plan)(placed, history).find(known => known.name === name);
  if (check === undefined) return { ok: false, message: `${id} has nothing to confirm under "${name}".` };
  if (check.confirmed !== undefined)
    return { ok: false, message: `This was confirmed already: ${check.words}` };
  const nobody = unnamed(input.by, 'confirms');
  if (nobody !== undefined) return { ok: false, message: nobody };
  const event: JournalEventOf<'confirmation'> = {
    type: 'confirmation',
    at: isoTime(input.clock()),
    by: input.by,
    plan: input.context.plan.slug,
    task: id,
    check: check.key,
  };
  return { ok: true, files: journalled(input, [event]), message: `Confirmed: ${check.words}` };
};

/** What can be done with a task; the target is its id. */
export const taskActs: Readonly<Record<string, Act>> = {
  'task/start': startTask,
  'task/finish': finishTask,
  'task/block': blockTask,
  'task/reopen': reopenTask,
  'task/confirm': confirmCheck,
};

function closedGate(context: PlanContext): string | undefined {
  const [first, ...others] = gateOfPlan(context).reasons;
  if (first === undefined) return undefined;
  const more = others.length === 0 ? '' : ` And ${others.length} more.`;
  return `is behind a closed gate (${first}${more})`;
}

/** The ids of a plan's finished tasks. */
export const finishedTasks = ({ plan }: Pick<PlanContext, 'plan'>): ReadonlySet<string> =>
  new Set(tasksOf(plan.tasks).flatMap(({ id, task }) => (task.status === 'done' ? [id] : [])));

/** The tasks that a task waits for: its dependencies that are not among the finished ones. */
export const openDependencies = (task: PlacedTask['task'], finished: ReadonlySet<string>): string[] =>
  dependenciesOf(task).filter(id => !finished.has(id));

interface Change {
  from: readonly Status[];
  wrongStatus(id: string, status: Status): string;
  obstacle: Obstacle;
  /** The question whose answer overcomes the obstacle. */
  ask: string;
  done(id: string): string;
}

function changeStatus(to: Status, change: Change): Act {
  return input => {
    const placed = findTask(input, input.target);
    if (placed === undefined) return unknownTask(input, input.target);
    const { id, task } = placed;
    const from = task.status ?? 'todo';
    if (!change.from.includes(from)) return { ok: false, message: change.wrongStatus(id, from) };
    const history = historyIn(input.context)(id);
    const obstacle = change.obstacle(placed, history, input.context);
    const reason = input.text.trim();
    if (obstacle !== undefined && reason === '') {
      return { ok: false, message: `${id} ${obstacle}. ${change.ask}`, asks: change.ask };
    }
    const file = patchedFile(input.context.plan.tasks!, [
      { op: 'set', path: [...placed.path, 'status'], value: to },
    ]);
    if ('refused' in file) return { ok: false, message: file.refused };
    const event: JournalEventOf<'status'> = {
      type: 'status',
      at: isoTime(input.clock()),
      ...(input.by === '' ? {} : { by: input.by }),
      plan: input.context.plan.slug,
      task: id,
      from,
      to,
      ...(input.head === undefined ? {} : { head: input.head }),
      ...(reason === '' ? {} : { reason }),
    };
    return { ok: true, files: [file, ...journalled(input, [event])], message: change.done(id) };
  };
}

const findTask = ({ context }: ActInput, id: string): PlacedTask | undefined =>
  tasksOf(context.plan.tasks).find(placed => placed.id === id);

const unknownTask = ({ context }: ActInput, id: string): ActResult => ({
  ok: false,
  message: `The plan ${context.plan.slug} has no task ${id}.`,
});

const historyIn = ({ workspace, plan }: PlanContext) => taskHistories(workspace.journal(), plan.slug);
