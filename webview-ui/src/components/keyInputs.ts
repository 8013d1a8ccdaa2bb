import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Field } from '../../../src/core/model/form.ts';
import type { Path } from '../../../src/core/model/json.ts';
import { isRecord, valueAt } from '../form/paths.ts';
import { fieldPath, itemName, newRecord, sentence } from '../form/records.ts';
import { sectionKey } from '../state/sectionKeys.ts';
import { button } from './buttons.ts';
import { controlId, type FormView } from './formView.ts';
import { message } from './messages.ts';

/** What is wrong with a new name in the map at `map`; nothing when it will do. */
function objection(name: string, map: Path, view: FormView): string | undefined {
  const value = valueAt(view.editor.value, map);
  if (name === '') return 'Write a name.';
  return isRecord(value) && Object.hasOwn(value, name) ? `${name} is taken. Write another name.` : undefined;
}

/** The name of a record in a map. It is renamed when the field is left or Enter is pressed, not while typing. */
export function keyInput(field: Field, path: Path, view: FormView): TemplateResult {
  const { editor } = view;
  const key = String(path.at(-1));
  const draft = editor.draft('rename', path);
  const id = `${controlId(view, path)}-name`;
  const name = draft?.text ?? key;
  const wrong = name.trim() === key ? undefined : objection(name.trim(), path.slice(0, -1), view);
  const leave = () => {
    if (draft !== undefined && wrong !== undefined) return;
    editor.blur();
  };
  return html`<div class="field line">
    <div class="field-label"><label for=${id}>Name</label></div>
    <p class="help" id="${id}-help">What is this ${itemName(field)} called?</p>
    <input
      type="text"
      id=${id}
      .value=${live(name)}
      aria-required="true"
      aria-invalid=${wrong === undefined && draft?.error === undefined ? 'false' : 'true'}
      aria-describedby="${id}-help ${id}-messages"
      ?readonly=${view.readOnly}
      spellcheck="false"
      autocomplete="off"
      @input=${(event: Event) => {
        const text = (event.target as HTMLInputElement).value;
        editor.type('rename', path, text.trim(), text);
      }}
      @focus=${() => editor.focus('rename', path)}
      @blur=${leave}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && leave()}
    />
    <div class="messages" id="${id}-messages">
      ${wrong === undefined ? nothing : message('error', wrong)}
      ${draft?.error === undefined ? nothing : message('error', draft.error)}
    </div>
  </div>`;
}

/** A row that asks for the name of a record to be added to the map at `path`. */
export function newKeyRow(field: Field, path: Path, view: FormView): TemplateResult {
  const { editor, store } = view;
  const input = `new ${editor.path} ${path.join('/')}`;
  const id = `${controlId(view, path)}-new`;
  const text = store.input(input);
  const wrong = text.trim() === '' ? undefined : objection(text.trim(), path, view);
  const add = async () => {
    const name = store.input(input).trim();
    if (objection(name, path, view) !== undefined) {
      store.focus(id);
      return;
    }
    const at = [...path, name];
    const patch = { op: 'set', path: at, value: newRecord(field, [], []) } as const;
    if (!(await editor.change(patch, `${sentence(itemName(field))} ${name} added`))) return;
    store.setInput(input, '');
    store.setOpen(sectionKey(editor.path, at), true);
    const [first] = field.fields ?? [];
    if (first !== undefined) store.focusField(editor.path, fieldPath(at, first));
  };
  return html`<div class="new-key">
    <input
      type="text"
      id=${id}
      .value=${live(text)}
      placeholder="Name of a new ${itemName(field)}"
      aria-label="Name of a new ${itemName(field)}"
      aria-invalid=${wrong === undefined ? 'false' : 'true'}
      aria-describedby="${id}-messages"
      spellcheck="false"
      autocomplete="off"
      @input=${(event: Event) => store.setInput(input, (event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && void add()}
    />
    ${button({ label: `Add ${itemName(field)}`, icon: 'add', secondary: true, run: () => void add() })}
    <div class="messages" id="${id}-messages">${wrong === undefined ? nothing : message('error', wrong)}</div>
  </div>`;
}
