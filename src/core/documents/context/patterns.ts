import { headingKey } from '../../artifacts/markdown/layout.ts';
import { optionList } from '../../decisions/options.ts';
import { sectionOf } from '../../decisions/sectionOf.ts';
import type { Decision } from '../../model/decision.ts';
import type { RuleKind } from '../../model/rule.ts';
import { documentForms } from '../../plan/phases/documentation.ts';
import { decisionLink } from '../decisionIndex.ts';
import type { BlockDefinition, DocumentDefinition } from '../document.ts';
import type { DocumentInput } from '../documentInput.ts';
import { fromResearch } from '../fromResearch.ts';
import { inline, listOf, under } from '../prose.ts';
import { contextPath } from './contextPath.ts';
import { ruleList } from './ruleList.ts';

const refusing: ReadonlySet<RuleKind> = new Set([
  'forbid',
  'independent',
  'protected',
  'entry_points',
  'absent',
]);

const refused: BlockDefinition = {
  name: 'refused',
  source: 'the rules of the blueprint and the decisions',
  write: (input, path) =>
    under(
      '## What the rules refuse',
      ruleList(
        input.rules.filter(({ rule }) => refusing.has(rule.kind)),
        input,
        path,
      ),
    ),
};

const rejected: BlockDefinition = {
  name: 'rejected',
  source: 'the decisions',
  write: ({ accepted }, path) =>
    under(
      '## Ways that were considered and not taken',
      listOf(
        accepted.flatMap(decision => {
          const options = rejectedOptions(decision);
          return options.length === 0
            ? []
            : [
                `${decisionLink(decision, path)}: not ${options.map(option => `"${option}"`).join(', nor ')}.`,
              ];
        }),
      ),
    ),
};

/** The options that the outcome does not name; none where it names no option at all, since then nobody can tell. */
function rejectedOptions(decision: Decision): string[] {
  const options = optionList(sectionOf(decision, 'options')).chunks.map(({ name }) =>
    inline(name.split('\n', 1)[0]!),
  );
  const outcome = headingKey(sectionOf(decision, 'outcome').split(/\n\s*\n/, 1)[0] ?? '');
  const isChosen = (option: string) => outcome.includes(headingKey(option));
  return options.some(isChosen) ? options.filter(option => !isChosen(option)) : [];
}

/** The ways that are wanted, and those that are not. */
export function patterns(input: DocumentInput): DocumentDefinition {
  return {
    ...documentForms.patterns,
    kind: 'context',
    path: contextPath(input, 'patterns'),
    blocks: [
      fromResearch('patterns-found', '## Patterns that the code follows', 'patterns'),
      refused,
      rejected,
    ],
  };
}
