import { type QuickPickItem, window } from 'vscode';
import * as z from 'zod/mini';
import { commandIds } from '../../protocol/ids.ts';
import { methods, type PlanSummary } from '../../protocol/panel.ts';
import { Refusal } from '../refusal.ts';
import type { CommandFactory } from './command.ts';
import { askLine, pickOne, pickPhase, pickPlan } from './pick.ts';

/**
 * Amend what was approved: show what changed since, ask why, and record it, with a proposed decision where a
 * boundary changed. The command is called after the blueprint, which is what mostly changes; it offers every
 * phase that did.
 */
export const amendPhase: CommandFactory = services => async argument => {
  const named = z.safeParse(methods['form/load'].params, argument).data;
  const plan = named ? await planNamed(named.plan) : await pickPlan(services, 'Amend: Plan');
  if (!plan) return;
  const changed = plan.phases.filter(({ applies, state }) => applies && state === 'stale');
  const [only, ...others] = changed;
  if (!only) {
    throw new Refusal(
      'Nothing that was approved has changed. Change the blueprint first, then amend it to say why.',
      { title: 'Open Phase', command: commandIds.openPhase },
    );
  }
  const phase =
    changed.find(({ id }) => id === named?.phase) ??
    (others.length === 0 ? only : await pickPhase(`Amend a Phase of ${plan.title}`, changed));
  if (!phase) return;
  const target = { plan: plan.slug, phase: phase.id };
  const result = await services.server.request('amendDraft', target);
  if (!result.ok) throw new Refusal(result.message);
  const { known, changes, decision, reopens } = result.draft;
  const title = `Amend ${phase.title} of ${plan.title}`;
  const items: QuickPickItem[] = [
    ...(known ? [] : [{ label: 'What was approved is not known any more, so the changes cannot be listed' }]),
    ...changes.map(({ text, path, boundary }) => ({
      label: text,
      description: boundary ? 'a boundary' : '',
      detail: path,
    })),
    ...(reopens.length > 0 ? [{ label: `To be approved again: ${reopens.join(', ')}` }] : []),
  ];
  const seen = await pickOne(`${title}: What Changed (Enter Goes On)`, items, item => item);
  if (items.length > 0 && !seen) return;
  const reason = await askLine(title, 'Why did it change? One sentence is enough.');
  if (!reason) return;
  const proposed =
    decision === null
      ? null
      : await window.showInputBox({
          title,
          prompt:
            'A boundary changed: a decision with this title is proposed. Leave it empty to propose none.',
          value: decision,
        });
  if (proposed === undefined) return;
  const amended = await services.changes.run('amend', {
    ...target,
    reason,
    decision: proposed?.trim() || null,
  });
  if (!amended.ok) throw new Refusal(amended.message);
  void window.showInformationMessage(amended.message);

  async function planNamed(slug: string): Promise<PlanSummary | undefined> {
    const { plans } = await services.server.request('overview', {});
    return plans.find(plan => plan.slug === slug);
  }
};
