import type { PhaseId } from '../../model/plan.ts';
import type { PhaseContext, PlanContext } from '../phaseContext.ts';
import { phaseOf, phasesOfMode } from '../phases/table.ts';
import { approvalOf, type GivenApproval } from './approvals.ts';

/** May code be written now; `reasons` says what is in the way, and is empty when the gate is open. */
export interface Gate {
  open: boolean;
  reasons: string[];
}

/** The active plans, each with what is needed to judge it. */
export function activePlans(context: PhaseContext): PlanContext[] {
  return context.workspace.plans
    .filter(plan => plan.plan?.value.state === 'active')
    .map(plan => ({ ...context, plan }));
}

/** Which approvals an active plan lacks: those of phases 1 to 6, in scoped mode that of research. */
export function gateOfPlan(context: PlanContext): Gate {
  const mode = context.plan.plan?.value.mode ?? 'full';
  const reasons = phasesOfMode(mode)
    .filter(({ id }) => id !== 'governance')
    .flatMap(({ id, title }) => {
      const fault = faultOf(approvalOf(id, context));
      return fault === undefined ? [] : [`${context.plan.slug}: ${title} ${fault}.`];
    });
  return { open: reasons.length === 0, reasons };
}

/** What became of the approvals of these phases that were given and count no more, one line each. */
export function lostApprovals(phases: readonly PhaseId[], context: PlanContext): string[] {
  return phases.flatMap(id => {
    const given = approvalOf(id, context);
    return given === undefined || given.valid ? [] : [`${phaseOf(id).title} ${faultOf(given)}`];
  });
}

function faultOf(given: GivenApproval | undefined): string | undefined {
  if (given === undefined) return 'is not approved';
  if (given.valid) return undefined;
  const { reopenedBy } = given;
  if (reopenedBy === undefined) return 'changed after it was approved';
  const { phase, at, reason } = reopenedBy;
  return `was re-opened by the amendment of ${phaseOf(phase).title} on ${at.slice(0, 10)} ("${reason}"): approve it again`;
}

/** The gate of the workspace: open when an active plan has every approval it needs. */
export function gateOf(context: PhaseContext): Gate {
  const active = activePlans(context);
  if (active.length === 0) return { open: false, reasons: [noActivePlan(context)] };
  const gates = active.map(gateOfPlan);
  if (gates.some(({ open }) => open)) return { open: true, reasons: [] };
  return { open: false, reasons: gates.flatMap(({ reasons }) => reasons) };
}

function noActivePlan({ workspace }: PhaseContext): string {
  const draft = workspace.plans.find(plan => plan.plan?.value.state === 'draft');
  return draft === undefined
    ? 'No plan is active: start one with `plumbrule plan new TITLE` (`--scoped` for a small job).'
    : `No plan is active: set \`state: active\` in ${draft.folder}/plan.yaml, or start one with \`plumbrule plan new TITLE\`.`;
}
