import { html, nothing, type TemplateResult } from 'lit';
import type { Board } from '../../../src/core/model/board.ts';
import type { PhaseId } from '../../../src/core/model/plan.ts';
import type { Form, PhaseSummary } from '../../../src/protocol/panel.ts';
import { boardView } from '../components/boardView.ts';
import { button, countBadge, icon, linkButton, loading } from '../components/buttons.ts';
import { missingList } from '../components/missingList.ts';
import { stateIcon, stateWord } from '../components/phaseState.ts';
import { section } from '../components/section.ts';
import { suggestionLists } from '../components/suggestions.ts';
import type { PanelStore } from '../state/panelStore.ts';
import { artifactForms } from './artifactForms.ts';
import { gateBox } from './gateBox.ts';

/** Where a phase is mostly written, its form comes first; where it is mostly computed, its board does. */
const first: Readonly<Record<PhaseId, 'form' | 'board'>> = {
  research: 'form',
  architecture: 'form',
  tasks: 'form',
  documentation: 'board',
  prompts: 'board',
  agents: 'board',
  governance: 'board',
};

/** How many files are named one by one before they are folded away. */
const fewFiles = 4;

/** One phase: what it is for, its files, what is missing, its form and its board, and its gate. */
export function phaseView(store: PanelStore, phase: PhaseSummary): TemplateResult {
  const { form } = store;
  return html`<div class="phase-view">
    <div class="phase-head">
      <h1 id="phase-title" tabindex="-1">${phase.number} ${phase.title}</h1>
      <p class="phase-state">${stateIcon(phase.state)}<span>${stateWord(phase.state)}</span></p>
      <p class="help">${phase.purpose}</p>
      ${phase.applies ? nothing : html`<p class="help">A scoped plan leaves this phase out.</p>`}
      ${fileLinks(store, phase.files)}
    </div>
    ${missingPane(store, phase, form)} ${form === undefined ? loading() : parts(store, phase, form)}
  </div>`;
}

function fileLinks(store: PanelStore, files: readonly string[]): TemplateResult {
  const links = files.map(path =>
    linkButton({
      label: path.split('/').at(-1) ?? path,
      title: path,
      icon: 'go-to-file',
      run: () => void store.act('file/open', { path }),
    }),
  );
  if (files.length <= fewFiles) return html`<div class="files">${links}</div>`;
  return html`<details class="files-folded">
    <summary>${icon('chevron-right')}${files.length} files</summary>
    <div class="files">${links}</div>
  </details>`;
}

function missingPane(
  store: PanelStore,
  phase: PhaseSummary,
  form: Form | undefined,
): TemplateResult | typeof nothing {
  const { missing, summary } = form?.gate ?? phase;
  if (missing.length === 0) return nothing;
  return section({
    store,
    key: `missing ${phase.id}`,
    title: 'Missing',
    level: 2,
    look: 'pane',
    badges: countBadge(missing.length, 'missing'),
    body: () => missingList(store, missing, summary),
  });
}

function parts(store: PanelStore, phase: PhaseSummary, form: Form): TemplateResult {
  const place = { plan: form.plan, phase: phase.id };
  const board = boardView(store, form.board as Board, place);
  const forms = artifactForms(store, phase);
  return html`${suggestionLists(form)} ${first[phase.id] === 'board' ? [board, forms] : [forms, board]}
  ${phase.applies ? gateBox(store, phase, form) : nothing}
  ${store.editors.some(editor => editor.refused) ? retryRow(store) : nothing}`;
}

/** Shown while an answer was refused, so that it can be sent again by hand. */
function retryRow(store: PanelStore): TemplateResult {
  return html`<div class="unsaved">
    <p class="help">Some answers could not be saved. They are kept here.</p>
    ${button({ label: 'Save now', secondary: true, run: () => void store.retry() })}
  </div>`;
}
