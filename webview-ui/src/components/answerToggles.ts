import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../../../src/core/model/form.ts';
import type { Path } from '../../../src/core/model/json.ts';
import { isEmpty } from '../form/answers.ts';
import { notApplicableReason } from '../form/notApplicable.ts';
import { controlId, type FormView } from './formView.ts';

/** Lists whose emptiness is an answer of its own, by the role of the file and the field. */
const noneIsAnAnswer = new Set(['tasks dependsOn', 'tasks scopeOut']);

/** True while a field asks for the reason why it does not apply. */
export function isNotApplicable(field: Field, path: Path, view: FormView): boolean {
  if (!field.notApplicable) return false;
  const value = view.editor.shown(path);
  if (notApplicableReason(value) !== undefined) return true;
  const { asked } = view.store;
  return asked?.id === controlId(view, path) && asked.instead === JSON.stringify(value ?? null);
}

/** The small buttons beside a label that answer without the control: not applicable, and none. */
export function answerToggles(field: Field, path: Path, view: FormView, on: boolean): TemplateResult {
  return html`<span class="toggles">
    ${noneIsAnAnswer.has(`${view.editor.snapshot.role} ${field.id}`) ? none(field, path, view) : nothing}
    ${field.notApplicable ? notApplicable(field, path, view, on) : nothing}
  </span>`;
}

function notApplicable(field: Field, path: Path, view: FormView, on: boolean): TemplateResult {
  const { editor, store } = view;
  // The answer so far stays in the file until there is a reason to put in its place.
  const toggle = () => {
    const value = editor.shown(path);
    if (!on) store.asked = { id: controlId(view, path), instead: JSON.stringify(value ?? null) };
    else store.asked = undefined;
    if (on && notApplicableReason(value) !== undefined) {
      editor.answer(path, field.kind === 'table' || field.kind === 'list' ? [] : '');
    }
    store.focusField(editor.path, path);
  };
  return toggleButton('N/A', `N/A: ${field.label}`, 'Not applicable', on, toggle);
}

function none(field: Field, path: Path, view: FormView): TemplateResult | typeof nothing {
  const value = view.editor.shown(path);
  if (!isEmpty(value)) return nothing;
  const on = Array.isArray(value);
  const toggle = () =>
    void view.editor.change(on ? { op: 'remove', path } : { op: 'set', path, value: [] }, 'Saved');
  return toggleButton('None', `None: ${field.label}`, 'There is none', on, toggle);
}

/** The label starts with the text that is seen, so that speech input finds the button by it. */
function toggleButton(
  text: string,
  label: string,
  title: string,
  on: boolean,
  run: () => void,
): TemplateResult {
  return html`<button
    type="button"
    class="toggle"
    aria-pressed=${on ? 'true' : 'false'}
    aria-label=${label}
    title=${title}
    @click=${run}
  >
    ${text}
  </button>`;
}
