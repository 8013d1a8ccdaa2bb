import { html, nothing, type TemplateResult } from 'lit';
import type { Overview, PhaseSummary, PlanSummary } from '../../../src/protocol/panel.ts';
import { countBadge, icon, iconButton, linkButton } from '../components/buttons.ts';
import { stateIcon, stateWord } from '../components/phaseState.ts';
import type { PanelStore } from '../state/panelStore.ts';
import { newPlanForm } from './newPlan.ts';

const newPlanKey = 'new plan';

/** The plans, the gate and the seven phases. */
export function overviewView(store: PanelStore, overview: Overview, plan: PlanSummary): TemplateResult {
  return html`<div class="overview">
    <h1 class="hidden">Plan and phases</h1>
    ${planPicker(store, overview, plan)}
    ${store.isOpen(newPlanKey, false) ? newPlanForm(store, () => closeNewPlan(store)) : nothing}
    ${gateLine(overview)}
    <h2 class="hidden">Phases</h2>
    <ul class="rows phases">
      ${plan.phases.map(phase => html`<li>${phaseRow(store, plan, phase)}</li>`)}
    </ul>
    ${driftLine(overview)}
  </div>`;
}

function closeNewPlan(store: PanelStore): void {
  store.setOpen(newPlanKey, false);
  store.focus('plan-picker');
}

function planPicker(store: PanelStore, overview: Overview, plan: PlanSummary): TemplateResult {
  const pick = (event: Event) => void store.showOverview((event.target as HTMLSelectElement).value);
  return html`<div class="plan-picker">
      <div class="select">
        <select id="plan-picker" aria-label="Plan" @change=${pick}>
          ${overview.plans.map(
            one => html`<option value=${one.slug} ?selected=${one.slug === plan.slug}>${one.title}</option>`,
          )}
        </select>
        ${icon('chevron-down')}
      </div>
      ${iconButton({
        icon: 'add',
        label: 'New plan',
        run: () => {
          store.setOpen(newPlanKey, true);
          store.focus('plan-title');
        },
      })}
    </div>
    <p class="plan-facts">
      <span>${plan.mode === 'scoped' ? 'Scoped plan' : 'Full plan'}, ${plan.state}</span>
      ${planAct(store, plan)}
    </p>`;
}

/** What can be done with a plan in each of its states. */
const nextState = {
  draft: { label: 'Activate', state: 'active', done: 'Plan activated' },
  active: { label: 'Close', state: 'closed', done: 'Plan closed' },
  closed: { label: 'Re-open', state: 'active', done: 'Plan re-opened' },
} as const;

function planAct(store: PanelStore, plan: PlanSummary): TemplateResult {
  const { label, state, done } = nextState[plan.state];
  return linkButton({
    label: `${label} plan`,
    run: async () => {
      await store.act('plan/setState', { plan: plan.slug, state }, done);
      await store.load();
    },
  });
}

/** The reasons stay folded: the phases below say the same, one by one. */
function gateLine({ gate }: Overview): TemplateResult {
  if (gate.open)
    return html`<p class="gate-line">${icon('unlock')}<span>Gate open: code may be written</span></p>`;
  return html`<details class="gate-line">
    <summary>${icon('lock')}<span>Gate closed: no code yet</span><span class="why">Why?</span></summary>
    <ul>${gate.reasons.map(reason => html`<li>${reason}</li>`)}</ul>
  </details>`;
}

function phaseRow(store: PanelStore, plan: PlanSummary, phase: PhaseSummary): TemplateResult {
  const state = phase.applies ? stateWord(phase.state) : 'Not needed';
  return html`<button
    type="button"
    id="phase-${phase.id}"
    class="row phase ${phase.applies ? '' : 'left-out'}"
    title=${phase.purpose}
    @click=${() => void store.open(plan.slug, phase.id)}
  >
    ${phase.applies ? stateIcon(phase.state) : icon('dash')}
    <span class="row-title">${phase.number} ${phase.title}</span>
    <span class="row-state">${state}</span>
    ${phase.applies ? countBadge(phase.missing.length, 'missing') : nothing}
  </button>`;
}

function driftLine({ drift }: Overview): TemplateResult {
  return html`<p class="drift-line">
    ${icon('git-compare')}
    <span>Drift: ${drift.new} new, ${drift.baseline} in the baseline, ${drift.waived} waived</span>
  </p>`;
}
