import type { PlanArtifacts } from '../core/artifacts/workspace.ts';
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

const slugs = (plans: readonly PlanArtifacts[]): string => plans.map(({ slug }) => slug).join(', ') || 'none';
