import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { BoardAction } from '../../../src/core/model/board.ts';
import { actionKey, type Spot } from '../state/boardActs.ts';
import type { PanelStore } from '../state/panelStore.ts';
import { boardRowId, boardSectionId } from './boardIds.ts';
import { button, flatButton } from './buttons.ts';

const questionKey = (spot: Spot, action: BoardAction): string => `ask ${actionKey(spot, action)}`;
const actionId = (spot: Spot, action: BoardAction): string =>
  `act-${encodeURIComponent(actionKey(spot, action))}`;
const answerId = (spot: Spot, action: BoardAction): string =>
  `ask-${encodeURIComponent(actionKey(spot, action))}`;

/** The buttons of a row or of a section. `of` names it. The one that comes next is a push button. */
export function boardActions(
  store: PanelStore,
  actions: readonly BoardAction[],
  spot: Spot,
  of: string,
): TemplateResult[] {
  const busy = store.acts.running(spot) !== undefined;
  // While something is asked, answering comes next.
  const asking = actions.some(action => store.isOpen(questionKey(spot, action), false));
  return actions.map(action => {
    const options = {
      label: action.label,
      icon: action.icon,
      id: actionId(spot, action),
      of,
      disabled: busy,
      run: () => (action.asks === undefined ? void act(store, spot, action) : ask(store, spot, action)),
    };
    return action.primary === true && !asking ? button(options) : flatButton(options);
  });
}

function ask(store: PanelStore, spot: Spot, action: BoardAction): void {
  const key = questionKey(spot, action);
  if (store.isOpen(key, false)) {
    close(store, spot, action);
    return;
  }
  if (store.input(key) === '') store.setInput(key, action.suggestion ?? '');
  store.setOpen(key, true);
  store.focus(answerId(spot, action));
}

function close(store: PanelStore, spot: Spot, action: BoardAction): void {
  store.setOpen(questionKey(spot, action), undefined);
  store.setInput(questionKey(spot, action), '');
  focusBack(store, spot, action);
}

/** To the button again, or to what is left where it stood. */
function focusBack(store: PanelStore, spot: Spot, action: BoardAction): void {
  store.focus(actionId(spot, action), boardRowId(spot), boardSectionId(spot));
}

/** The focus stays where the person is; only where the act took its place away it is handed on. */
async function act(store: PanelStore, spot: Spot, action: BoardAction): Promise<void> {
  await store.acts.run(spot, action, '');
  if (document.hasFocus() && document.activeElement === document.body) focusBack(store, spot, action);
}

/** What an action asks before it is done, below its row. Enter answers, Escape goes back to the button. */
export function boardQuestion(
  store: PanelStore,
  action: BoardAction,
  spot: Spot,
  of: string,
): TemplateResult | typeof nothing {
  const key = questionKey(spot, action);
  if (action.asks === undefined || !store.isOpen(key, false)) return nothing;
  const id = answerId(spot, action);
  const busy = store.acts.running(spot) !== undefined;
  const submit = async () => {
    if (busy) return;
    // The question stays with its answer where the act says no.
    if (await store.acts.run(spot, action, store.input(key).trim())) close(store, spot, action);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close(store, spot, action);
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void submit();
  };
  return html`<div class="board-question">
    <label for=${id}>${action.asks}</label>
    <textarea
      id=${id}
      class="prose"
      rows="1"
      .value=${live(store.input(key))}
      ?readonly=${busy}
      @input=${(event: Event) => store.setInput(key, (event.target as HTMLTextAreaElement).value)}
      @keydown=${keys}
    ></textarea>
    <div class="buttons">
      ${button({ label: action.label, of, disabled: busy, run: () => void submit() })}
      ${button({ label: 'Cancel', secondary: true, run: () => close(store, spot, action) })}
    </div>
  </div>`;
}
