import { isoTime, journalled } from '../artifacts/journal.ts';
import { planFiles } from '../artifacts/paths.ts';
import type { Approval, PhaseId } from '../model/plan.ts';
import type { WrittenFile } from '../model/text.ts';
import { approvalOf, needsReason, timeOfApproval } from '../plan/approval/approvals.ts';
import { phaseHash } from '../plan/approval/coveredText.ts';
import type { PlanContext, TextFile } from '../plan/phaseContext.ts';
import { phaseOf, phasesOfMode } from '../plan/phases/table.ts';
import type { Clock } from '../ports.ts';
import { unnamed } from './acts/person.ts';
import { patchedFile } from './acts/yamlPatch.ts';
import { afterwards } from './amendments/afterwards.ts';
import { amend } from './amendments/amend.ts';
import { type Missing, missingFile } from './completeness/missing.ts';
import { missingIn } from './completeness/table.ts';

/** A person's act: the files that record the approval, or what keeps the phase from being approved. */
type Approving =
  | { ok: true; approval: Approval; files: WrittenFile[]; message: string }
  | { ok: false; message: string; missing: Missing[] };

/** Who approves, and what they say about it. */
interface ApprovalRequest {
  /** A name with an address, such as Git's `user.name <user.email>`. */
  by: string;
  note?: string;
  /** Why the phase changed since its last approval: it is amended first. */
  reason?: string | undefined;
  /** What the last approval covered, for the amendment; left out where that is lost. */
  approved?: readonly TextFile[] | undefined;
}

/** Whether a phase may be approved: it may where both lists are empty. */
interface Readiness {
  /** What stands in the way besides the phase itself, such as its place in the order; a sentence each. */
  obstacles: string[];
  /** What the phase still needs; nothing for one that the plan does not have. */
  missing: Missing[];
}

/** What keeps a phase from being approved now. `missing` is what it still needs itself. */
export function readinessOf(
  phase: PhaseId,
  context: PlanContext,
  missing: Missing[] = missingIn(phase, context),
): Readiness {
  const { plan } = context.plan;
  if (plan === undefined) {
    return { obstacles: [`There is no ${planPath(context)} to record the approval in.`], missing };
  }
  const needed = phasesOfMode(plan.value.mode);
  const at = needed.findIndex(({ id }) => id === phase);
  const { title } = phaseOf(phase);
  if (at < 0) return { obstacles: [`A scoped plan has no phase ${title}.`], missing: [] };
  const before = needed.slice(0, at).find(({ id }) => approvalOf(id, context)?.valid !== true);
  const isEmpty = missing.length === 0 && phaseHash(phase, context) === undefined;
  return {
    obstacles: [
      ...(before === undefined ? [] : [`Approve ${before.title} first: the phases go in order.`]),
      ...(isEmpty ? [`${title} has no file to approve yet.`] : []),
    ],
    missing,
  };
}

/** All that keeps a phase from being approved, in one list. */
export function allMissing(phase: PhaseId, context: PlanContext): Missing[] {
  const { obstacles, missing } = readinessOf(phase, context);
  return [...obstacles.map(message => missingFile(planPath(context), message)), ...missing];
}

function planPath({ plan }: PlanContext): string {
  return `${plan.folder}/${planFiles.plan}`;
}

/** Approve a phase as it is now: append to `plan.yaml` and to the journal. */
export function approve(
  phase: PhaseId,
  context: PlanContext,
  request: ApprovalRequest,
  clock: Clock,
): Approving {
  const { by, note = '', reason = '', approved } = request;
  const { title } = phaseOf(phase);
  const refused = (message: string, missing: Missing[] = []): Approving => ({ ok: false, message, missing });
  const nobody = unnamed(by, 'approves');
  if (nobody !== undefined) return refused(nobody);
  const missing = allMissing(phase, context);
  if (missing.length > 0) {
    const count = missing.length === 1 ? 'one point is' : `${missing.length} points are`;
    return refused(`${title} cannot be approved yet: ${count} missing.`, missing);
  }
  if (!needsReason(phase, context)) return recorded(phase, context, by, note, clock);
  if (reason.trim() === '')
    return refused(`${title} changed after it was approved: say why, which amends it.`);
  const amended = amend(phase, context, { reason, by, approved }, clock);
  if (!amended.ok) return refused(amended.message);
  const approving = recorded(phase, afterwards(context, amended.files), by, note, clock);
  if (!approving.ok) return approving;
  const files = new Map([...amended.files, ...approving.files].map(file => [file.path, file]));
  return {
    ...approving,
    files: [...files.values()],
    message: `${title} is amended and approved. ${amended.whatNext}`.trim(),
  };
}

function recorded(phase: PhaseId, context: PlanContext, by: string, note: string, clock: Clock): Approving {
  const plan = context.plan.plan!;
  const sha256 = phaseHash(phase, context)!;
  const time = timeOfApproval(phase, context, clock());
  const approval = { phase, by, at: isoTime(time), sha256, note };
  const path = ['approvals', plan.value.approvals.length];
  const planFile = patchedFile(plan, [{ op: 'insert', path, value: approval }]);
  if ('refused' in planFile) return { ok: false, message: planFile.refused, missing: [] };
  return {
    ok: true,
    approval,
    files: [
      planFile,
      ...journalled({ context, clock: () => time }, [
        { type: 'approval', plan: context.plan.slug, ...approval },
      ]),
    ],
    message: `${phaseOf(phase).title} is approved.`,
  };
}
