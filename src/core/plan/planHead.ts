import type { Plan } from '../model/plan.ts';
import type { PlanArtifacts } from './workspace.ts';

/** Title, mode and state of a plan, also of one whose `plan.yaml` is missing. */
export function headOf(plan: PlanArtifacts): Pick<Plan, 'title' | 'mode' | 'state'> {
  const value = plan.plan?.value;
  return { title: value?.title || plan.slug, mode: value?.mode ?? 'full', state: value?.state ?? 'draft' };
}
