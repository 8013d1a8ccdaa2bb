import { window } from 'vscode';
import type { Params, PhaseSummary, PlanSummary, Result } from '../../protocol/panel.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { saveUnsaved } from '../workspace/saveUnsaved.ts';
import type { CommandFactory } from './command.ts';
import { askLine, pickPhase, pickPlan } from './pick.ts';

/**
 * Approve a phase in the person's name. What counts is on the disk, so unsaved edits of its files are saved
 * first. Says with a message where that is not possible now.
 */
export async function approve(
  services: Services,
  { plan, phase, note, reason }: Params<'phase/approve'>,
): Promise<Result<'phase/approve'>> {
  const { plans } = await services.server.request('overview', {});
  const files = plans.find(({ slug }) => slug === plan)?.phases.find(({ id }) => id === phase)?.files;
  await saveUnsaved(await services.root(), files ?? []);
  const result = await services.changes.run('approve', { plan, phase, note, reason });
  return result.ok ? { ok: true } : result;
}

/** Show what keeps a phase from being approved. */
async function offerMissing(
  services: Services,
  plan: PlanSummary,
  phase: PhaseSummary,
  [first, ...others]: readonly string[],
): Promise<void> {
  const open = 'Open Phase';
  const rest = others.length > 0 ? ` And ${others.length} more.` : '';
  const choice = await window.showWarningMessage(
    `${phase.title} cannot be approved yet. ${first}${rest}`,
    open,
  );
  if (choice === open) await services.phases.show({ plan: plan.slug, phase: phase.id });
}

/** Asks for a phase and a note, and approves it. */
export const approvePhase: CommandFactory = services => async () => {
  const plan = await pickPlan(services, 'Approve Phase: Plan');
  if (!plan) return;
  const phase = await pickPhase(
    `Approve Phase of ${plan.title}`,
    plan.phases.filter(({ applies, state }) => applies && state !== 'approved'),
  );
  if (!phase) return;
  const target = { plan: plan.slug, phase: phase.id };
  const { gate } = await services.server.request('form', target);
  const reasons = [...gate.obstacles, ...gate.missing.map(({ message }) => message)];
  if (reasons.length > 0) return offerMissing(services, plan, phase, reasons);
  const title = `Approve ${phase.title} of ${plan.title}`;
  const reason = gate.needsReason
    ? await askLine(title, 'It changed since it was approved. Why? The reason is recorded as an amendment.')
    : '';
  if (reason === undefined) return;
  const note = await window.showInputBox({
    title,
    prompt: 'Enter approves the phase as it is now, in your name. A note is optional.',
    placeHolder: 'Note',
  });
  if (note === undefined) return;
  const result = await approve(services, { ...target, note: note.trim(), ...(reason ? { reason } : {}) });
  if (!result.ok) throw new Refusal(result.message);
  void window.showInformationMessage(`${phase.title} of ${plan.title} is approved.`);
};
