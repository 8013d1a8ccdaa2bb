import { html, nothing, type TemplateResult } from 'lit';
import type { PanelProblem } from '../../../src/protocol/panel.ts';
import { icon } from './buttons.ts';
import { exampleText } from './messages.ts';
import { prose } from './prose.ts';

/** Problems as rows, each a button that leads to its place. */
export function problemList(
  problems: readonly PanelProblem[],
  go: (problem: PanelProblem) => void,
): TemplateResult {
  return html`<ul class="rows">
    ${problems.map(
      problem => html`<li>
        <button type="button" class="row problem ${problem.severity}" @click=${() => go(problem)}>
          ${icon(problem.severity)}<span class="row-title"
            >${prose(problem.message)}${problem.example === undefined ? nothing : exampleText(problem.example)}</span
          >
        </button>
      </li>`,
    )}
  </ul>`;
}
