import { html, nothing, type TemplateResult } from 'lit';
import type { PhaseSummary } from '../../../src/protocol/panel.ts';
import { countBadge } from '../components/buttons.ts';
import { errorMark } from '../components/messages.ts';
import { section } from '../components/section.ts';
import { ofFile } from '../form/problemIndex.ts';
import type { ArtifactEditor } from '../state/artifactEditor.ts';
import type { PanelStore } from '../state/panelStore.ts';
import { filesKey } from '../state/sectionKeys.ts';
import { artifactForm, artifactSection } from './artifactForm.ts';
import { newDecisionRow } from './newDecision.ts';

/** Files of which a phase has many, under one heading each: what it says, and how to add one. */
const families: Readonly<Record<string, { title: string; adding?: (store: PanelStore) => TemplateResult }>> =
  {
    decision: { title: 'Decisions', adding: newDecisionRow },
    documents: { title: 'What people write' },
  };

/** The forms of a phase's files: a lone one as it is, several as panes, many of a kind under one heading. */
export function artifactForms(store: PanelStore, phase: PhaseSummary): TemplateResult {
  const { editors } = store;
  const [only] = editors;
  if (only === undefined) return html``;
  const lone = editors.filter(editor => !Object.hasOwn(families, editor.snapshot.role));
  const alone = lone.length === 1 && editors.length === 1;
  return html`${
    alone
      ? artifactForm(only, store, 2)
      : lone.map((editor, index) => artifactSection(editor, store, { level: 2, open: index === 0 }))
  }
  ${Object.keys(families).map(role => {
    const members = editors.filter(editor => editor.snapshot.role === role);
    const shown = members.length > 0 || (role === 'decision' && phase.id === 'architecture');
    return shown ? family(store, role, members) : nothing;
  })}`;
}

function family(store: PanelStore, role: string, members: readonly ArtifactEditor[]): TemplateResult {
  const { title, adding } = families[role]!;
  const missing = members.reduce(
    (count, editor) => count + ofFile(store.form?.gate.missing ?? [], editor.path).length,
    0,
  );
  const wrong = members.some(({ snapshot }) => snapshot.problems.some(one => one.severity === 'error'));
  return section({
    store,
    key: filesKey(role),
    title,
    description: members.length === 1 ? '1 file' : `${members.length} files`,
    level: 2,
    look: 'pane',
    badges: html`${errorMark(wrong)}${countBadge(missing, 'missing')}`,
    body: () => html`${members.map(editor => artifactSection(editor, store, { level: 3, open: false }))}
    ${adding?.(store) ?? nothing}`,
  });
}
