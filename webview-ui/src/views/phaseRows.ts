import { html, nothing, type TemplateResult } from 'lit';
import type { PhaseSummary, PlanSummary } from '../../../src/protocol/panel.ts';
import { countBadge, icon } from '../components/buttons.ts';
import { stateIcon, stateWord } from '../components/phaseState.ts';
import { prose } from '../components/prose.ts';
import type { PanelStore } from '../state/panelStore.ts';

/** The phases of a plan as rows, each with its state and what comes next in it. */
export function phaseRows(store: PanelStore, plan: PlanSummary): TemplateResult {
  return html`<ul class="rows phases">
    ${plan.phases.map(phase => html`<li>${phaseRow(store, plan, phase)}</li>`)}
  </ul>`;
}

/** What comes next in a phase; nothing where there is nothing to do. */
function nextStep(plan: PlanSummary, { number, applies, state, summary }: PhaseSummary): string | undefined {
  if (!applies || state === 'approved') return undefined;
  const [first, ...others] = summary;
  if (first !== undefined) {
    return others.length === 0 ? first.message : `${first.message.replace(/\.$/, '')}, and more`;
  }
  const before = plan.phases.find(one => one.number < number && one.applies && one.state !== 'approved');
  if (before !== undefined) return `Nothing missing; approve ${before.title} first`;
  return state === 'stale' ? 'Changed since it was approved' : 'Ready to approve';
}

function phaseRow(store: PanelStore, plan: PlanSummary, phase: PhaseSummary): TemplateResult {
  const state = phase.applies ? stateWord(phase.state) : 'Not needed';
  const next = nextStep(plan, phase);
  return html`<button
    type="button"
    id="phase-${phase.id}"
    class="row phase ${phase.applies ? '' : 'left-out'}"
    title=${phase.purpose}
    aria-current=${store.phase?.id === phase.id ? 'page' : nothing}
    @click=${() => void store.open(plan.slug, phase.id)}
  >
    ${phase.applies ? stateIcon(phase.state) : icon('dash')}
    <span class="row-title">${phase.number} ${phase.title}</span>
    <span class="row-state">${state}</span>
    ${phase.applies ? countBadge(phase.missing.length, 'missing') : nothing}
    ${next === undefined ? nothing : html`<span class="row-next">${prose(next)}</span>`}
  </button>`;
}
