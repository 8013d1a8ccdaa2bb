import { afterwards } from '../../core/guide/amendments/afterwards.ts';
import { amend } from '../../core/guide/amendments/amend.ts';
import { amendmentDraft } from '../../core/guide/amendments/draft.ts';
import { approve } from '../../core/guide/approve.ts';
import type { PhaseId } from '../../core/model/plan.ts';
import { approvalOf } from '../../core/plan/approval/approvals.ts';
import { coveredText } from '../../core/plan/approval/coveredText.ts';
import type { PlanContext, TextFile } from '../../core/plan/phaseContext.ts';
import { findApproved, keepApproved } from '../../node/approvedTexts.ts';
import { clock } from '../../node/clock.ts';
import { personFromGit } from '../../node/git.ts';
import type { Project } from '../../node/project.ts';
import { changesOf, type Handlers, planContext } from './request.ts';

/** Approving a phase, and amending what was approved. */
export const approvalRequests: Handlers<'approve' | 'approvalDiff' | 'amendDraft' | 'amend'> = {
  approve: async ({ plan, phase, note, reason, by }, { project, storage }) => {
    const context = planContext(project, plan);
    const request = { by: by ?? personFromGit(project.root) ?? '', note, reason };
    const approved = reason === undefined ? undefined : await lastApproved(project, storage, context, phase);
    const approving = approve(phase, context, { ...request, approved }, clock);
    if (!approving.ok) return { ok: false, message: approving.message };
    if (storage !== undefined) {
      const covered = coveredText(phase, afterwards(context, approving.files));
      keepApproved(storage, approving.approval.sha256, covered);
    }
    return { ok: true, changes: changesOf(project, approving.files) };
  },

  approvalDiff: async ({ plan, phase }, { project, storage }) => {
    const context = planContext(project, plan);
    if (approvalOf(phase, context) === undefined) {
      return { ok: false, message: 'This phase was not approved yet.' };
    }
    const approved = await lastApproved(project, storage, context, phase);
    if (approved === undefined) {
      const message =
        'What was approved was neither committed nor kept by this editor, so it cannot be compared. Read the files and approve them anew.';
      return { ok: false, message };
    }
    return { ok: true, files: comparedFiles(approved, coveredText(phase as PhaseId, context)) };
  },

  amendDraft: async ({ plan, phase }, { project, storage }) => {
    const context = planContext(project, plan);
    const approved = await lastApproved(project, storage, context, phase);
    return { ok: true, draft: amendmentDraft(phase, context, approved) };
  },

  amend: async ({ plan, phase, reason, decision }, { project, storage }) => {
    const context = planContext(project, plan);
    const approved = await lastApproved(project, storage, context, phase);
    const by = personFromGit(project.root) ?? '';
    const result = amend(phase, context, { reason, decision, by, approved }, clock);
    if (!result.ok) return result;
    const message = `${result.message} ${result.whatNext}`.trim();
    return { ok: true, message, changes: changesOf(project, result.files) };
  },
};

/** What the phase's last approval covered; undefined where that is lost, or where there was none. */
async function lastApproved(
  project: Project,
  storage: string | undefined,
  context: PlanContext,
  phase: PhaseId,
): Promise<TextFile[] | undefined> {
  const given = approvalOf(phase, context);
  if (given === undefined) return undefined;
  return findApproved(project.root, storage, context.plan.slug, phase, given.approval.sha256);
}

interface Side {
  path: string;
  text: string;
}

/** Both sides of every file that differs. */
function comparedFiles(approved: readonly Side[], current: readonly Side[]) {
  const paths = [...new Set([...approved, ...current].map(({ path }) => path))].sort();
  const textOf = (side: readonly Side[], path: string) => side.find(file => file.path === path)?.text ?? '';
  return paths
    .map(path => ({ path, approved: textOf(approved, path), current: textOf(current, path) }))
    .filter(file => file.approved !== file.current);
}
