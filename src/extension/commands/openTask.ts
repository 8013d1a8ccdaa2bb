import { Refusal } from '../refusal.ts';
import { taskLeaves, taskNodes } from '../views/taskNodes.ts';
import { openFile } from '../workspace/openFile.ts';
import { type CommandFactory, taskTarget } from './command.ts';
import { pickTask } from './pick.ts';

/** Opens a task at its place in tasks.yaml. */
export const openTask: CommandFactory = services => async argument => {
  const named = taskTarget(argument);
  // Asked for again: a row of the tree may be older than the file.
  const task = named
    ? taskLeaves(taskNodes(await services.server.request('tasks', {}))).find(
        ({ plan, task }) => plan === named.plan && task === named.task,
      )
    : await pickTask(services, 'Open Task');
  if (task) await openFile(await services.root(), task.path, task.range);
  else if (named) throw new Refusal(`${named.task} is no longer in the plan.`);
};
