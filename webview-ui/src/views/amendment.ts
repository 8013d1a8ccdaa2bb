import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { AmendmentDraft, Form } from '../../../src/protocol/panel.ts';
import { button, loading } from '../components/buttons.ts';
import { prose } from '../components/prose.ts';
import type { PanelStore } from '../state/panelStore.ts';

const reasonId = 'amend-reason';

/** The button that asks for an amendment. */
export function amendButton(store: PanelStore, { plan, phase }: Form, primary: boolean): TemplateResult {
  const { amending } = store;
  const open = async () => {
    if (!amending.isOpen(plan, phase)) await amending.open(plan, phase);
    store.focus(reasonId);
  };
  return button({
    label: 'Amend',
    id: 'amend',
    icon: 'edit',
    secondary: !primary || amending.isOpen(plan, phase),
    run: () => void open(),
  });
}

/** An amendment as it is being made: what it would record, and the reason that a person gives. */
export function amendmentForm(store: PanelStore, { plan, phase }: Form): TemplateResult | typeof nothing {
  const { amending } = store;
  if (!amending.isOpen(plan, phase)) return nothing;
  const { draft } = amending;
  if (draft === undefined) return loading();
  const input = `amend ${plan} ${phase}`;
  const close = () => {
    amending.close();
    store.focus('amend');
  };
  const record = async () => {
    const reason = store.input(input).trim();
    if (reason === '') {
      store.announce('Write why it changed.');
      store.focus(reasonId);
      return;
    }
    if (!(await amending.record(reason))) return;
    store.setInput(input, '');
    store.focus('approve', 'phase-title');
  };
  return html`<div
    class="amendment"
    role="group"
    aria-label="Amendment"
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && close()}
  >
    ${changeList(draft)} ${reopenedLine(store, draft)}
    <div class="field">
      <div class="field-label"><label for=${reasonId}>Why did it change?</label></div>
      <textarea
        id=${reasonId}
        class="prose"
        rows="2"
        aria-required="true"
        .value=${live(store.input(input))}
        @input=${(event: Event) => store.setInput(input, (event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </div>
    ${draft.decision === null ? nothing : decisionFields(store, draft.decision)}
    <div class="buttons">
      ${button({ label: 'Record amendment', run: () => void record() })}
      ${button({ label: 'Cancel', secondary: true, run: close })}
    </div>
  </div>`;
}

function changeList({ known, changes }: AmendmentDraft): TemplateResult {
  if (!known) {
    return html`<p class="help">
      What was approved was neither committed nor kept by this editor, so what changed cannot be listed.
    </p>`;
  }
  return html`<p class="help" id="amend-changes">What changed since the approval:</p>
    <ul class="changes" aria-labelledby="amend-changes">
      ${changes.map(
        ({ path, text, boundary }) => html`<li>
          <span title=${path}>${prose(text)}</span>${boundary ? html` <span class="boundary">boundary</span>` : nothing}
        </li>`,
      )}
    </ul>`;
}

function reopenedLine(store: PanelStore, { reopens }: AmendmentDraft): TemplateResult | typeof nothing {
  if (reopens.length === 0) return nothing;
  const titles = reopens.map(id => store.plan?.phases.find(phase => phase.id === id)?.title ?? id);
  return html`<p class="help">To be approved again afterwards: ${titles.join(', ')}.</p>`;
}

/** A changed boundary is recorded as a decision unless the person says that none was made. */
function decisionFields(store: PanelStore, suggested: string): TemplateResult {
  const { amending } = store;
  const set = (title: string | undefined) => {
    amending.decision = title;
    store.redraw();
  };
  return html`<div class="check">
      <input
        type="checkbox"
        id="amend-decision"
        .checked=${live(amending.decision !== undefined)}
        @change=${(event: Event) => set((event.target as HTMLInputElement).checked ? suggested : undefined)}
      />
      <label for="amend-decision">Record a decision, since a boundary changed</label>
    </div>
    ${
      amending.decision === undefined
        ? nothing
        : html`<div class="field">
            <div class="field-label"><label for="amend-title">Title of the decision</label></div>
            <input
              type="text"
              id="amend-title"
              autocomplete="off"
              .value=${live(amending.decision)}
              @input=${(event: Event) => set((event.target as HTMLInputElement).value)}
            />
          </div>`
    }`;
}
