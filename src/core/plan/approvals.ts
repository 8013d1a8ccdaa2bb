import type { Approval, PhaseId } from '../model/plan.ts';
import { phaseHash } from './coveredText.ts';
import type { PlanContext } from './phaseContext.ts';

/** The latest approval whose hash is the content's; otherwise the latest one, which counts no more. */
export function approvalOf(
  phase: PhaseId,
  context: PlanContext,
): { approval: Approval; valid: boolean } | undefined {
  const given = (context.plan.plan?.value.approvals ?? []).filter(approval => approval.phase === phase);
  const last = given.at(-1);
  if (last === undefined) return undefined;
  const hash = phaseHash(phase, context);
  const valid = given.findLast(approval => approval.sha256.toLowerCase() === hash);
  return valid === undefined ? { approval: last, valid: false } : { approval: valid, valid: true };
}
