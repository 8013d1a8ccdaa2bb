import { html, type TemplateResult } from 'lit';
import { linkButton } from '../components/buttons.ts';
import type { PanelStore } from '../state/panelStore.ts';
import { newPlanForm } from './newPlan.ts';

/** What stands here before there is a plan. */
export function welcome(store: PanelStore): TemplateResult {
  const initialised = store.overview?.initialised === true;
  return html`<div class="welcome">
    <h1>${initialised ? 'No plan yet' : 'Plan before code'}</h1>
    <p>
      A plan is one piece of work: a feature, a project, a refactoring. It goes through seven phases, and each
      phase is a file in your workspace that you can edit here or in the editor.
    </p>
    <p>Once a blueprint says which component may import which, code that departs from it is underlined.</p>
    ${newPlanForm(store)}
    ${
      initialised
        ? ''
        : html`<p>
            ${linkButton({
              label: 'Set up without a plan',
              run: async () => {
                await store.act('workspace/initialise', {});
                await store.load();
              },
            })}
          </p>`
    }
  </div>`;
}
