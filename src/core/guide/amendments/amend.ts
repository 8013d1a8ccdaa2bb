import { isoTime, journalled } from '../../artifacts/journal.ts';
import type { Patch } from '../../artifacts/patch.ts';
import { decisionId } from '../../decisions/decisionId.ts';
import { editDecision } from '../../decisions/form.ts';
import { newDecision, oneLine } from '../../decisions/template.ts';
import type { Place } from '../../model/board.ts';
import type { Json } from '../../model/json.ts';
import type { PhaseId } from '../../model/plan.ts';
import type { WrittenFile } from '../../model/text.ts';
import { needsReason, timeOfAmendment } from '../../plan/approval/approvals.ts';
import { architectureFile } from '../../plan/approval/coveredText.ts';
import type { PlanContext, TextFile } from '../../plan/phaseContext.ts';
import { phaseOf } from '../../plan/phases/table.ts';
import type { Clock } from '../../ports.ts';
import { unnamed } from '../acts/person.ts';
import { patchedFile } from '../acts/yamlPatch.ts';
import { amendmentDraft } from './draft.ts';
import { type AmendmentNote, noteLines, withAmendment } from './record.ts';

/** Why an approved phase changed. */
interface AmendmentRequest {
  reason: string;
  /** Title of the decision to propose with it; null for none. Left out, what the draft suggests. */
  decision?: string | null;
  /** The person, as Git names them. */
  by: string;
  /** What the approval covered; undefined where that is lost. */
  approved: readonly TextFile[] | undefined;
}

/** The files that record an amendment. `whatNext` says what a person does about its consequences. */
type Amending =
  | { ok: true; files: WrittenFile[]; message: string; whatNext: string; open?: Place }
  | { ok: false; message: string };

/**
 * A person's act: record why an approved phase changed, in `plan.yaml`, in the journal, under a dated heading of
 * the phase's document, and in a proposed decision where a boundary changed. The phases that build on it are
 * re-opened; the phase itself waits for a new approval.
 */
export function amend(
  phase: PhaseId,
  context: PlanContext,
  request: AmendmentRequest,
  clock: Clock,
): Amending {
  const { plan } = context.plan;
  const reason = oneLine(request.reason);
  const refused = (message: string): Amending => ({ ok: false, message });
  if (plan === undefined) return refused(`There is no ${context.plan.folder}/plan.yaml to record it in.`);
  if (reason === '') return refused('Say why it changed: one sentence is enough.');
  const nobody = unnamed(request.by, 'amends');
  if (nobody !== undefined) return refused(nobody);
  if (!needsReason(phase, context))
    return refused(
      `${phaseOf(phase).title} has not changed since it was approved: there is nothing to amend.`,
    );
  const draft = amendmentDraft(phase, context, request.approved);
  const time = timeOfAmendment([phase, ...draft.reopens], context, clock());
  const at = isoTime(time);
  const { by } = request;
  const note = { day: at.slice(0, 10), reason, by, changes: draft.known ? draft.changes : undefined };
  const title = oneLine(request.decision === undefined ? (draft.decision ?? '') : (request.decision ?? ''));
  const decision = title === '' ? undefined : proposal(title, note, context, time);
  const recorded = {
    phase,
    by,
    at,
    reason,
    ...(decision === undefined ? {} : { decisions: [decisionId(decision.path)] }),
    reopens: draft.reopens,
  };
  const patch: Patch = {
    op: 'insert',
    path: ['amendments', plan.value.amendments?.length ?? 0],
    value: recorded as Json,
  };
  const planFile = patchedFile(plan, [patch]);
  if ('refused' in planFile) return refused(planFile.refused);
  return {
    ok: true,
    files: [
      planFile,
      ...documentOf(phase, context).map(({ path, text }) => ({ path, text: withAmendment(text, note) })),
      ...(decision === undefined ? [] : [decision]),
      ...journalled({ context, clock: () => time }, [
        { type: 'amendment', plan: context.plan.slug, ...recorded },
      ]),
    ],
    message: `The amendment of ${phaseOf(phase).title} is recorded. Approve ${phaseOf(phase).title} again.`,
    whatNext: whatNext(draft.reopens, recorded.decisions?.[0]),
    ...(decision === undefined ? {} : { open: { path: decision.path } }),
  };
}

/** The document of a phase that tells its own amendments. */
function documentOf(phase: PhaseId, context: PlanContext): TextFile[] {
  if (phase === 'architecture') return architectureFile(context);
  return phase === 'research' && context.plan.research !== undefined ? [context.plan.research] : [];
}

/** A proposed decision that says what changed and why; the person weighs the alternatives and accepts it. */
function proposal(title: string, note: AmendmentNote, { workspace }: PlanContext, now: Date): WrittenFile {
  const { path, text } = newDecision(workspace, title, now);
  const set = (id: string, value: string): Patch => ({ op: 'set', path: [id], value });
  const patches = [set('context', note.reason), set('outcome', noteLines(note).join('\n'))];
  return { path, text: editDecision(text, patches) };
}

function whatNext(reopens: readonly PhaseId[], decision: string | undefined): string {
  const names = reopens.map(id => phaseOf(id).title);
  return [
    ...(decision === undefined ? [] : [`Decision ${decision} is proposed: complete it and accept it.`]),
    ...(names.length === 0 ? [] : [`${names.join(', ')} must be approved again.`]),
  ].join(' ');
}
