import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { Field } from '../../../src/core/model/form.ts';
import type { Path } from '../../../src/core/model/json.ts';
import { answerOf, textOf } from '../form/answers.ts';
import { valueAt } from '../form/paths.ts';
import { controlId, type FormView } from './formView.ts';
import { describedBy, isInvalid } from './messages.ts';
import { suggestionList } from './suggestions.ts';
import { shownText, typing } from './textControls.ts';

/**
 * A list with an input for each item, since only inputs can offer names. It is the same text as in a text area,
 * one item a line, with an empty line at its end to write the next item into.
 */
export function itemList(field: Field, path: Path, view: FormView): TemplateResult {
  const text = shownText(path, view, textOf);
  const written = text === '' ? [] : text.split('\n');
  const lines = view.readOnly || written.at(-1) === '' ? written : [...written, ''];
  return html`<div class="items">
    ${lines.map((line, index) => itemInput(field, path, view, lines, line, index))}
  </div>`;
}

/** The first input stands for the field where something leads to it. */
const itemId = (path: Path, view: FormView, index: number): string =>
  index === 0 ? controlId(view, path) : `${controlId(view, path)}-${index}`;

function itemInput(
  field: Field,
  path: Path,
  view: FormView,
  lines: readonly string[],
  line: string,
  index: number,
): TemplateResult {
  const { editor, store } = view;
  const on = typing(path, view, text => answerOf('list', text, valueAt(editor.value, path)));
  const write = (next: readonly string[], focus: number) => {
    const text = next.join('\n').replace(/\n+$/, '\n');
    editor.type('set', path, answerOf('list', text, valueAt(editor.value, path)), text);
    if (focus !== index) store.focus(itemId(path, view, focus));
  };
  const replace = (texts: readonly string[], focus: number) =>
    write([...lines.slice(0, index), ...texts, ...lines.slice(index + 1)], focus);
  const keys = (event: KeyboardEvent) => {
    if (view.readOnly) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (line.trim() !== '') replace([line, ''], index + 1);
    } else if (event.key === 'Backspace' && line === '' && index > 0) {
      event.preventDefault();
      replace([], index - 1);
    }
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = (event.clipboardData?.getData('text') ?? '')
      .split(/\r?\n/)
      .filter(one => one.trim() !== '');
    if (view.readOnly || pasted.length < 2) return;
    event.preventDefault();
    replace([...(line === '' ? [] : [line]), ...pasted], index + pasted.length - (line === '' ? 1 : 0));
  };
  return html`<input
    type="text"
    id=${itemId(path, view, index)}
    list=${ifDefined(suggestionList(field))}
    .value=${live(line)}
    placeholder=${ifDefined(index === 0 ? field.placeholder : undefined)}
    aria-label="${field.label}, item ${index + 1}"
    aria-invalid=${isInvalid(path, view) ? 'true' : 'false'}
    aria-describedby=${describedBy(path, view, true)}
    ?readonly=${view.readOnly}
    spellcheck="false"
    autocomplete="off"
    @input=${(event: Event) => replace([(event.target as HTMLInputElement).value], index)}
    @focus=${on.focus}
    @blur=${on.blur}
    @keydown=${keys}
    @paste=${paste}
  />`;
}
