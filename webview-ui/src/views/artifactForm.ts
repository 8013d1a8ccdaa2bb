import { html, nothing, type TemplateResult } from 'lit';
import type { Field, FieldGroup } from '../../../src/core/model/form.ts';
import { countBadge, icon, iconButton, linkButton } from '../components/buttons.ts';
import { fieldView } from '../components/fieldView.ts';
import { deeper, type FormView } from '../components/formView.ts';
import { errorMark } from '../components/messages.ts';
import { problemList } from '../components/problemList.ts';
import { section } from '../components/section.ts';
import { textOf } from '../form/answers.ts';
import { indexed, ofFile } from '../form/problemIndex.ts';
import { problemsElsewhere } from '../form/problemsByPath.ts';
import { fieldPath } from '../form/records.ts';
import type { ArtifactEditor } from '../state/artifactEditor.ts';
import type { PanelStore } from '../state/panelStore.ts';
import { sectionKey } from '../state/sectionKeys.ts';

function viewOf(editor: ArtifactEditor, store: PanelStore, level: number): FormView {
  return {
    store,
    editor,
    missing: indexed(ofFile(store.form?.gate.missing ?? [], editor.path)),
    problems: indexed(editor.snapshot.problems),
    filter: [],
    level,
    readOnly: editor.broken.length > 0,
    field: fieldView,
  };
}

/** The form of one of several files in a phase, foldable as a whole. */
export function artifactSection(
  editor: ArtifactEditor,
  store: PanelStore,
  { level, open }: { level: number; open: boolean },
): TemplateResult {
  const { snapshot } = editor;
  const missing = ofFile(store.form?.gate.missing ?? [], editor.path).length;
  return section({
    store,
    key: sectionKey(editor.path),
    title: snapshot.title,
    level,
    look: level === 2 ? 'pane' : 'file',
    openByDefault: open,
    badges: html`${errorMark(snapshot.problems.some(one => one.severity === 'error'))}${countBadge(missing, 'missing')}`,
    actions: iconButton({
      icon: 'go-to-file',
      label: `Open ${editor.path}`,
      run: () => void store.act('file/open', { path: editor.path }),
    }),
    body: () => artifactForm(editor, store, level + 1),
  });
}

/** The form of one file: what is wrong with it as a whole, then its groups. */
export function artifactForm(editor: ArtifactEditor, store: PanelStore, level: number): TemplateResult {
  const view = viewOf(editor, store, level);
  return html`<div class="artifact">
    ${view.readOnly ? brokenFile(view) : nothing} ${otherProblems(view)} ${lostTexts(view)}
    ${editor.groups.map((group, index) => groupSection(group, view, index === 0))}
  </div>`;
}

function groupSection(group: FieldGroup, view: FormView, open: boolean): TemplateResult {
  const paths = group.fields.map(field => fieldPath([], field));
  const missing = paths.reduce((count, path) => count + view.missing.countWithin(path), 0);
  return section({
    store: view.store,
    key: sectionKey(view.editor.path, group.id),
    title: group.title,
    level: view.level,
    look: view.level === 2 ? 'pane' : 'group',
    openByDefault: open,
    badges: html`${errorMark(paths.some(path => view.problems.hasErrorWithin(path)))}${countBadge(missing, 'missing')}`,
    body: () => html`<div class="fields">
      ${group.help === undefined ? nothing : html`<p class="help">${group.help}</p>`}
      ${group.fields.map(field =>
        fieldView(field, fieldPath([], field), deeper(view), repeats(field, group)),
      )}
    </div>`,
  });
}

/** A group's only field need not say the group's title again. */
function repeats(field: Field, group: FieldGroup): boolean {
  return group.fields.length === 1 && field.label === group.title;
}

/** A file that cannot be read as a whole: where it is broken, and that nothing here is lost meanwhile. */
function brokenFile({ editor, store }: FormView): TemplateResult {
  return html`<div class="broken" role="group" aria-label="The file is broken">
    <p class="message error">
      ${icon('error')}<span>${editor.path} cannot be read. Below is what it said last; it can be edited again once the
      file is mended.</span>
    </p>
    ${problemList(
      editor.broken.map(problem => ({
        ...problem,
        message: `Line ${problem.range.start.line + 1}: ${problem.message}`,
      })),
      problem => void store.act('file/open', { path: problem.path, range: problem.range }),
    )}
  </div>`;
}

/** What is wrong in parts of the file that have no field here, with the way there. */
function otherProblems({ editor, store }: FormView): TemplateResult | typeof nothing {
  const fields = editor.groups.flatMap(group => group.fields.map(field => fieldPath([], field)));
  const problems = problemsElsewhere(editor.snapshot.problems, fields);
  if (problems.length === 0) return nothing;
  return problemList(
    problems,
    problem => void store.act('file/open', { path: problem.path, range: problem.range }),
  );
}

/** Texts that were typed for a record that somebody else removed: kept until they are copied or given up. */
function lostTexts({ editor }: FormView): TemplateResult | typeof nothing {
  if (editor.lost.length === 0) return nothing;
  return html`<div class="lost" role="group" aria-label="Texts without a place">
    <p class="message warning">
      ${icon('warning')}<span>Not saved: the record was removed outside while you were typing.</span>
    </p>
    ${editor.lost.map(
      draft => html`<textarea class="prose" rows="1" readonly aria-label="Text without a place" .value=${textOf(draft.text || draft.value)}></textarea>
        ${linkButton({ label: 'Discard', run: () => editor.discard(draft) })}`,
    )}
  </div>`;
}
