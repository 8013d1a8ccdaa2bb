import { planFiles } from '../../artifacts/paths.ts';
import { unconfirmedMilestones } from '../../governance/openWork.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { tasksOf } from '../../plan/tasks/taskList.ts';
import { type Missing, missingAt, missingFile } from './missing.ts';

/** What keeps a plan from being over: tasks that are not done, milestones that nobody confirmed, and its state. */
export function missingInGovernance(context: PlanContext): Missing[] {
  const { plan } = context;
  if (wasClosedWithReason(context)) return [];
  const open = tasksOf(plan.tasks)
    .filter(({ task }) => task.status !== 'done')
    .map(({ id, task, path }) =>
      missingAt(plan.tasks!, [...path, 'status'], `${id} is ${task.status ?? 'todo'}, not done.`, {
        kind: 'openTask',
      }),
    );
  if (plan.plan === undefined)
    return [...open, missingFile(`${plan.folder}/${planFiles.plan}`, 'plan.yaml is missing.')];
  if (plan.plan.value.state === 'closed') return open;
  return [
    ...open,
    ...missingMilestones(context),
    missingAt(plan.plan, ['state'], 'The plan is not closed yet: close it when all is done.'),
  ];
}

/** Somebody said why what is open may stay open; the journal has the reason. */
function wasClosedWithReason({ plan, workspace }: PlanContext): boolean {
  if (plan.plan?.value.state !== 'closed') return false;
  const last = workspace
    .journal()
    .events.findLast(event => event.type === 'plan' && event.plan === plan.slug);
  return last?.type === 'plan' && last.to === 'closed' && (last.reason ?? '') !== '';
}

function missingMilestones({ plan, workspace }: PlanContext): Missing[] {
  return unconfirmedMilestones(plan, workspace)
    .filter(({ tasks }) => tasks.length > 0 && tasks.every(({ task }) => task.status === 'done'))
    .map(({ id, doneWhen, path }) => {
      const message = `${id}: its tasks are done, but nobody confirmed that it is reached: ${doneWhen}`;
      return missingAt(plan.tasks!, [...path, 'done_when'], message);
    });
}
