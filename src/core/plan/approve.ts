import type { Patch } from '../artifacts/patch.ts';
import { planFiles } from '../artifacts/paths.ts';
import type { Approval, PhaseId } from '../model/plan.ts';
import type { Clock } from '../ports.ts';
import { isoTime } from './acts/act.ts';
import { approvalOf } from './approvals.ts';
import { type Missing, missingFile } from './completeness/missing.ts';
import { missingIn } from './completeness.ts';
import { phaseHash } from './coveredText.ts';
import type { PlanContext } from './phaseContext.ts';
import { phaseOf, phasesOfMode } from './phases.ts';

/** A person's act: append the approval to `plan.yaml`, or say what keeps the phase from being approved. */
export type Approving =
  | { ok: true; approval: Approval; patch: Patch }
  | { ok: false; message: string; missing: Missing[] };

/** What keeps a phase from being approved now; empty when a person may. `missing` is what it still needs itself. */
export function obstacles(
  phase: PhaseId,
  context: PlanContext,
  missing: Missing[] = missingIn(phase, context),
): Missing[] {
  const { plan, folder } = context.plan;
  const path = `${folder}/${planFiles.plan}`;
  if (plan === undefined) return [missingFile(path, `There is no ${path} to record the approval in.`)];
  const needed = phasesOfMode(plan.value.mode);
  const at = needed.findIndex(({ id }) => id === phase);
  if (at < 0) return [missingFile(path, `A scoped plan has no phase ${phaseOf(phase).title}.`)];
  const before = needed.slice(0, at).find(({ id }) => approvalOf(id, context)?.valid !== true);
  const order =
    before === undefined ? [] : [missingFile(path, `Approve ${before.title} first: the phases go in order.`)];
  const nothing =
    missing.length === 0 && phaseHash(phase, context) === undefined
      ? [missingFile(path, `${phaseOf(phase).title} has no file to approve yet.`)]
      : [];
  return [...order, ...missing, ...nothing];
}

/** Approve a phase as it is now. `by` is a name with an address, such as Git's `user.name <user.email>`. */
export function approve(
  phase: PhaseId,
  context: PlanContext,
  by: string,
  note: string,
  clock: Clock,
): Approving {
  if (by.trim() === '') {
    return { ok: false, message: 'Say who approves: set user.name and user.email in Git.', missing: [] };
  }
  const missing = obstacles(phase, context);
  const sha256 = phaseHash(phase, context);
  if (missing.length > 0 || sha256 === undefined) {
    const count = missing.length === 1 ? 'one point is' : `${missing.length} points are`;
    const message = `${phaseOf(phase).title} cannot be approved yet: ${count} missing.`;
    return { ok: false, message, missing };
  }
  const approval: Approval = { phase, by, at: isoTime(clock()), sha256, note };
  const path = ['approvals', context.plan.plan?.value.approvals.length ?? 0];
  return {
    ok: true,
    approval,
    patch: { op: 'insert', path, value: { phase, by, at: approval.at, sha256, note } },
  };
}
