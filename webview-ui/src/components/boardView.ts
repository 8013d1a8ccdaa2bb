import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Board, BoardLine, BoardRow, BoardSection, Place } from '../../../src/core/model/board.ts';
import { filterWords } from '../form/recordFilter.ts';
import type { Spot } from '../state/boardActs.ts';
import type { PanelStore } from '../state/panelStore.ts';
import { boardActions, boardQuestion } from './boardActions.ts';
import { boardRowId, boardSectionId } from './boardIds.ts';
import { countBadge, icon, linkButton } from './buttons.ts';
import { filterBox } from './filterBox.ts';
import { message } from './messages.ts';
import { prose } from './prose.ts';
import { section } from './section.ts';
import { toneIcon } from './tone.ts';

/** From how many rows on a section can be narrowed down. */
const many = 16;

/** What a phase shows besides its form: sections of rows, each with its state and what can be done with it. */
export function boardView(store: PanelStore, board: Board, place: Omit<Spot, 'section'>): TemplateResult {
  return html`${board.sections.map(one => boardSection(store, one, { ...place, section: one.id }))}`;
}

function boardSection(store: PanelStore, one: BoardSection, spot: Spot): TemplateResult {
  return section({
    store,
    key: `board ${spot.phase} ${one.id}`,
    id: boardSectionId(spot),
    title: one.title,
    description: statesOf(one.rows),
    level: 2,
    look: 'pane',
    openByDefault: one.folded !== true,
    badges: countBadge(one.rows.length, one.rows.length === 1 ? 'entry' : 'entries'),
    body: () => sectionBody(store, one, spot),
  });
}

/** How many rows there are of each state, in order of first appearance; nothing where states are figures. */
function statesOf(rows: readonly BoardRow[]): string {
  if (rows.some(({ state }) => /\d/.test(state))) return '';
  const counts = new Map<string, number>();
  for (const { state } of rows) if (state !== '') counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts.size < 2 ? '' : [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
}

function sectionBody(store: PanelStore, one: BoardSection, spot: Spot): TemplateResult {
  const name = `filter ${spot.phase} ${one.id}`;
  const words = filterWords(store.input(name));
  const rows = words.length === 0 ? one.rows : one.rows.filter(row => words.every(word => says(row, word)));
  return html`${one.help === undefined ? nothing : html`<p class="help board-help">${prose(one.help)}</p>`}
    ${one.rows.length > 0 || one.empty === undefined ? nothing : html`<p class="empty">${prose(one.empty)}</p>`}
    ${one.actions.length === 0 ? nothing : sectionActions(store, one, spot)}
    ${
      one.rows.length >= many || words.length > 0
        ? filterBox(store, name, 'Find a row', `${rows.length} of ${one.rows.length}`)
        : nothing
    }
    <ul class="board-rows">
      ${repeat(
        rows,
        row => row.id,
        row => html`<li>${boardRow(store, row, { ...spot, row: row.id })}</li>`,
      )}
    </ul>`;
}

function says(row: BoardRow, word: string): boolean {
  return [row.title, row.state, ...row.facts].some(text => text.toLowerCase().includes(word));
}

function sectionActions(store: PanelStore, { title, actions }: BoardSection, spot: Spot): TemplateResult {
  return html`<div class="board-section-actions">
    ${boardActions(store, actions, spot, title)} ${outcome(store, spot)}
    ${actions.map(action => boardQuestion(store, action, spot, title))}
  </div>`;
}

function boardRow(store: PanelStore, row: BoardRow, spot: Spot): TemplateResult {
  const busy = store.acts.running(spot) !== undefined;
  return html`<div class="board-row" aria-busy=${busy ? 'true' : 'false'}>
    ${busy ? icon('loading', 'codicon-modifier-spin') : toneIcon(row.tone)}
    <div class="board-main">
      <div class="board-title">
        ${rowTitle(store, row, spot)}
        <span class="board-state tone-${row.tone}">${busy ? 'Working' : row.state}</span>
      </div>
      ${row.facts.length === 0 ? nothing : html`<p class="board-facts">${row.facts.map(fact => html`<span>${fact}</span>`)}</p>`}
      ${row.lines.map(line => boardLine(store, line))}
    </div>
    ${
      row.actions.length === 0
        ? nothing
        : html`<div class="board-actions">${boardActions(store, row.actions, spot, row.title)}</div>`
    }
    <div class="board-below">
      ${outcome(store, spot)} ${row.actions.map(action => boardQuestion(store, action, spot, row.title))}
    </div>
  </div>`;
}

function rowTitle(store: PanelStore, { title, open }: BoardRow, spot: Spot): TemplateResult {
  const id = boardRowId(spot);
  if (open === undefined) return html`<span class="board-name" id=${id} tabindex="-1">${title}</span>`;
  return html`<span class="board-name">
    ${linkButton({ label: title, id, title: open.path, run: () => openPlace(store, open) })}
  </span>`;
}

/** A remark without a tone of its own needs no icon. */
function boardLine(store: PanelStore, { text, tone, open }: BoardLine): TemplateResult {
  return html`<p class="board-line ${tone}">
    ${tone === 'neutral' ? nothing : toneIcon(tone)}
    ${open === undefined ? html`<span>${prose(text)}</span>` : linkButton({ label: text, run: () => openPlace(store, open) }, prose(text))}
  </p>`;
}

function openPlace(store: PanelStore, { path, range }: Place): void {
  void store.act('file/open', { path, ...(range === undefined ? {} : { range }) });
}

/** Why the last act failed; it stays until the next one. */
function outcome(store: PanelStore, spot: Spot): TemplateResult | typeof nothing {
  const failure = store.acts.failure(spot);
  return failure === undefined
    ? nothing
    : html`<div class="board-failure">${message('error', failure)}</div>`;
}
