import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Form, PhaseSummary } from '../../../src/protocol/panel.ts';
import { button } from '../components/buttons.ts';
import { stateIcon, stateWord } from '../components/phaseState.ts';
import { section } from '../components/section.ts';
import type { PanelStore } from '../state/panelStore.ts';
import { amendButton, amendmentForm } from './amendment.ts';

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

function gateBody(store: PanelStore, form: Form): TemplateResult {
  const { gate, phase, plan } = form;
  return html`<p class="phase-state">${stateIcon(gate.state)}<span>${stateWord(gate.state)}</span></p>
    ${approvalLine(gate)}
    ${
      gate.state === 'stale'
        ? html`<p class="help">${whyStale(store, gate)}</p>
            <div class="buttons">
              ${button({
                label: 'Show what changed',
                icon: 'diff',
                secondary: true,
                run: () => void store.act('phase/diff', { plan, phase }),
              })}
              ${gate.needsReason ? amendButton(store, form, gate.missing.length === 0) : nothing}
            </div>
            ${gate.needsReason ? amendmentForm(store, form) : nothing}`
        : nothing
    }
    ${gate.state === 'approved' ? nothing : approve(store, gate, phase)}`;
}

function whyStale(store: PanelStore, { reopenedBy, needsReason }: Form['gate']): string {
  if (reopenedBy !== null) {
    const title = store.plan?.phases.find(one => one.id === reopenedBy.phase)?.title ?? reopenedBy.phase;
    return `${title} was amended on ${readable(reopenedBy.at)}: ${reopenedBy.reason} Check this phase against it and approve it again.`;
  }
  return needsReason
    ? 'The files changed after they were approved. Amend says why; then it can be approved again.'
    : 'The files changed after they were approved.';
}

function approvalLine({ approval }: Form['gate']): TemplateResult | typeof nothing {
  if (approval === null) return nothing;
  return html`<p class="approval">
    Approved by ${approval.by} on <time datetime=${approval.at}>${readable(approval.at)}</time>
    ${approval.note === '' ? nothing : html`<q>${approval.note}</q>`}
  </p>`;
}

/** What stands in the way of an approval; nothing when it may be given. */
function whyNot({ obstacles, missing, needsReason }: Form['gate']): string | undefined {
  const reasons = [...obstacles];
  const count = missing.length;
  if (count === 1)
    reasons.push('One thing is missing before this phase can be approved. It is listed under Missing.');
  if (count > 1)
    reasons.push(
      `${count} things are missing before this phase can be approved. They are listed under Missing.`,
    );
  if (reasons.length > 0) return reasons.join(' ');
  return needsReason ? 'Amend first: say why it changed.' : undefined;
}

function approve(store: PanelStore, gate: Form['gate'], phase: Form['phase']): TemplateResult {
  const input = `note ${store.plan?.slug} ${phase}`;
  const why = whyNot(gate);
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
    ${why === undefined ? nothing : html`<p class="help" id="approve-reasons">${why}</p>`}
    <div class="buttons">
      ${button({
        label: gate.state === 'stale' ? 'Approve again' : 'Approve',
        icon: 'check',
        id: 'approve',
        disabled: why !== undefined,
        run: () => void run(),
        ...(why === undefined ? {} : { describedBy: 'approve-reasons' }),
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
