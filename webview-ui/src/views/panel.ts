import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { panelConversation } from '../../../src/protocol/panel.ts';
import { iconButton, linkButton, loading } from '../components/buttons.ts';
import { message } from '../components/messages.ts';
import { Connection } from '../host/connection.ts';
import type { HostContext } from '../host/hostContext.ts';
import { PanelStore } from '../state/panelStore.ts';
import { SavedState } from '../state/savedState.ts';
import { overviewView } from './overview.ts';
import { phaseView } from './phase.ts';
import { phaseRows } from './phaseRows.ts';
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
    this.#store = new PanelStore(new Connection(host, panelConversation), this.#saved, () =>
      this.requestUpdate(),
    );
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
      <div class="columns">
        ${store.phase === undefined ? nothing : phaseList(store)}
        <main>
          ${store.failure === '' ? nothing : failure(store)}
          ${content(store)}
        </main>
      </div>
      <div class="status" role="status" aria-live="polite">${store.status}</div>`;
  }

  protected override updated(): void {
    const store = this.#store;
    const waiting = store.phase !== undefined && store.form === undefined && store.failure === '';
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
    ${iconButton({
      icon: 'discard',
      label: 'Undo last change',
      disabled: !store.canUndo,
      run: () => void store.undo(),
    })}
  </nav>`;
}

/** The phases beside the open one, where there is room for both. */
function phaseList(store: PanelStore): TemplateResult | typeof nothing {
  const { plan } = store;
  return plan === undefined
    ? nothing
    : html`<nav class="phase-list" aria-label="Phases">${phaseRows(store, plan)}</nav>`;
}

function failure(store: PanelStore): TemplateResult {
  return html`<div class="failure">
    ${message('error', store.failure)} ${linkButton({ label: 'Try again', run: () => void store.load() })}
  </div>`;
}
