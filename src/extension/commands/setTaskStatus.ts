import { Refusal } from '../refusal.ts';
import type { TaskStatus } from '../views/taskNodes.ts';
import { taskPath } from '../views/taskPath.ts';
import { type CommandFactory, taskTarget } from './command.ts';
import { pickOne, pickTask } from './pick.ts';

const statuses: readonly { status: TaskStatus; detail: string }[] = [
  { status: 'todo', detail: 'Not started' },
  { status: 'doing', detail: 'Under way: its scope says which files may be edited' },
  { status: 'done', detail: 'Finished and verified' },
  { status: 'blocked', detail: 'Waits for something else' },
];

export const setTaskStatus: CommandFactory = services => async argument => {
  const target = taskTarget(argument) ?? (await pickTask(services, 'Set Task Status'));
  if (!target) return;
  const { plan, task } = target;
  const choice = await pickOne(`Set Status of ${task}`, statuses, ({ status, detail }) => ({
    label: status,
    detail,
  }));
  if (!choice) return;
  const { artifacts } = await services.server.request('form', { plan, phase: 'tasks' });
  const file = artifacts.find(({ role }) => role === 'tasks');
  const path = file && taskPath(file.value, task);
  if (!path) throw new Refusal(`${task} is no longer in the plan.`);
  const result = await services.changes.run('edit', {
    plan,
    phase: 'tasks',
    path: file.path,
    revision: file.revision,
    patches: [{ op: 'set', path: [...path, 'status'], value: choice.status }],
  });
  if (!result.ok) throw new Refusal(result.message);
};
