import type { Amendment, Approval, PhaseId } from '../../model/plan.ts';
import type { PlanContext } from '../phaseContext.ts';
import { phaseHash } from './coveredText.ts';

/** What a phase's approval stands at. */
export interface GivenApproval {
  approval: Approval;
  /** True while the content is what was approved, and no amendment has ended the approval since. */
  valid: boolean;
  /** The amendment of another phase that ended it. */
  reopenedBy: Amendment | undefined;
}

/** Times are written to the second. */
const second = 1000;
/** A year of five figures is a slip of the pen, and no time to go on from. */
const endOfTime = Date.UTC(9999, 11, 31);

type PlanOf = Pick<PlanContext, 'plan'>;

/**
 * The latest approval whose hash is the content's, otherwise the latest one; undefined where there is none. An
 * approval counts no more where the content changed, or where an amendment that is not older re-opened the phase.
 */
export function approvalOf(phase: PhaseId, context: PlanContext): GivenApproval | undefined {
  const given = approvalsOf(phase, context);
  const last = given.at(-1);
  if (last === undefined) return undefined;
  const hash = phaseHash(phase, context);
  const matching = given.findLast(({ sha256 }) => sha256.toLowerCase() === hash);
  const approval = matching ?? last;
  const reopening = amendmentsOf(context).findLast(
    ({ reopens, at }) => reopens.includes(phase) && !(Date.parse(approval.at) > Date.parse(at)),
  );
  return { approval, valid: matching !== undefined && reopening === undefined, reopenedBy: reopening };
}

/**
 * True where approving again takes a reason: the content is not what was approved, and no amendment since then
 * says why. What governance covers changes with every task, so it never does.
 */
export function needsReason(phase: PhaseId, context: PlanContext): boolean {
  if (phase === 'governance') return false;
  const hash = phaseHash(phase, context);
  const given = approvalsOf(phase, context);
  if (given.length === 0 || hash === undefined) return false;
  if (given.some(({ sha256 }) => sha256.toLowerCase() === hash)) return false;
  const last = latest(given);
  return !amendmentsOf(context).some(
    ({ phase: amended, reopens, at }) =>
      (amended === phase || reopens.includes(phase)) && !(Date.parse(at) < last),
  );
}

/**
 * When an approval of a phase is given: now, but later than every amendment that it answers, so that the order
 * can be read from the times even where the clock stands still.
 */
export function timeOfApproval(phase: PhaseId, context: PlanOf, now: Date): Date {
  const answered = amendmentsOf(context).filter(
    ({ phase: amended, reopens }) => amended === phase || reopens.includes(phase),
  );
  return new Date(Math.max(now.getTime(), latest(answered) + second));
}

/** When an amendment of a phase is made: now, but no earlier than the approvals that it ends. */
export function timeOfAmendment(phases: readonly PhaseId[], context: PlanOf, now: Date): Date {
  const ended = phases.flatMap(phase => approvalsOf(phase, context));
  return new Date(Math.max(now.getTime(), Math.ceil(latest(ended) / second) * second));
}

function approvalsOf(phase: PhaseId, { plan }: PlanOf): Approval[] {
  return (plan.plan?.value.approvals ?? []).filter(approval => approval.phase === phase);
}

function amendmentsOf({ plan }: PlanOf): readonly Amendment[] {
  return plan.plan?.value.amendments ?? [];
}

/** The latest of these times in milliseconds; those that make no sense do not count. */
function latest(events: readonly { at: string }[]): number {
  const times = events.map(({ at }) => Date.parse(at)).filter(time => time < endOfTime);
  return times.reduce((last, time) => Math.max(last, time), Number.NEGATIVE_INFINITY);
}
