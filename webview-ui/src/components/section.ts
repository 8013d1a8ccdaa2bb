import { html, nothing, type TemplateResult } from 'lit';
import type { PanelStore } from '../state/panelStore.ts';
import { icon } from './buttons.ts';

/** A part of the panel that can be folded, drawn like a native view's sections and tree rows. */
export interface SectionOptions {
  store: PanelStore;
  /** The name its open state is kept under. */
  key: string;
  /** Id of the header's button, for the focus. */
  id?: string;
  title: string;
  /** Less prominent text after the title. */
  description?: string;
  /** Heading level for screen readers. */
  level: number;
  look: 'pane' | 'file' | 'group' | 'row';
  openByDefault?: boolean;
  badges?: unknown;
  /** Shown while the row is hovered or has the focus. */
  actions?: unknown;
  /** Drawn only while the section is open. */
  body(): unknown;
}

/** One foldable section; its header is a heading around a button. */
export function section(options: SectionOptions): TemplateResult {
  const { store, key } = options;
  const open = store.isOpen(key, options.openByDefault ?? false);
  const id = options.id ?? `section-${encodeURIComponent(key)}`;
  return html`<section class="section ${options.look}">
    <div class="section-header">
      <div class="section-heading" role="heading" aria-level=${Math.min(options.level, 6)}>
        <button
          type="button"
          id=${id}
          aria-expanded=${open ? 'true' : 'false'}
          @click=${() => store.setOpen(key, !open)}
        >
          ${icon(open ? 'chevron-down' : 'chevron-right')}<span class="section-title">${options.title}</span>
          ${options.description ? html`<span class="section-description">${options.description}</span>` : nothing}
        </button>
      </div>
      <div class="section-badges">${options.badges ?? nothing}</div>
      ${options.actions === undefined ? nothing : html`<div class="section-actions">${options.actions}</div>`}
    </div>
    ${open ? html`<div class="section-body">${options.body()}</div>` : nothing}
  </section>`;
}
