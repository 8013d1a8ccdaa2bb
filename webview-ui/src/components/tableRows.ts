import { html, nothing, type TemplateResult } from 'lit';
import type { Patch } from '../../../src/core/artifacts/patch.ts';
import type { Field } from '../../../src/core/model/form.ts';
import type { Path } from '../../../src/core/model/json.ts';
import { fieldPath, itemName, sentence } from '../form/records.ts';
import { button, iconButton } from './buttons.ts';
import { choiceBox, flagBox } from './choiceControls.ts';
import { controlId, type FormView } from './formView.ts';
import { messages } from './messages.ts';
import { textArea, textInput } from './textControls.ts';

/** How many columns stand side by side in a side bar that was made wide. */
const fewColumns = 4;

/**
 * Rows of short answers: side by side where there is room, stacked with their labels where there is not. Not a
 * `<table>`, because each cell is a labelled control either way and a table cannot stack without losing that.
 */
export function tableRows(field: Field, path: Path, view: FormView): TemplateResult {
  const value = view.editor.shown(path);
  const rows = Array.isArray(value) ? value : [];
  const columns = field.fields ?? [];
  const { editor, store } = view;
  const add = async () => {
    const at = rows.length;
    // Free text under a table's heading stays above the table that a first row makes.
    const patch: Patch =
      typeof value === 'string' && value.trim() !== ''
        ? { op: 'set', path, value: [{}] }
        : { op: 'insert', path: [...path, at], value: {} };
    if (!(await editor.change(patch, `${sentence(itemName(field))} added`))) return;
    const [first] = columns;
    if (first !== undefined) store.focusField(editor.path, fieldPath([...path, at], first));
  };
  return html`<div class="answer-table ${columns.length > fewColumns ? 'wide' : ''}" id=${controlId(view, path)} tabindex="-1">
    ${typeof value === 'string' && value.trim() !== '' ? html`<p class="free-text">${value}</p>` : nothing}
    ${
      rows.length === 0
        ? nothing
        : html`<div class="table-head" aria-hidden="true">
            ${columns.map(column => html`<span class="cell ${column.kind}">${column.label}</span>`)}
            <span class="table-action"></span>
          </div>`
    }
    ${rows.map((_, index) => tableRow(field, [...path, index], index, view))}
    ${view.readOnly ? nothing : button({ label: `Add ${itemName(field)}`, icon: 'add', secondary: true, run: add })}
  </div>`;
}

function tableRow(field: Field, path: Path, index: number, view: FormView): TemplateResult {
  const name = `${sentence(itemName(field))} ${index + 1}`;
  const remove = async () => {
    const removed = await view.editor.change({ op: 'remove', path }, `${name} removed. Undo brings it back.`);
    if (removed) view.store.focusField(view.editor.path, path);
  };
  return html`<div class="table-row" role="group" aria-label=${name} id=${controlId(view, path)} tabindex="-1">
    ${(field.fields ?? []).map(column => {
      const cell = fieldPath(path, column);
      return html`<div class="cell ${column.kind}">
        <label for=${controlId(view, cell)}>${column.label}</label>
        ${cellControl(column, cell, view, `${column.label}, ${name}`)} ${messages(cell, view)}
      </div>`;
    })}
    <div class="table-action">
      ${view.readOnly ? nothing : iconButton({ icon: 'trash', label: `Remove ${name.toLowerCase()}`, run: remove })}
    </div>
  </div>`;
}

function cellControl(column: Field, path: Path, view: FormView, label: string): TemplateResult {
  if (column.kind === 'choice') return choiceBox(column, path, view, label);
  if (column.kind === 'flag') return flagBox(column, path, view);
  if (column.kind === 'line') return textInput(column, path, view, label);
  return textArea(column, path, view, label);
}
