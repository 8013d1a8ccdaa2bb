import type { TaskStatus } from '../views/taskNodes.ts';
import { type CommandFactory, taskTarget } from './command.ts';
import { pickOne, pickTask } from './pick.ts';
import { runAct } from './runAct.ts';

const title = 'Set Task Status';

/** The act that brings a task into each status. */
const statuses: readonly { status: TaskStatus; act: string; detail: string }[] = [
  { status: 'todo', act: 'task/reopen', detail: 'Not started' },
  {
    status: 'doing',
    act: 'task/start',
    detail: 'Under way: its scope says which files may be edited',
  },
  { status: 'done', act: 'task/finish', detail: 'Finished and verified' },
  { status: 'blocked', act: 'task/block', detail: 'Waits for something else' },
];

/** Asks for a status and brings the task there by the act that belongs to it. */
export const setTaskStatus: CommandFactory = services => async argument => {
  const target = taskTarget(argument) ?? (await pickTask(services, title));
  if (!target) return;
  const choice = await pickOne(`Set Status of ${target.task}`, statuses, ({ status, detail }) => ({
    label: status,
    detail,
  }));
  if (choice) await runAct(services, title, { plan: target.plan, act: choice.act, target: target.task });
};
