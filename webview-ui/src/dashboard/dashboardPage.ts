import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { type Dashboard, dashboardConversation } from '../../../src/protocol/dashboard.ts';
import { icon, linkButton, loading } from '../components/buttons.ts';
import { message } from '../components/messages.ts';
import { Connection } from '../host/connection.ts';
import type { HostContext } from '../host/hostContext.ts';
import { componentsPart } from './componentsPart.ts';
import { DashboardStore } from './dashboardStore.ts';
import { tasksPart } from './tasksPart.ts';
import { weeksPart } from './weeksPart.ts';

/** The whole dashboard: components, tasks, what happened; each as a picture and as a table. */
export class DashboardPage extends LitElement {
  readonly #store: DashboardStore;

  constructor(host: HostContext) {
    super();
    const connection = new Connection(host, dashboardConversation);
    this.#store = new DashboardStore(connection, host, () => this.requestUpdate());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#store.start();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { dashboard, failure } = this.#store;
    return html`<main>
      <h1>Dashboard</h1>
      <div role="alert">${failure === '' ? nothing : this.#failure(failure)}</div>
      ${dashboard === undefined ? (failure === '' ? loading() : nothing) : this.#parts(dashboard)}
    </main>`;
  }

  #failure(failure: string): TemplateResult {
    return html`${message('error', failure)}
    ${linkButton({ label: 'Try again', run: () => void this.#store.load() })}`;
  }

  #parts(dashboard: Dashboard): TemplateResult {
    const store = this.#store;
    const { drift } = dashboard;
    return html`<p class="facts">
        ${icon('git-compare')}
        <span>Drift: ${drift.new} new, ${drift.baseline} in the baseline, ${drift.waived} waived</span>
      </p>
      ${componentsPart(store, dashboard.components)} ${this.#planPicker(dashboard)}
      ${tasksPart(store, dashboard)} ${weeksPart(dashboard)}`;
  }

  /** One plan needs no choice. */
  #planPicker({ plans, plan }: Dashboard): TemplateResult | typeof nothing {
    if (plans.length < 2) return nothing;
    const pick = (event: Event) => this.#store.choose((event.target as HTMLSelectElement).value);
    return html`<div class="plan-choice">
      <label for="plan">Plan</label>
      <div class="select">
        <select id="plan" @change=${pick}>
          ${plans.map(
            one =>
              html`<option value=${one.slug} ?selected=${one.slug === plan}>${one.title}, ${one.state}</option>`,
          )}
        </select>
        ${icon('chevron-down')}
      </div>
    </div>`;
  }
}
