import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { button } from '../components/buttons.ts';
import type { PanelStore } from '../state/panelStore.ts';

const modes = [
  {
    mode: 'full',
    label: 'Full',
    help: 'All seven phases, for a feature, a project or a refactoring: code waits until phases 1 to 6 are approved.',
  },
  {
    mode: 'scoped',
    label: 'Scoped',
    help: 'Research and governance only, for a bug or one function: code waits until research is approved.',
  },
] as const;

/** Title and mode of a plan to be made. `cancel` is left out where there is nothing to go back to. */
export function newPlanForm(store: PanelStore, cancel?: () => void): TemplateResult {
  const title = store.input('plan title');
  const mode = store.input('plan mode') === 'scoped' ? 'scoped' : 'full';
  const create = async () => {
    if (title.trim() === '') {
      store.announce('Write a title for the plan.');
      store.focus('plan-title');
      return;
    }
    if (!(await store.createPlan(title.trim(), mode))) return;
    store.setInput('plan title', '');
    cancel?.();
  };
  return html`<form
    class="new-plan"
    @submit=${(event: Event) => {
      event.preventDefault();
      void create();
    }}
  >
    <div class="field">
      <div class="field-label"><label for="plan-title">Title of the plan</label></div>
      <input
        type="text"
        id="plan-title"
        .value=${live(title)}
        placeholder="Digest e-mails"
        autocomplete="off"
        @input=${(event: Event) => store.setInput('plan title', (event.target as HTMLInputElement).value)}
      />
    </div>
    <fieldset>
      <legend>Phases</legend>
      ${modes.map(
        one => html`<div class="check">
          <input
            type="radio"
            name="plan-mode"
            id="plan-mode-${one.mode}"
            .checked=${live(mode === one.mode)}
            aria-describedby="plan-mode-${one.mode}-help"
            @change=${() => store.setInput('plan mode', one.mode)}
          />
          <div>
            <label for="plan-mode-${one.mode}">${one.label}</label>
            <p class="help" id="plan-mode-${one.mode}-help">${one.help}</p>
          </div>
        </div>`,
      )}
    </fieldset>
    <div class="buttons">
      ${button({ label: 'New Plan', run: () => void create() })}
      ${cancel === undefined ? nothing : button({ label: 'Cancel', secondary: true, run: cancel })}
    </div>
  </form>`;
}
