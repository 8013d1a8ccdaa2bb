import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

/** What a button is made of. */
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
  /** What it is done to: the end of its name for those who do not see where it stands. */
  of?: string;
}

/** An icon of VS Code's own font; it only repeats what a text says. */
export function icon(name: string, modifier = ''): TemplateResult {
  return html`<span class="codicon codicon-${name} ${modifier}" aria-hidden="true"></span>`;
}

/** A push button: one primary at most in a view, the others secondary. It can be reached while it is off. */
export function button(options: ButtonOptions): TemplateResult {
  return html`<button
    type="button"
    class="push-button ${options.secondary ? 'secondary' : ''}"
    id=${ifDefined(options.id)}
    title=${ifDefined(options.title)}
    aria-label=${ifDefined(fullName(options))}
    aria-disabled=${options.disabled ? 'true' : 'false'}
    aria-describedby=${ifDefined(options.describedBy)}
    @click=${() => options.disabled || options.run()}
  >
    ${options.icon === undefined ? nothing : icon(options.icon)}<span>${options.label}</span>
  </button>`;
}

/** The name starts with the text that is seen, so that speech input finds the button by it. */
function fullName({ label, of }: ButtonOptions): string | undefined {
  return of === undefined ? undefined : `${label}, ${of}`;
}

/** A small button that shows an icon alone; the label is its name and its tooltip. */
export function iconButton(options: ButtonOptions & { icon: string }): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    id=${ifDefined(options.id)}
    aria-label=${options.label}
    title=${options.label}
    ?disabled=${options.disabled ?? false}
    @click=${(event: Event) => {
      event.stopPropagation();
      options.run();
    }}
  >
    ${icon(options.icon)}
  </button>`;
}

/** A flat button with an icon and its label: one of several beside a thing. It keeps the focus while it is off. */
export function flatButton(options: ButtonOptions & { icon: string }): TemplateResult {
  return html`<button
    type="button"
    class="flat-button"
    id=${ifDefined(options.id)}
    title=${ifDefined(options.title)}
    aria-label=${ifDefined(fullName(options))}
    aria-disabled=${options.disabled ? 'true' : 'false'}
    @click=${() => options.disabled || options.run()}
  >
    ${icon(options.icon)}<span>${options.label}</span>
  </button>`;
}

/** A button that looks like a link: for opening things. `content` is the label where it is more than a text. */
export function linkButton(options: ButtonOptions, content: unknown = options.label): TemplateResult {
  return html`<button
    type="button"
    class="link"
    id=${ifDefined(options.id)}
    title=${ifDefined(options.title)}
    @click=${options.run}
  >
    ${options.icon === undefined ? nothing : icon(options.icon)}<span>${content}</span>
  </button>`;
}

/** A count in a row; `label` says what is counted. */
export function countBadge(count: number, label: string): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  return html`<span class="badge" title=${label}>${count}<span class="hidden"> ${label}</span></span>`;
}

/** What stands where something is asked for and not there yet. */
export function loading(): TemplateResult {
  return html`<p class="loading">${icon('loading', 'codicon-modifier-spin')} Loading</p>`;
}
