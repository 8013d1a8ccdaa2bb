import { readTasks } from '../../artifacts/tasks.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { type PlacedTask, tasksOf } from '../../plan/tasks/taskList.ts';
import type { PlanArtifacts } from '../../plan/workspace.ts';
import { taskHistories } from '../taskHistory.ts';
import { taskScope } from '../taskScope.ts';
import { isUnknown, type VerifyInput } from './input.ts';

/** The plan in question, and the others that are active. */
export const plansAtWork = ({ workspace, plan }: PlanContext): PlanArtifacts[] => [
  plan,
  ...workspace.plans.filter(known => known.slug !== plan.slug && known.plan?.value.state === 'active'),
];

/**
 * Which other task a path belongs to: one that is being done, or that was finished since this one was started.
 * Undefined where this task may change it itself, or where it belongs to none.
 */
export function ownerAmongOthers(input: VerifyInput): (path: string) => string | undefined {
  const { context, placed } = input;
  const allows = taskScope(placed.task);
  const others = plansAtWork(context).flatMap(plan => {
    const isOwn = plan.slug === context.plan.slug;
    const wasFinished = finishedSince(input, plan);
    return tasksOf(plan.tasks)
      .filter(({ id }) => !isOwn || id !== placed.id)
      .filter(other => other.task.status === 'doing' || (other.task.status === 'done' && wasFinished(other)))
      .map(({ id, task }) => ({ name: isOwn ? id : `${plan.slug}/${id}`, allows: taskScope(task) }));
  });
  return path => (allows(path) ? undefined : others.find(other => other.allows(path))?.name);
}

/** Whether a task that is done was finished after this one began: as the journal says, otherwise as Git does. */
function finishedSince(
  { context, changes, history }: VerifyInput,
  plan: PlanArtifacts,
): (task: PlacedTask) => boolean {
  const historyOf = taskHistories(context.workspace.journal(), plan.slug);
  const path = plan.tasks?.path;
  const then = isUnknown(changes) || path === undefined ? undefined : changes.before.get(path);
  const isChanged = !isUnknown(changes) && changes.files.some(file => file.path === path);
  const doneThen = new Set(
    path === undefined || then === undefined
      ? []
      : tasksOf(readTasks(path, then)).flatMap(({ id, task }) => (task.status === 'done' ? [id] : [])),
  );
  return ({ id }) => {
    const finish = historyOf(id).lastChange;
    if (history.start !== undefined && finish?.to === 'done') {
      return Date.parse(finish.at) >= Date.parse(history.start.at);
    }
    return isChanged && !doneThen.has(id);
  };
}
