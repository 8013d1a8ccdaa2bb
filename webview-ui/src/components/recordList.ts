import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Field } from '../../../src/core/model/form.ts';
import type { Json, Path } from '../../../src/core/model/json.ts';
import { textOf } from '../form/answers.ts';
import { takenIds } from '../form/likeLists.ts';
import { joinedPath, valueAt } from '../form/paths.ts';
import { countRecords, filterWords, fitsFilter, recordsOf } from '../form/recordFilter.ts';
import {
  fieldPath,
  fieldsOf,
  itemName,
  newRecord,
  recordNote,
  recordTitle,
  sentence,
} from '../form/records.ts';
import { sectionKey } from '../state/sectionKeys.ts';
import { button, countBadge, icon } from './buttons.ts';
import { filterBox } from './filterBox.ts';
import { controlId, deeper, type FormView } from './formView.ts';
import { keyInput, newKeyRow } from './keyInputs.ts';
import { errorMark } from './messages.ts';
import { moveToBox, recordActions } from './recordActions.ts';

/** From how many records on a list can be narrowed down. */
const many = 9;

/** Records, each a row that opens into its fields; records inside records are drawn the same way. */
export function recordList(field: Field, path: Path, view: FormView): TemplateResult {
  const value = view.editor.shown(path);
  const list = recordsOf(field, value);
  // One box narrows down everything below it.
  const outermost = path.every(step => typeof step === 'string');
  const name = `filter ${view.editor.path} ${path.join('/')}`;
  const words = outermost ? filterWords(view.store.input(name)) : view.filter;
  const shown = list.flatMap(([key, item], index) => {
    const fit = words.length === 0 ? 'all' : fitsFilter(field, key, item, words);
    return fit === undefined ? [] : [{ key, item, index, fit }];
  });
  return html`<div class="records" id=${controlId(view, path)} tabindex="-1">
    ${typeof value === 'string' && value.trim() !== '' ? html`<p class="free-text">${value}</p>` : nothing}
    ${outermost && (words.length > 0 || countRecords(field, value) >= many) ? filter(field, view, name, shown.length) : nothing}
    ${repeat(
      shown,
      one => one.key,
      ({ key, item, index, fit }) => {
        // Inside a record that was looked for by its own name, everything is in sight.
        const inner = { ...view, filter: fit === 'inside' ? words : [] };
        return record(field, [...path, key], item, index, list.length, inner);
      },
    )}
    ${
      view.readOnly || words.length > 0
        ? nothing
        : adding(
            field,
            path,
            list.map(([, item]) => item),
            view,
          )
    }
  </div>`;
}

function filter(field: Field, view: FormView, name: string, shown: number): TemplateResult {
  const label = `Find a ${deepestName(field)} by id or name`;
  return filterBox(view.store, name, label, shown === 0 ? 'Nothing found' : '');
}

/** What the innermost records of a field are called: the tasks of milestones. */
function deepestName(field: Field): string {
  const inner = field.fields?.find(one => one.kind === 'records' && one.titleField === field.titleField);
  return inner === undefined ? itemName(field) : deepestName(inner);
}

function adding(field: Field, path: Path, items: readonly Json[], view: FormView): TemplateResult {
  if (field.kind === 'map') return newKeyRow(field, path, view);
  const { editor, store } = view;
  const add = async () => {
    const at = [...path, items.length];
    const own = items.map(item => textOf(valueAt(item, ['id'])));
    const patch = {
      op: 'insert',
      path: at,
      value: newRecord(field, own, takenIds(editor.value, path)),
    } as const;
    if (!(await editor.change(patch, `${sentence(itemName(field))} added`))) return;
    store.setOpen(sectionKey(editor.path, at), true);
    const [first] = field.fields ?? [];
    if (first !== undefined) store.focusField(editor.path, fieldPath(at, first));
  };
  return button({ label: `Add ${itemName(field)}`, icon: 'add', secondary: true, run: add });
}

function record(
  field: Field,
  path: Path,
  item: Json,
  index: number,
  count: number,
  view: FormView,
): TemplateResult {
  const { editor, store } = view;
  const title = field.kind === 'map' ? String(path.at(-1)) : recordTitle(field, item, index);
  const open = view.filter.length > 0 || isOpen(path, view);
  return html`<div class="record">
    <div class="record-row">
      <div role="heading" aria-level=${Math.min(view.level, 6)}>
        <button
          type="button"
          id=${controlId(view, path)}
          aria-expanded=${open ? 'true' : 'false'}
          @click=${() => store.setOpen(sectionKey(editor.path, path), !isOpen(path, view))}
        >
          ${icon(open ? 'chevron-down' : 'chevron-right')}<span class="record-title" title=${title}>${title}</span>
          <span class="record-note">${editor.snapshot.notes[joinedPath(path)] ?? recordNote(field, item)}</span>
        </button>
      </div>
      ${errorMark(view.problems.hasErrorWithin(path))}
      ${countBadge(view.missing.countWithin(path), 'missing')}
      <div class="record-actions">${recordActions({ field, path, item, index, count, title }, view)}</div>
    </div>
    ${open ? body(field, path, item, title, view) : nothing}
  </div>`;
}

function isOpen(path: Path, view: FormView): boolean {
  return view.store.isOpen(sectionKey(view.editor.path, path), false);
}

/** While something is looked for inside, a record shows what holds it and leaves its other fields out. */
function body(field: Field, path: Path, item: Json, title: string, view: FormView): TemplateResult {
  const fields = fieldsOf(field, item).filter(
    one => view.filter.length === 0 || one.kind === 'records' || one.kind === 'map',
  );
  return html`<div class="record-body" role="group" aria-label=${title}>
    ${field.kind === 'map' && view.filter.length === 0 ? keyInput(field, path, view) : nothing}
    ${fields.map(one => view.field(one, fieldPath(path, one), deeper(view)))}
    ${view.readOnly || view.filter.length > 0 ? nothing : moveToBox(field, path, title, view)}
  </div>`;
}
