import type { TaskStatus } from '../views/taskNodes.ts';
import { type CommandFactory, taskTarget } from './command.ts';
import { pickTask } from './pick.ts';
import { runAct } from './runAct.ts';

/** An act on one task; `offered` are the statuses of the tasks that the palette offers for it. */
const taskAct =
  (title: string, act: string, ...offered: TaskStatus[]): CommandFactory =>
  services =>
  async argument => {
    const target = taskTarget(argument) ?? (await pickTask(services, title, offered));
    if (target) await runAct(services, title, { plan: target.plan, act, target: target.task });
  };

export const startTask = taskAct('Start Task', 'task/start', 'todo', 'blocked');
export const finishTask = taskAct('Finish Task', 'task/finish', 'doing');
export const blockTask = taskAct('Block Task', 'task/block', 'todo', 'doing');
export const reopenTask = taskAct('Re-open Task', 'task/reopen', 'doing', 'done', 'blocked');
