import { planFiles } from '../../artifacts/paths.ts';
import type { PlanContext } from '../phaseContext.ts';
import { tasksOf } from '../taskList.ts';
import { type Missing, missingAt, missingFile } from './missing.ts';

/** What keeps a plan from being over: tasks that are not done, and its state. */
export function missingInGovernance({ plan }: PlanContext): Missing[] {
  const open = tasksOf(plan.tasks)
    .filter(({ task }) => task.status !== 'done')
    .map(({ id, task, path }) =>
      missingAt(plan.tasks!, [...path, 'status'], `${id} is ${task.status ?? 'todo'}, not done.`),
    );
  if (plan.plan === undefined)
    return [...open, missingFile(`${plan.folder}/${planFiles.plan}`, 'plan.yaml is missing.')];
  if (plan.plan.value.state === 'closed') return open;
  return [
    ...open,
    missingAt(plan.plan, ['state'], 'The plan is not closed yet: set `state: closed` when all is done.'),
  ];
}
