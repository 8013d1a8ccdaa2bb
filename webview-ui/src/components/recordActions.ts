import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Field } from '../../../src/core/model/form.ts';
import type { Json, Path } from '../../../src/core/model/json.ts';
import { textOf } from '../form/answers.ts';
import { likeLists, takenIds } from '../form/likeLists.ts';
import { pathKey, valueAt } from '../form/paths.ts';
import { copiedRecord, recordTitle } from '../form/records.ts';
import { sectionKey } from '../state/sectionKeys.ts';
import { icon, iconButton } from './buttons.ts';
import { controlId, type FormView } from './formView.ts';

/** One record as its actions need it. */
export interface ActedRecord {
  field: Field;
  path: Path;
  item: Json;
  index: number;
  /** How many records its list has. */
  count: number;
  title: string;
}

type Action = (record: ActedRecord, view: FormView) => unknown;

/** What more can be done with a record, by the role of its file and the field that holds it. */
const special: Readonly<Record<string, Action>> = {
  'tasks tasks': ({ item }, view) => {
    const task = textOf(valueAt(item, ['id']));
    return iconButton({
      icon: 'sparkle',
      label: `Generate the prompt of ${task}`,
      run: () => void view.store.act('prompt/open', { plan: view.store.plan?.slug ?? '', task }),
    });
  },
};

/** The buttons of a record. The records of a map have names and no order. */
export function recordActions(record: ActedRecord, view: FormView): unknown[] {
  const own = special[`${view.editor.snapshot.role} ${record.field.id}`]?.(record, view) ?? nothing;
  if (view.readOnly) return [own];
  if (record.field.kind === 'map') return [own, remove(record, view)];
  return [own, up(record, view), down(record, view), duplicate(record, view), remove(record, view)];
}

const up: Action = ({ path, index, title }, view) =>
  index === 0
    ? nothing
    : iconButton({
        icon: 'arrow-up',
        label: `Move ${title} up`,
        run: () => void move(path, index - 1, title, view),
      });

const down: Action = ({ path, index, count, title }, view) =>
  index === count - 1
    ? nothing
    : iconButton({
        icon: 'arrow-down',
        label: `Move ${title} down`,
        run: () => void move(path, index + 1, title, view),
      });

async function move(path: Path, to: number, title: string, view: FormView): Promise<void> {
  const moved = await view.editor.change({ op: 'move', path, to }, `${title} moved`);
  if (moved) view.store.focusField(view.editor.path, [...path.slice(0, -1), to]);
}

const duplicate: Action = ({ field, path, item, index, title }, view) =>
  iconButton({
    icon: 'copy',
    label: `Duplicate ${title}`,
    run: async () => {
      const { editor, store } = view;
      const list = path.slice(0, -1);
      const at = [...list, index + 1];
      const value = copiedRecord(field, item, takenIds(editor.value, list));
      if (!(await editor.change({ op: 'insert', path: at, value }, `${title} duplicated`))) return;
      store.setOpen(sectionKey(editor.path, at), true);
      store.focusField(editor.path, at);
    },
  });

const remove: Action = ({ path, title }, view) =>
  iconButton({
    icon: 'trash',
    label: `Remove ${title}`,
    run: async () => {
      const done = `${title} removed. Undo brings it back.`;
      if (await view.editor.change({ op: 'remove', path }, done))
        view.store.focusField(view.editor.path, path);
    },
  });

/** Where else a record could stand: the other lists of its kind. Nothing where there is only one. */
export function moveToBox(
  field: Field,
  path: Path,
  title: string,
  view: FormView,
): TemplateResult | typeof nothing {
  const { editor, store } = view;
  const list = path.slice(0, -1);
  // Of records that are not inside others there is one list only.
  if (field.kind !== 'records' || !list.some(step => typeof step === 'number')) return nothing;
  const here = pathKey(list);
  const others = likeLists(editor.value, list).filter(one => pathKey(one.path) !== here);
  if (others.length === 0) return nothing;
  const id = `${controlId(view, path)}-move`;
  const choose = async (event: Event) => {
    const select = event.target as HTMLSelectElement;
    const target = others[Number(select.value)];
    select.value = '';
    if (target === undefined) return;
    const items = valueAt(editor.value, target.path);
    const to = [...target.path, Array.isArray(items) ? items.length : 0];
    if (!(await editor.moveTo(path, to, `${title} moved`))) return;
    for (let length = 2; length < to.length; length++)
      store.setOpen(sectionKey(editor.path, to.slice(0, length)), true);
    store.focusField(editor.path, to);
  };
  return html`<div class="field choice move-to">
    <div class="field-label"><label for=${id}>Move to</label></div>
    <div class="select">
      <select id=${id} .value=${live('')} @change=${choose}>
        <option value="">Where it is</option>
        ${others.map(
          ({ owners }, index) => html`<option value=${index}>${owners.map(ownerName).join(' › ')}</option>`,
        )}
      </select>
      ${icon('chevron-down')}
    </div>
  </div>`;
}

const named: Field = { id: '', label: '', help: '', kind: 'records', titleField: 'title' };

const ownerName = (owner: Json, index: number): string => recordTitle(named, owner, index);
