import { html, type TemplateResult } from 'lit';

/** A sentence with `code` between backticks. Everything else in it is text as it stands. */
export function prose(text: string): (string | TemplateResult)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}
