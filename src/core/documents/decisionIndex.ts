import { sectionOf } from '../decisions/sectionOf.ts';
import type { Decision } from '../model/decision.ts';
import { documentForms } from '../plan/phases/documentation.ts';
import type { BlockDefinition, DocumentDefinition } from './document.ts';
import type { DocumentInput } from './documentInput.ts';
import { firstParagraph, inline, linkTo, tableOf } from './prose.ts';
import { folderOf } from './relativePath.ts';

/** What was decided, in one line; empty where the record does not say. */
export const outcomeOf = (decision: Decision): string =>
  firstParagraph(sectionOf(decision, 'outcome')).replace(/^Chosen(?: option)?:\s*/i, '');

/** `[0007 Title](…)`, as a link from the file at `path`. */
export const decisionLink = ({ id, title, path: to }: Decision, path: string): string =>
  linkTo(title === '' || title === id ? id : `${id} ${title}`, to, path);

/** A decision's status, with what replaced it. */
function statusWords({ status, supersededBy }: Decision): string {
  if (status === null) return 'not readable';
  return supersededBy.length > 0 ? `${status} by ${supersededBy.map(inline).join(', ')}` : status;
}

const index: BlockDefinition = {
  name: 'decisions',
  source: 'the decisions',
  write: ({ decisions }, path) =>
    tableOf(
      ['Decision', 'Status', 'What was decided'],
      decisions.map(decision => [decisionLink(decision, path), statusWords(decision), outcomeOf(decision)]),
    ),
};

/** The list of decisions, beside them; undefined where none is recorded. */
export function decisionIndex({ decisions }: DocumentInput): DocumentDefinition | undefined {
  const last = decisions.at(-1);
  if (last === undefined) return undefined;
  const folder = folderOf(last.path);
  return {
    ...documentForms.decisions,
    kind: 'document',
    path: folder === '' ? 'README.md' : `${folder}/README.md`,
    blocks: [index],
  };
}
