import { documentPath } from '../plan/phaseContext.ts';
import { documentForms } from '../plan/phases/documentation.ts';
import { responsibilityOf } from './componentTable.ts';
import type { BlockDefinition, DocumentDefinition } from './document.ts';
import type { DocumentInput } from './documentInput.ts';
import { firstParagraph, inline, linkTo, listOf, sentence, tableOf, under } from './prose.ts';

const parts: BlockDefinition = {
  name: 'parts',
  source: 'the blueprint',
  write: ({ blueprint, components, context }, path) => {
    if (components.length === 0) return '';
    const title = inline(blueprint?.title ?? '');
    const whole = title === '' ? 'The system' : `**${title}**`;
    const count = components.length === 1 ? 'one part' : `${components.length} parts`;
    const { architecture } = context.workspace;
    return under(
      '## The parts',
      `${whole} is made of ${count}. How they work together stands in ${linkTo('the architecture', architecture.path, path)}.`,
      tableOf(
        ['Part', 'What it is for'],
        components.map(([id, component]) => [`**${inline(id)}**`, responsibilityOf(component)]),
      ),
    );
  },
};

const work: BlockDefinition = {
  name: 'work',
  source: 'the plans',
  write: ({ plans }) =>
    under(
      '## What is being worked on',
      listOf(
        plans
          .filter(({ state }) => state !== 'closed')
          .map(({ title, state, research }) => {
            const goal = firstParagraph(research.text('businessGoal') ?? '');
            const words = `**${inline(title)}**${state === 'draft' ? ' (a draft)' : ''}`;
            return goal === '' ? words : `${words}: ${sentence(goal)}`;
          }),
      ),
    ),
};

/** Where to read on: the other documents, and the folder of the context documents. */
const further = (others: readonly DocumentDefinition[]): BlockDefinition => ({
  name: 'further',
  source: 'the list of documents',
  write: (_, path) =>
    under(
      '## Where to read on',
      tableOf(
        ['Document', 'What it tells'],
        others
          .filter(other => other.kind !== 'code')
          .map(other => [linkTo(other.title, other.path, path), other.purpose]),
      ),
    ),
});

/** What the system is, for somebody who comes new. `others` are the documents it points to. */
export function projectOverview(
  { context }: DocumentInput,
  others: readonly DocumentDefinition[],
): DocumentDefinition {
  return {
    ...documentForms['project-overview'],
    kind: 'document',
    path: documentPath(context.workspace.settings, 'project-overview'),
    blocks: [parts, work, further(others)],
  };
}
