import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Form, PhaseSummary } from '../../../src/protocol/panel.ts';
import { button } from '../components/buttons.ts';
import { stateIcon, stateWord } from '../components/phaseState.ts';
import { section } from '../components/section.ts';
import type { PanelStore } from '../state/panelStore.ts';

/** The phase's gate: its state, who approved it, and what approving takes. */
export function gateBox(store: PanelStore, phase: PhaseSummary, form: Form): TemplateResult {
  return section({
    store,
    key: `gate ${phase.id}`,
    title: 'Gate',
    level: 2,
    look: 'pane',
    openByDefault: true,
    body: () => html`<div class="fields gate">${gateBody(store, form)}</div>`,
  });
}

function gateBody(store: PanelStore, { gate, phase, plan }: Form): TemplateResult {
  const stale = gate.state === 'stale';
  return html`<p class="phase-state">${stateIcon(gate.state)}<span>${stateWord(gate.state)}</span></p>
    ${approvalLine(gate)}
    ${
      stale
        ? html`<p class="help">The files changed after they were approved.</p>
            <div class="buttons">
              ${button({
                label: 'Show what changed',
                icon: 'diff',
                secondary: true,
                run: () => void store.act('phase/diff', { plan, phase }),
              })}
            </div>`
        : nothing
    }
    ${gate.state === 'approved' ? nothing : approve(store, gate, phase)}`;
}

function approvalLine({ approval }: Form['gate']): TemplateResult | typeof nothing {
  if (approval === null) return nothing;
  return html`<p class="approval">
    Approved by ${approval.by} on <time datetime=${approval.at}>${readable(approval.at)}</time>
    ${approval.note === '' ? nothing : html`<q>${approval.note}</q>`}
  </p>`;
}

function approve(store: PanelStore, gate: Form['gate'], phase: Form['phase']): TemplateResult {
  const input = `note ${store.plan?.slug} ${phase}`;
  const count = gate.missing.length;
  const run = async () => {
    if (await store.approve(store.input(input))) store.setInput(input, '');
  };
  return html`<div class="field">
      <div class="field-label"><label for="approval-note">Note (optional)</label></div>
      <input
        type="text"
        id="approval-note"
        .value=${live(store.input(input))}
        autocomplete="off"
        @input=${(event: Event) => store.setInput(input, (event.target as HTMLInputElement).value)}
      />
    </div>
    ${
      count === 0
        ? nothing
        : html`<p class="help" id="approve-reasons">
            ${count === 1 ? 'One thing is missing' : `${count} things are missing`} before this phase can be approved. They
            are listed under Missing.
          </p>`
    }
    <div class="buttons">
      ${button({
        label: gate.state === 'stale' ? 'Approve again' : 'Approve',
        icon: 'check',
        disabled: count > 0,
        run: () => void run(),
        ...(count > 0 ? { describedBy: 'approve-reasons' } : {}),
      })}
    </div>`;
}

/** A date and time as this machine writes them; the text itself where it is none. */
function readable(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? at
    : date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
