import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../../../src/core/model/form.ts';
import type { Path } from '../../../src/core/model/json.ts';
import { fits, isEmpty } from '../form/answers.ts';
import { joinedPath } from '../form/paths.ts';
import { answerToggles, isNotApplicable } from './answerToggles.ts';
import { linkButton } from './buttons.ts';
import { checkBoxes, choiceBox, flagBox } from './choiceControls.ts';
import { controlId, type FormView } from './formView.ts';
import { itemList } from './itemList.ts';
import { messages } from './messages.ts';
import { prose } from './prose.ts';
import { recordList } from './recordList.ts';
import { tableRows } from './tableRows.ts';
import { reasonInput, textArea, textInput } from './textControls.ts';

/** Kinds whose control is one element that a label can point to. */
const single = new Set<Field['kind']>(['line', 'text', 'list', 'choice']);

/** False for lists that are a control for each item. */
const isOneControl = (field: Field): boolean =>
  field.options === undefined && (field.kind !== 'list' || field.suggest === undefined);

/** A list that is written as text, one item a line. */
const isTextList = (field: Field): boolean =>
  field.kind === 'list' && field.options === undefined && field.suggest === undefined;

/** One field with its label, its question, its control and what is wrong with it. */
export function fieldView(field: Field, path: Path, view: FormView, hideLabel = false): TemplateResult {
  if (field.kind === 'flag') {
    return html`<div class="field flag">${flagBox(field, path, view)}${messages(path, view)}</div>`;
  }
  const id = controlId(view, path);
  const notApplicable = isNotApplicable(field, path, view);
  const named =
    notApplicable ||
    field.kind === 'choice' ||
    (single.has(field.kind) && isOneControl(field) && fits(field.kind, view.editor.shown(path)));
  return html`<div
    class="field ${field.kind}"
    role=${named ? nothing : 'group'}
    aria-labelledby=${named ? nothing : `${id}-label`}
  >
    <div class="field-label ${hideLabel ? 'without-label' : ''}">
      ${
        named
          ? html`<label for=${id} class=${hideLabel ? 'hidden' : ''}>${field.label}</label>`
          : html`<span id="${id}-label" class=${hideLabel ? 'hidden' : 'label'}>${field.label}</span>`
      }
      ${remarks(path, view)} ${view.readOnly ? nothing : answerToggles(field, path, view, notApplicable)}
    </div>
    <p class="help" id="${id}-help">
      ${prose(field.help)}${isTextList(field) ? ' One per line.' : ''}
    </p>
    ${notApplicable ? reasonInput(field, path, view) : control(field, path, view)} ${messages(path, view)}
  </div>`;
}

/** What stands beside a label: that the answer is missing, and what the host computed about it. */
function remarks(path: Path, view: FormView): TemplateResult {
  const missing = view.missing.at(path).length > 0 && isEmpty(view.editor.shown(path));
  const note = view.editor.snapshot.notes[joinedPath(path)];
  return html`${missing ? html`<span class="missing">missing</span>` : nothing}
  ${note === undefined ? nothing : html`<span class="note">${note}</span>`}`;
}

function control(field: Field, path: Path, view: FormView): unknown {
  if (!fits(field.kind, view.editor.shown(path))) return foreign(path, view);
  switch (field.kind) {
    case 'line':
      return textInput(field, path, view);
    case 'text':
      return textArea(field, path, view);
    case 'list':
      if (field.options !== undefined) return checkBoxes(field, path, view);
      return field.suggest === undefined ? textArea(field, path, view) : itemList(field, path, view);
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
  const [at] = view.problems.at(path);
  return html`<p class="foreign" id=${controlId(view, path)} tabindex="-1">
    The file holds a value of another shape here.
    ${linkButton({
      label: 'Edit it in the file',
      run: () =>
        void store.act('file/open', { path: editor.path, ...(at === undefined ? {} : { range: at.range }) }),
    })}
  </p>`;
}
