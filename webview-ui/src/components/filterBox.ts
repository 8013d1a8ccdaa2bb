import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { PanelStore } from '../state/panelStore.ts';
import { icon } from './buttons.ts';

/** A box that narrows a list down while one types. `name` is what its text is kept under; Escape empties it. */
export function filterBox(store: PanelStore, name: string, label: string, shown: string): TemplateResult {
  return html`<div class="filter">
    ${icon('filter')}
    <input
      type="text"
      .value=${live(store.input(name))}
      placeholder=${label}
      aria-label=${label}
      spellcheck="false"
      autocomplete="off"
      @input=${(event: Event) => store.setInput(name, (event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && store.setInput(name, '')}
    />
    <span class="filter-count" aria-live="polite">${store.input(name) === '' ? '' : shown}</span>
  </div>`;
}
