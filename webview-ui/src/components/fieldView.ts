import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../../../src/core/model/form.ts';
import type { Path } from '../../../src/core/model/json.ts';
import { fits, isEmpty } from '../form/answers.ts';
import { notApplicableReason } from '../form/notApplicable.ts';
import { joinedPath, pathKey } from '../form/paths.ts';
import { problemsAt } from '../form/problemsByPath.ts';
import { linkButton } from './buttons.ts';
import { checkBoxes, choiceBox, flagBox } from './choiceControls.ts';
import { controlId, type FormView } from './formView.ts';
import { messages } from './messages.ts';
import { recordList } from './recordList.ts';
import { tableRows } from './tableRows.ts';
import { reasonInput, textArea, textInput } from './textControls.ts';

/** Kinds whose control is one element that a label can point to. */
const single = new Set<Field['kind']>(['line', 'text', 'list', 'choice']);

/** One field with its label, its question, its control and what is wrong with it. */
export function fieldView(field: Field, path: Path, view: FormView, hideLabel = false): TemplateResult {
  const id = controlId(view, path);
  const value = view.editor.shown(path);
  const naKey = `na\n${view.editor.path}\n${pathKey(path)}`;
  const notApplicable =
    field.notApplicable === true &&
    (notApplicableReason(value) !== undefined || view.store.isOpen(naKey, false));
  const oneControl =
    notApplicable ||
    (single.has(field.kind) && field.options?.length === undefined) ||
    field.kind === 'choice';
  const missing = problemsAt(view.missing, path).length > 0 && isEmpty(value);
  const note = view.editor.snapshot.notes[joinedPath(path)];
  if (field.kind === 'flag') {
    return html`<div class="field">${flagBox(field, path, view)}${messages(path, view)}</div>`;
  }
  return html`<div
    class="field"
    role=${oneControl ? nothing : 'group'}
    aria-labelledby=${oneControl ? nothing : `${id}-label`}
  >
    <div class="field-label ${hideLabel ? 'without-label' : ''}">
      ${
        oneControl
          ? html`<label for=${id} class=${hideLabel ? 'hidden' : ''}>${field.label}</label>`
          : html`<span id="${id}-label" class=${hideLabel ? 'hidden' : 'label'}>${field.label}</span>`
      }
      ${missing ? html`<span class="missing">missing</span>` : nothing}
      ${note === undefined ? nothing : html`<span class="note">${note}</span>`}
      ${field.notApplicable && !view.readOnly ? toggleNotApplicable(field, path, view, notApplicable, naKey) : nothing}
    </div>
    <p class="help" id="${id}-help">${field.help}${field.kind === 'list' && !field.options ? ' One per line.' : ''}</p>
    ${notApplicable ? reasonInput(field, path, view) : control(field, path, view)}
    ${messages(path, view)}
  </div>`;
}

function control(field: Field, path: Path, view: FormView): unknown {
  if (!fits(field.kind, view.editor.shown(path))) return foreign(path, view);
  switch (field.kind) {
    case 'line':
      return textInput(field, path, view);
    case 'text':
      return textArea(field, path, view);
    case 'list':
      return field.options === undefined ? textArea(field, path, view) : checkBoxes(field, path, view);
    case 'choice':
      return choiceBox(field, path, view);
    case 'flag':
      return flagBox(field, path, view);
    case 'table':
      return tableRows(field, path, view);
    case 'records':
    case 'map':
      return recordList(field, path, view);
  }
}

/** A value that a person wrote in a shape that no control can show without losing some of it. */
function foreign(path: Path, view: FormView): TemplateResult {
  const { editor, store } = view;
  const at = problemsAt(editor.snapshot.problems, path)[0];
  return html`<p class="foreign" id=${controlId(view, path)} tabindex="-1">
    The file holds a value of another shape here.
    ${linkButton({
      label: 'Edit it in the file',
      run: () =>
        void store.act('file/open', { path: editor.path, ...(at === undefined ? {} : { range: at.range }) }),
    })}
  </p>`;
}

function toggleNotApplicable(
  field: Field,
  path: Path,
  view: FormView,
  on: boolean,
  key: string,
): TemplateResult {
  const { editor, store } = view;
  const toggle = () => {
    const answered = notApplicableReason(editor.shown(path)) !== undefined;
    if (on && answered) editor.answer(path, field.kind === 'table' || field.kind === 'list' ? [] : '');
    store.setOpen(key, !on);
    store.focusField(editor.path, path);
  };
  return html`<button
    type="button"
    class="toggle"
    aria-pressed=${on ? 'true' : 'false'}
    aria-label="${field.label}: not applicable"
    title="Not applicable"
    @click=${toggle}
  >
    N/A
  </button>`;
}
