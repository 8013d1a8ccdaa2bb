import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { Field } from '../../../src/core/model/form.ts';
import type { Json, Path } from '../../../src/core/model/json.ts';
import { textOf } from '../form/answers.ts';
import { icon } from './buttons.ts';
import { controlId, type FormView } from './formView.ts';
import { describedBy, isInvalid } from './messages.ts';

/** One of the options, or none; a value that is not an option stays what it is until another is chosen. */
export function choiceBox(field: Field, path: Path, view: FormView, label?: string): TemplateResult {
  const current = textOf(view.editor.shown(path));
  const options = field.options ?? [];
  const choose = (event: Event) => view.editor.answer(path, (event.target as HTMLSelectElement).value);
  return html`<div class="select">
    <select
      id=${controlId(view, path)}
      .value=${live(current)}
      aria-label=${ifDefined(label)}
      aria-required=${field.required ? 'true' : 'false'}
      aria-invalid=${isInvalid(path, view) ? 'true' : 'false'}
      aria-describedby=${describedBy(path, view, label === undefined)}
      ?disabled=${view.readOnly}
      @change=${choose}
    >
      <option value="" ?selected=${current === ''}>${field.placeholder ? `${field.placeholder} (default)` : ''}</option>
      ${options.map(one => html`<option value=${one} ?selected=${one === current}>${one}</option>`)}
      ${
        current === '' || options.includes(current)
          ? ''
          : html`<option value=${current} selected>${current} (not an option)</option>`
      }
    </select>
    ${icon('chevron-down')}
  </div>`;
}

/** Yes or no, with its label and question beside the box. */
export function flagBox(field: Field, path: Path, view: FormView): TemplateResult {
  const id = controlId(view, path);
  return html`<div class="check">
    <input
      type="checkbox"
      id=${id}
      .checked=${live(view.editor.shown(path) === true)}
      aria-describedby=${describedBy(path, view, true)}
      ?disabled=${view.readOnly}
      @change=${(event: Event) => view.editor.answer(path, (event.target as HTMLInputElement).checked)}
    />
    <div>
      <label for=${id}>${field.label}</label>
      <p class="help" id="${id}-help">${field.help}</p>
    </div>
  </div>`;
}

/** Any number of the options: a list whose items are known beforehand. */
export function checkBoxes(field: Field, path: Path, view: FormView): TemplateResult {
  const value = view.editor.shown(path);
  const chosen: readonly Json[] = Array.isArray(value) ? value : textOf(value) === '' ? [] : [textOf(value)];
  const id = controlId(view, path);
  const toggle = (option: string, on: boolean) =>
    view.editor.answer(path, on ? [...chosen, option] : chosen.filter(one => one !== option));
  return html`<div class="checks" id=${id} tabindex="-1">
    ${(field.options ?? []).map(
      option => html`<div class="check">
        <input
          type="checkbox"
          id="${id}-${option}"
          .checked=${live(chosen.includes(option))}
          ?disabled=${view.readOnly}
          @change=${(event: Event) => toggle(option, (event.target as HTMLInputElement).checked)}
        />
        <label for="${id}-${option}">${option}</label>
      </div>`,
    )}
  </div>`;
}
