import '@vscode-elements/elements/dist/vscode-badge/vscode-badge.js';
import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

/**
 * The only file that knows vscode-elements: buttons and badges. Text fields, choices and check boxes are plain
 * HTML, because a label or a description cannot reach an input inside another element's shadow tree.
 */
export interface ButtonOptions {
  label: string;
  run(): void;
  icon?: string;
  secondary?: boolean;
  disabled?: boolean;
  /** Id of the element that says more, such as why the button is off. */
  describedBy?: string;
  id?: string;
  title?: string;
}

/** An icon of VS Code's own font; it only repeats what a text says. */
export function icon(name: string, modifier = ''): TemplateResult {
  return html`<span class="codicon codicon-${name} ${modifier}" aria-hidden="true"></span>`;
}

/** A push button: one primary at most in a view, the others secondary. */
export function button(options: ButtonOptions): TemplateResult {
  return html`<vscode-button
    id=${ifDefined(options.id)}
    ?secondary=${options.secondary ?? false}
    ?disabled=${options.disabled ?? false}
    aria-disabled=${options.disabled ? 'true' : 'false'}
    aria-describedby=${ifDefined(options.describedBy)}
    @keydown=${keepPageStill}
    @click=${() => options.disabled || options.run()}
    >${options.icon === undefined ? nothing : icon(options.icon)}${options.label}</vscode-button
  >`;
}

/** A small button that shows an icon alone; the label is its name and its tooltip. */
export function iconButton(options: ButtonOptions & { icon: string }): TemplateResult {
  return html`<vscode-toolbar-button
    label=${options.label}
    title=${options.label}
    @click=${(event: Event) => {
      event.stopPropagation();
      options.run();
    }}
    >${icon(options.icon)}</vscode-toolbar-button
  >`;
}

/** A button that looks like a link: for opening things. */
export function linkButton(options: ButtonOptions): TemplateResult {
  return html`<button type="button" class="link" id=${ifDefined(options.id)} title=${ifDefined(options.title)} @click=${options.run}>
    ${options.icon === undefined ? nothing : icon(options.icon)}<span>${options.label}</span>
  </button>`;
}

/** A count in a row; `label` says what is counted. */
export function countBadge(count: number, label: string): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  return html`<vscode-badge variant="counter" title=${label}
    >${count}<span class="hidden"> ${label}</span></vscode-badge
  >`;
}

/** What stands where something is asked for and not there yet. */
export function loading(): TemplateResult {
  return html`<p class="loading">${icon('loading', 'codicon-modifier-spin')} Loading</p>`;
}

/** The space bar presses the button; it must not scroll the page as well. */
function keepPageStill(event: KeyboardEvent): void {
  if (event.key === ' ') event.preventDefault();
}
