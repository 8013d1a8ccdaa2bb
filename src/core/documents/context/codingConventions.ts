import type { Rule } from '../../model/rule.ts';
import { architectureGroups } from '../../plan/phases/architecture.ts';
import { documentForms } from '../../plan/phases/documentation.ts';
import type { BlockDefinition, DocumentDefinition } from '../document.ts';
import type { DocumentInput } from '../documentInput.ts';
import { codes, listOf, under } from '../prose.ts';
import { quotedAnswers } from '../quotedAnswers.ts';
import { contextPath } from './contextPath.ts';
import { ruleList } from './ruleList.ts';

const agreed: BlockDefinition = {
  name: 'agreed',
  source: 'the architecture document',
  write: ({ architecture, context }, path) =>
    under(
      '## What the architecture asks of all code',
      quotedAnswers(
        architecture,
        architectureGroups,
        ['naming', 'errors', 'logging', 'caching', 'security', 'testing'],
        { heading: '###', from: context.workspace.architecture.path, to: path },
      ),
    ),
};

/** Rules about single files rather than about who may use whom. */
const isAboutCode = ({ kind }: Rule): boolean =>
  kind === 'packages' || kind === 'pattern' || kind === 'require' || kind === 'absent';

const checked: BlockDefinition = {
  name: 'checked',
  source: 'the rules and standards of the blueprint',
  write: (input, path) => {
    const standards = Object.entries(input.blueprint?.standards ?? {}).filter(
      ([, severity]) => severity !== 'off',
    );
    return under(
      '## What is checked',
      ruleList(
        input.rules.filter(({ rule }) => isAboutCode(rule)),
        input,
        path,
      ),
      listOf(standards.map(([id, severity]) => `Standard ${codes([id])}: a departure is ${severity}.`)),
    );
  },
};

/** How code is written here. */
export function codingConventions(input: DocumentInput): DocumentDefinition {
  return {
    ...documentForms['coding-conventions'],
    kind: 'context',
    path: contextPath(input, 'coding-conventions'),
    blocks: [agreed, checked],
  };
}
