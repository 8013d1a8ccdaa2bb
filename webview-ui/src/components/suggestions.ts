import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Field } from '../../../src/core/model/form.ts';
import type { Form } from '../../../src/protocol/panel.ts';

const listId = (source: string): string => `suggest-${source}`;

/** The id of the list of names that a field offers, for an input's `list`. */
export function suggestionList({ suggest }: Field): string | undefined {
  return suggest === undefined ? undefined : listId(suggest);
}

/** The lists themselves, once for all fields of the form. */
export function suggestionLists({ suggestions }: Form): unknown {
  return guard([suggestions], () =>
    Object.entries(suggestions).map(
      ([source, names]): TemplateResult => html`<datalist id=${listId(source)}>
        ${names.map(name => html`<option value=${name}></option>`)}
      </datalist>`,
    ),
  );
}
