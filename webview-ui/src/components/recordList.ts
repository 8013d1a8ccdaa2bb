import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../../../src/core/model/form.ts';
import type { Json, Path } from '../../../src/core/model/json.ts';
import { joinedPath } from '../form/paths.ts';
import { problemsWithin } from '../form/problemsByPath.ts';
import {
  entriesOf,
  fieldPath,
  fieldsOf,
  itemName,
  newRecord,
  recordTitle,
  sentence,
} from '../form/records.ts';
import { sectionKey } from '../state/sectionKeys.ts';
import { button, countBadge, icon, iconButton } from './buttons.ts';
import { controlId, deeper, type FormView } from './formView.ts';
import { keyInput, newKeyRow } from './keyInputs.ts';
import { recordActions } from './recordActions.ts';

/** Records, each a row that opens into its fields; records inside records are drawn the same way. */
export function recordList(field: Field, path: Path, view: FormView): TemplateResult {
  const value = view.editor.shown(path);
  const list: readonly (readonly [string | number, Json])[] =
    field.kind === 'map' ? entriesOf(value) : Array.isArray(value) ? value.map((item, at) => [at, item]) : [];
  return html`<div class="records" id=${controlId(view, path)} tabindex="-1">
    ${typeof value === 'string' && value.trim() !== '' ? html`<p class="free-text">${value}</p>` : nothing}
    ${list.map(([key, item], index) => record(field, [...path, key], item, index, list.length, view))}
    ${
      view.readOnly
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

function adding(field: Field, path: Path, siblings: readonly Json[], view: FormView): TemplateResult {
  if (field.kind === 'map') return newKeyRow(field, path, view);
  const { editor, store } = view;
  const add = async () => {
    const at = [...path, siblings.length];
    const patch = { op: 'insert', path: at, value: newRecord(field, siblings) } as const;
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
  const actions = [
    ...recordActions(field, item, view),
    ...(view.readOnly
      ? []
      : [
          ...(field.kind === 'map' ? [] : moves(path, index, count, title, view)),
          removal(path, title, view),
        ]),
  ];
  return html`<div class="record">
    <div class="record-row">
      <div role="heading" aria-level=${Math.min(view.level, 6)}>
        <button
          type="button"
          id=${controlId(view, path)}
          aria-expanded=${isOpen(path, view) ? 'true' : 'false'}
          @click=${() => store.setOpen(sectionKey(editor.path, path), !isOpen(path, view))}
        >
          ${icon(isOpen(path, view) ? 'chevron-down' : 'chevron-right')}<span class="record-title" title=${title}>${title}</span>
          <span class="record-note">${editor.snapshot.notes[joinedPath(path)] ?? nothing}</span>
        </button>
      </div>
      ${counts(path, view)}
      <div class="record-actions">${actions}</div>
    </div>
    ${isOpen(path, view) ? body(field, path, item, title, view) : nothing}
  </div>`;
}

function isOpen(path: Path, view: FormView): boolean {
  return view.store.isOpen(sectionKey(view.editor.path, path), false);
}

function body(field: Field, path: Path, item: Json, title: string, view: FormView): TemplateResult {
  return html`<div class="record-body" role="group" aria-label=${title}>
    ${field.kind === 'map' ? keyInput(field, path, view) : nothing}
    ${fieldsOf(field, item).map(one => view.field(one, fieldPath(path, one), deeper(view)))}
  </div>`;
}

/** Errors and missing answers inside a record, so that a closed row still says so. */
function counts(path: Path, view: FormView): TemplateResult {
  const errors = problemsWithin(view.editor.snapshot.problems, path).some(one => one.severity === 'error');
  return html`${errors ? html`<span class="has-error" title="has an error">${icon('error')}<span class="hidden">has an error</span></span>` : nothing}
  ${countBadge(problemsWithin(view.missing, path).length, 'missing')}`;
}

function moves(path: Path, index: number, count: number, title: string, view: FormView): unknown[] {
  const move = async (to: number) => {
    const parent = path.slice(0, -1);
    const moved = await view.editor.change({ op: 'move', path, to }, `${title} moved`);
    if (moved) view.store.focusField(view.editor.path, [...parent, to]);
  };
  return [
    index > 0
      ? iconButton({ icon: 'arrow-up', label: `Move ${title} up`, run: () => void move(index - 1) })
      : nothing,
    index < count - 1
      ? iconButton({ icon: 'arrow-down', label: `Move ${title} down`, run: () => void move(index + 1) })
      : nothing,
  ];
}

function removal(path: Path, title: string, view: FormView): TemplateResult {
  const remove = async () => {
    const done = `${title} removed. Undo in the editor brings it back.`;
    if (await view.editor.change({ op: 'remove', path }, done)) view.store.focusField(view.editor.path, path);
  };
  return iconButton({ icon: 'trash', label: `Remove ${title}`, run: () => void remove() });
}
