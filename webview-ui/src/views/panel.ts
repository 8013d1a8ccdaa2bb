import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { iconButton, linkButton, loading } from '../components/buttons.ts';
import { message } from '../components/messages.ts';
import { Connection } from '../host/connection.ts';
import type { HostContext } from '../host/hostContext.ts';
import { PanelStore } from '../state/panelStore.ts';
import { SavedState } from '../state/savedState.ts';
import { overviewView } from './overview.ts';
import { phaseView } from './phase.ts';
import { welcome } from './welcome.ts';

/**
 * The whole panel. It draws into the page itself and not into a shadow tree, so that labels, descriptions and
 * the one stylesheet reach every control.
 */
export class PlumbrulePanel extends LitElement {
  readonly #saved: SavedState;
  readonly #store: PanelStore;
  #restored = false;

  constructor(host: HostContext) {
    super();
    this.#saved = new SavedState(host);
    this.#store = new PanelStore(new Connection(host), this.#saved, () => this.requestUpdate());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#store.start();
    window.addEventListener('scrollend', () => this.#saved.update({ scroll: window.scrollY }));
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const store = this.#store;
    return html`${store.phase === undefined ? nothing : topBar(store)}
      <main>
        ${store.failure === '' ? nothing : failure(store)}
        ${content(store)}
      </main>
      <div class="status" role="status" aria-live="polite">${store.status}</div>`;
  }

  protected override updated(): void {
    const store = this.#store;
    const waiting = store.phase?.hasForm === true && store.form === undefined;
    if (store.overview === undefined || waiting) return;
    if (!this.#restored) {
      this.#restored = true;
      window.scrollTo({ top: this.#saved.value.scroll });
    }
    const target = store.focusNext.map(id => document.getElementById(id)).find(element => element !== null);
    store.focusNext = [];
    target?.focus();
  }
}

function content(store: PanelStore): TemplateResult | typeof nothing {
  const { overview, plan, phase } = store;
  if (overview === undefined) return store.failure === '' ? loading() : nothing;
  if (plan === undefined) return welcome(store);
  return phase === undefined ? overviewView(store, overview, plan) : phaseView(store, phase);
}

function topBar(store: PanelStore): TemplateResult {
  return html`<nav class="top-bar" aria-label="Plan">
    ${iconButton({ icon: 'arrow-left', label: 'Back to the phases', run: () => void store.showOverview() })}
    <span class="top-title">${store.plan?.title}</span>
  </nav>`;
}

function failure(store: PanelStore): TemplateResult {
  return html`<div class="failure">
    ${message('error', store.failure)} ${linkButton({ label: 'Try again', run: () => void store.load() })}
  </div>`;
}
