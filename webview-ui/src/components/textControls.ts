import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { Field } from '../../../src/core/model/form.ts';
import type { Json, Path } from '../../../src/core/model/json.ts';
import { answerOf, textOf } from '../form/answers.ts';
import { notApplicableAnswer, notApplicableReason } from '../form/notApplicable.ts';
import { valueAt } from '../form/paths.ts';
import { controlId, type FormView } from './formView.ts';
import { describedBy, isInvalid } from './messages.ts';
import { suggestionList } from './suggestions.ts';

type Typed = Event & { target: HTMLInputElement | HTMLTextAreaElement };

/** What a text control does, whatever it looks like: each keystroke becomes a draft, leaving it saves. */
export function typing(path: Path, view: FormView, answer: (text: string) => Json) {
  const { editor } = view;
  return {
    input: (event: Typed) => editor.type('set', path, answer(event.target.value), event.target.value),
    focus: () => editor.focus('set', path),
    blur: () => editor.blur(),
  };
}

/** The text as typed, or else as the file's value reads. */
export function shownText(path: Path, view: FormView, read: (value: Json | undefined) => string): string {
  return view.editor.draft('set', path)?.text ?? read(valueAt(view.editor.value, path));
}

/** One line of text. `label` names the control where no label element does. */
export function textInput(field: Field, path: Path, view: FormView, label?: string): TemplateResult {
  const on = typing(path, view, text => answerOf(field.kind, text, valueAt(view.editor.value, path)));
  return html`<input
    type="text"
    id=${controlId(view, path)}
    list=${ifDefined(suggestionList(field))}
    .value=${live(shownText(path, view, textOf))}
    placeholder=${ifDefined(field.placeholder)}
    aria-label=${ifDefined(label)}
    aria-required=${field.required ? 'true' : 'false'}
    aria-invalid=${isInvalid(path, view) ? 'true' : 'false'}
    aria-describedby=${describedBy(path, view, label === undefined)}
    ?readonly=${view.readOnly}
    spellcheck="false"
    autocomplete="off"
    @input=${on.input}
    @focus=${on.focus}
    @blur=${on.blur}
  />`;
}

/** Text over several lines, or a list with one item a line; it grows with what is in it. */
export function textArea(field: Field, path: Path, view: FormView, label?: string): TemplateResult {
  const on = typing(path, view, text => answerOf(field.kind, text, valueAt(view.editor.value, path)));
  return html`<textarea
    id=${controlId(view, path)}
    class=${field.kind === 'list' ? 'list' : field.code ? 'code' : 'prose'}
    rows=${field.kind === 'list' || label !== undefined ? 1 : 2}
    .value=${live(shownText(path, view, textOf))}
    placeholder=${ifDefined(field.placeholder)}
    aria-label=${ifDefined(label)}
    aria-required=${field.required ? 'true' : 'false'}
    aria-invalid=${isInvalid(path, view) ? 'true' : 'false'}
    aria-describedby=${describedBy(path, view, label === undefined)}
    ?readonly=${view.readOnly}
    spellcheck=${field.kind === 'text' && !field.code ? 'true' : 'false'}
    @input=${on.input}
    @focus=${on.focus}
    @blur=${on.blur}
  ></textarea>`;
}

/** Why the question does not apply; the file gets `N/A: reason` once there is one. */
export function reasonInput(field: Field, path: Path, view: FormView): TemplateResult {
  const on = typing(path, view, notApplicableAnswer);
  const text = shownText(path, view, value => notApplicableReason(value) ?? '');
  return html`<input
    type="text"
    id=${controlId(view, path)}
    .value=${live(text)}
    placeholder="Why does it not apply?"
    aria-label="${field.label}: why it does not apply"
    aria-invalid=${isInvalid(path, view) ? 'true' : 'false'}
    aria-describedby=${describedBy(path, view, true)}
    ?readonly=${view.readOnly}
    autocomplete="off"
    @input=${on.input}
    @focus=${on.focus}
    @blur=${on.blur}
  />`;
}
