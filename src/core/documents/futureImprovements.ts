import { sectionOf } from '../decisions/sectionOf.ts';
import { asList } from '../model/rule.ts';
import { documentPath } from '../plan/phaseContext.ts';
import { documentForms } from '../plan/phases/documentation.ts';
import { decisionLink } from './decisionIndex.ts';
import type { BlockDefinition, DocumentDefinition } from './document.ts';
import type { DocumentInput } from './documentInput.ts';
import { fromResearch } from './fromResearch.ts';
import { codes, firstParagraph, inline, listOf, sentence, tableOf, under } from './prose.ts';

const deferred: BlockDefinition = {
  name: 'deferred',
  source: 'the open questions of the plans',
  write: ({ plans }) =>
    under(
      '## Questions that were put off',
      tableOf(
        ['Question', 'Why it can wait', 'Plan'],
        plans.flatMap(({ title, research }) =>
          research
            .rows('questions')
            .filter(({ state = '' }) => state.toLowerCase() === 'deferred')
            .map(({ question = '', answer = '' }) => [inline(question), inline(answer), inline(title)]),
        ),
      ),
    ),
};

const exceptions: BlockDefinition = {
  name: 'exceptions',
  source: 'the rules',
  write: ({ rules }) =>
    under(
      '## Exceptions to the rules',
      tableOf(
        ['Rule', 'What may pass', 'Why', 'Until'],
        rules.flatMap(({ id, rule }) =>
          (rule.except ?? []).map(({ from, to, reason, until }) => [
            inline(id),
            `${codes(asList(from)) || 'anything'} to ${codes(asList(to)) || 'anything'}`,
            inline(reason),
            inline(until ?? 'no end is set'),
          ]),
        ),
      ),
    ),
};

const proposals: BlockDefinition = {
  name: 'proposals',
  source: 'the decisions',
  write: ({ decisions }, path) =>
    under(
      '## Decisions that are proposed',
      listOf(
        decisions
          .filter(({ status }) => status === 'proposed')
          .map(decision => {
            const words = firstParagraph(sectionOf(decision, 'context'));
            return `${decisionLink(decision, path)}${words === '' ? '' : `: ${sentence(words)}`}`;
          }),
      ),
    ),
};

/** What could be better, and what was put off. */
export function futureImprovements({ context }: DocumentInput): DocumentDefinition {
  return {
    ...documentForms['future-improvements'],
    kind: 'document',
    path: documentPath(context.workspace.settings, 'future-improvements'),
    blocks: [deferred, proposals, fromResearch('debt', '## Debt that research met', 'debt'), exceptions],
  };
}
