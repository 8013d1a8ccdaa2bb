import { html, type TemplateResult } from 'lit';
import type { PanelProblem, PhaseSummary } from '../../../src/protocol/panel.ts';
import type { PanelStore } from '../state/panelStore.ts';
import { problemList } from './problemList.ts';
import { section } from './section.ts';

/** Up to how many things that are missing each is shown without a click. */
const few = 8;

/** What is missing: a sentence for each kind, and below it the places, each a button that leads there. */
export function missingList(
  store: PanelStore,
  missing: readonly PanelProblem[],
  summary: PhaseSummary['summary'],
): TemplateResult {
  const go = (problem: PanelProblem) => store.reveal(problem);
  return html`${summary.map(({ message, items }) => {
    const problems = items.flatMap(index => missing[index] ?? []);
    if (problems.length < 2) return problemList(problems, go);
    return section({
      store,
      key: `missing kind ${message.replace(/\d+/g, '')}`,
      title: message,
      level: 3,
      look: 'row',
      openByDefault: missing.length <= few,
      body: () => problemList(problems, go),
    });
  })}`;
}
