import { amendmentDraft } from '../../core/guide/amendments/draft.ts';
import { noteLines } from '../../core/guide/amendments/record.ts';
import { approve } from '../../core/guide/approve.ts';
import { type PhaseId, phaseIds } from '../../core/model/plan.ts';
import { approvalOf, needsReason } from '../../core/plan/approval/approvals.ts';
import { placeOf } from '../../core/report/report.ts';
import { findApproved } from '../../node/approvedTexts.ts';
import { clock } from '../../node/clock.ts';
import { personFromGit } from '../../node/git.ts';
import { replaceFile } from '../../node/writeFile.ts';
import { type ExitCode, exitCodes, UsageError } from '../failure.ts';
import { print, remark } from '../output.ts';
import { choosePlan } from '../plans.ts';
import { ask, demandTerminal, isYes } from '../terminal.ts';
import { openProject, refuseBroken } from '../workspace.ts';

/** `plumbrule approve PHASE`: a person's act, so it asks on a terminal and nowhere else. */
export async function approvePhase(
  folder: string,
  phase: string,
  options: { plan?: string; note?: string; reason?: string },
): Promise<ExitCode> {
  if (!isPhase(phase)) throw new UsageError(`no phase ${phase}; choose one of ${phaseIds.join(', ')}`);
  demandTerminal('an approval', 'approve');
  const project = await openProject(folder);
  refuseBroken(project);
  const plan = choosePlan(project.artifacts.plans, options.plan);
  const by = personFromGit(project.root) ?? '';
  const context = { ...project.phaseContext(), plan };
  const given = approvalOf(phase, context);
  const asks = given !== undefined && needsReason(phase, context);
  const approved = asks
    ? await findApproved(project.root, undefined, plan.slug, phase, given.approval.sha256)
    : undefined;
  const attempt = (reason: string) =>
    approve(phase, context, { by, note: options.note ?? '', reason, approved }, clock);
  // What is in the way is said before anything is asked.
  const possible = attempt(options.reason ?? 'asked for below');
  if (!possible.ok) {
    remark(possible.message);
    for (const missing of possible.missing) remark(`  ${placeOf(missing)}: ${missing.message}`);
    return exitCodes.findings;
  }
  const title = plan.plan!.value.title;
  if (asks) {
    const { known, changes } = amendmentDraft(phase, context, approved);
    for (const line of noteLines({ by, changes: known ? changes : undefined })) remark(line);
  }
  const answers = await ask([
    { question: `Approve ${phase} of "${title}" as ${by}? [y/N] `, accepts: isYes },
    ...(asks && options.reason === undefined
      ? [{ question: 'Why did it change since it was approved? ', accepts: (text: string) => text !== '' }]
      : []),
  ]);
  const approving = answers === undefined ? undefined : attempt(options.reason ?? answers[1] ?? '');
  if (approving?.ok !== true) {
    remark('Nothing was recorded.');
    return exitCodes.findings;
  }
  for (const { path, text } of approving.files) replaceFile(project.root, path, text);
  print(`${approving.message}\n`);
  return exitCodes.holds;
}

const isPhase = (written: string): written is PhaseId => phaseIds.some(id => id === written);
