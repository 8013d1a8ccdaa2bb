import { documentForms } from '../../plan/phases/documentation.ts';
import { componentTable } from '../componentTable.ts';
import type { BlockDefinition, DocumentDefinition } from '../document.ts';
import type { DocumentInput } from '../documentInput.ts';
import { inline, linkTo, under } from '../prose.ts';
import { contextPath } from './contextPath.ts';
import { decisionList } from './decisionList.ts';
import { ruleList } from './ruleList.ts';

const structure: BlockDefinition = {
  name: 'structure',
  source: 'the blueprint',
  write: ({ blueprint, components, context }, path) => {
    if (components.length === 0) return '';
    const title = inline(blueprint?.title ?? '');
    return under(
      '## The components',
      `${title === '' ? 'The code' : `The code of **${title}**`} is divided into these components. A diagram of them stands in ${linkTo('the architecture document', context.workspace.architecture.path, path)}. \`plumbrule explain PATH\` says which one a file belongs to, and what binds it.`,
      componentTable(components),
    );
  },
};

const rules: BlockDefinition = {
  name: 'rules',
  source: 'the rules of the blueprint and the decisions',
  write: (input, path) =>
    input.rules.length === 0
      ? ''
      : under(
          '## The rules, with their reasons',
          'Every edit is held to these rules. Where one stands in the way, propose a change of the plan instead of working around it.',
          ruleList(input.rules, input, path),
        ),
};

const reasons: BlockDefinition = {
  name: 'reasons',
  source: 'the decisions',
  write: ({ accepted }, path) => under('## Why it is built this way', decisionList(accepted, path)),
};

/** The structure and the reasons for it, for somebody who is about to change the code. */
export function architectureOverview(input: DocumentInput): DocumentDefinition {
  return {
    ...documentForms['architecture-overview'],
    kind: 'context',
    path: contextPath(input, 'architecture-overview'),
    blocks: [structure, reasons, rules],
  };
}
