import { type PlacedTask, tasksOf } from '../core/plan/tasks/taskList.ts';
import type { PlanArtifacts } from '../core/plan/workspace.ts';
import { UsageError } from './failure.ts';

/** The plan that is meant: the named one, or the only one that is active, or the only one. @throws UsageError */
export function choosePlan(plans: readonly PlanArtifacts[], slug: string | undefined): PlanArtifacts {
  if (slug !== undefined) {
    const named = plans.find(plan => plan.slug === slug);
    if (named === undefined) throw new UsageError(`there is no plan ${slug}; there are ${slugs(plans)}`);
    return named;
  }
  const active = plans.filter(({ plan }) => plan?.value.state === 'active');
  const [only, ...others] = active.length > 0 ? active : plans;
  if (only === undefined) throw new UsageError('there is no plan yet; `plumbrule plan new TITLE` starts one');
  if (others.length > 0) throw new UsageError(`say which plan with --plan: ${slugs([only, ...others])}`);
  return only;
}

/**
 * The plan and task that are meant: of the named plan, or of the only plan that has a task of this name.
 * @throws UsageError
 */
export function chooseTask(
  plans: readonly PlanArtifacts[],
  task: string,
  slug: string | undefined,
): { plan: PlanArtifacts; placed: PlacedTask } {
  const having = plans.filter(plan => tasksOf(plan.tasks).some(({ id }) => id === task));
  if (slug === undefined && having.length === 0) throw new UsageError(`no plan has a task ${task}`);
  const plan = choosePlan(slug === undefined ? having : plans, slug);
  const placed = tasksOf(plan.tasks).find(({ id }) => id === task);
  if (placed === undefined) throw new UsageError(`the plan ${plan.slug} has no task ${task}`);
  return { plan, placed };
}

const slugs = (plans: readonly PlanArtifacts[]): string => plans.map(({ slug }) => slug).join(', ') || 'none';
