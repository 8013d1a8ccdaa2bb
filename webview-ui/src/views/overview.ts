import { html, nothing, type TemplateResult } from 'lit';
import type { Overview, PlanSummary } from '../../../src/protocol/panel.ts';
import { countBadge, icon, iconButton, linkButton } from '../components/buttons.ts';
import { section } from '../components/section.ts';
import type { PanelStore } from '../state/panelStore.ts';
import { newPlanForm } from './newPlan.ts';
import { phaseRows } from './phaseRows.ts';

const newPlanKey = 'new plan';

/** The plans, the gate and the seven phases. */
export function overviewView(store: PanelStore, overview: Overview, plan: PlanSummary): TemplateResult {
  return html`<div class="overview">
    <h1 class="hidden">Plan and phases</h1>
    ${planPicker(store, overview, plan)}
    ${store.isOpen(newPlanKey, false) ? newPlanForm(store, () => closeNewPlan(store)) : nothing}
    ${gateLine(overview)}
    <h2 class="hidden">Phases</h2>
    ${phaseRows(store, plan)} ${closedPlans(store, overview, plan)} ${driftLine(store, overview)}
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
          ${overview.plans
            .filter(one => !isOver(one) || one === plan)
            .map(
              one =>
                html`<option value=${one.slug} ?selected=${one.slug === plan.slug}>${one.title}</option>`,
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

const isOver = ({ state }: PlanSummary): boolean => state === 'closed';

/** What is over stays out of the way: the plans that were closed, folded. */
function closedPlans(
  store: PanelStore,
  overview: Overview,
  shown: PlanSummary,
): TemplateResult | typeof nothing {
  const closed = overview.plans.filter(plan => isOver(plan) && plan !== shown && plan.archived !== true);
  if (closed.length === 0) return nothing;
  return section({
    store,
    key: 'closed plans',
    title: 'Closed plans',
    level: 2,
    look: 'pane',
    badges: countBadge(closed.length, closed.length === 1 ? 'plan' : 'plans'),
    body: () => html`<ul class="rows">
      ${closed.map(
        plan => html`<li>
          <button type="button" class="row" @click=${() => void store.showOverview(plan.slug)}>
            ${icon('archive')}<span class="row-title">${plan.title}</span>
          </button>
        </li>`,
      )}
    </ul>`,
  });
}

function driftLine(store: PanelStore, { drift }: Overview): TemplateResult {
  return html`<div class="drift-line">
    <p>
      ${icon('git-compare')}
      <span>Drift: ${drift.new} new, ${drift.baseline} in the baseline, ${drift.waived} waived</span>
    </p>
    ${linkButton({ label: 'Dashboard', icon: 'graph', run: () => void store.act('dashboard/open', {}) })}
  </div>`;
}
