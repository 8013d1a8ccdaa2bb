import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { button } from '../components/buttons.ts';
import type { PanelStore } from '../state/panelStore.ts';
import { filesKey, sectionKey } from '../state/sectionKeys.ts';

const input = 'decision title';

/** A row that asks for the title of a decision to be recorded. */
export function newDecisionRow(store: PanelStore): TemplateResult {
  const create = async () => {
    const title = store.input(input).trim();
    if (title === '') {
      store.announce('Write a title for the decision.');
      store.focus('decision-title');
      return;
    }
    const created = await store.act('decision/create', { title }, 'Decision recorded');
    if (created === undefined) return;
    store.setInput(input, '');
    store.setOpen(filesKey('decision'), true);
    store.setOpen(sectionKey(created.path), true);
    await store.load();
    store.focus(`section-${encodeURIComponent(sectionKey(created.path))}`);
  };
  return html`<div class="new-key pane-row">
    <input
      type="text"
      id="decision-title"
      .value=${live(store.input(input))}
      placeholder="Title of a new decision"
      aria-label="Title of a new decision"
      autocomplete="off"
      @input=${(event: Event) => store.setInput(input, (event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && void create()}
    />
    ${button({ label: 'Record decision', icon: 'add', secondary: true, run: () => void create() })}
  </div>`;
}
