import { html, nothing, type TemplateResult } from 'lit';
import type { PhaseSummary } from '../../../src/protocol/panel.ts';
import { button, countBadge, linkButton, loading } from '../components/buttons.ts';
import { stateIcon, stateWord } from '../components/phaseState.ts';
import { problemList } from '../components/problemList.ts';
import { section } from '../components/section.ts';
import type { PanelStore } from '../state/panelStore.ts';
import { artifactForm, artifactSection } from './artifactForm.ts';
import { gateBox } from './gateBox.ts';
import { newDecisionRow } from './newDecision.ts';

/** One phase: what it is for, its files, its form, what is missing, and its gate. */
export function phaseView(store: PanelStore, phase: PhaseSummary): TemplateResult {
  const missing = store.form?.gate.missing ?? phase.missing;
  return html`<div class="phase-view">
    <div class="phase-head">
      <h1 id="phase-title" tabindex="-1">${phase.number} ${phase.title}</h1>
      <p class="phase-state">${stateIcon(phase.state)}<span>${stateWord(phase.state)}</span></p>
      <p class="help">${phase.purpose}</p>
      ${phase.applies ? nothing : html`<p class="help">A scoped plan leaves this phase out.</p>`}
      <div class="files">
        ${phase.files.map(path =>
          linkButton({
            label: path.split('/').at(-1) ?? path,
            title: path,
            icon: 'go-to-file',
            run: () => void store.act('file/open', { path }),
          }),
        )}
      </div>
    </div>
    ${
      missing.length === 0
        ? nothing
        : section({
            store,
            key: `missing ${phase.id}`,
            title: 'Missing',
            level: 2,
            look: 'pane',
            openByDefault: !phase.hasForm,
            badges: countBadge(missing.length, 'missing'),
            body: () => problemList(missing, problem => store.reveal(problem)),
          })
    }
    ${phase.hasForm ? forms(store, phase) : nothing}
  </div>`;
}

function forms(store: PanelStore, phase: PhaseSummary): TemplateResult {
  const { editors, form } = store;
  if (form === undefined) return loading();
  const [only] = editors;
  return html`${
    editors.length === 1 && only !== undefined
      ? artifactForm(only, store, 2)
      : editors.map((editor, index) => artifactSection(editor, store, index === 0))
  }
  ${phase.id === 'architecture' ? newDecisionRow(store) : nothing} ${gateBox(store, phase, form)}
  ${editors.some(editor => editor.refused) ? retryRow(store) : nothing}`;
}

/** Shown while an answer was refused, so that it can be sent again by hand. */
function retryRow(store: PanelStore): TemplateResult {
  return html`<div class="unsaved">
    <p class="help">Some answers could not be saved. They are kept here.</p>
    ${button({ label: 'Save now', secondary: true, run: () => void store.retry() })}
  </div>`;
}
