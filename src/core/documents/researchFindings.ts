import { documentPath } from '../plan/phaseContext.ts';
import { documentForms } from '../plan/phases/documentation.ts';
import { researchGroups } from '../plan/phases/research.ts';
import type { BlockDefinition, DocumentDefinition } from './document.ts';
import type { DocumentedPlan, DocumentInput } from './documentInput.ts';
import { inline, linkTo, paragraphs } from './prose.ts';
import { quotedAnswers } from './quotedAnswers.ts';

/** What of research outlives the plan; the rest stands in the plan's own file. */
const told = [
  'businessGoal',
  'technicalGoal',
  'success',
  'unacceptable',
  'constraints',
  'tried',
  'failureModes',
  'priorArt',
  'risks',
  'assumptions',
  'questions',
  'references',
];

const findings: BlockDefinition = {
  name: 'findings',
  source: 'the research of the plans',
  write: ({ plans }, path) => paragraphs(plans.map(plan => findingsOf(plan, path))),
};

function findingsOf({ artifacts, title, research }: DocumentedPlan, path: string): string {
  const file = artifacts.research;
  if (file === undefined) return '';
  const body = quotedAnswers(research, researchGroups('full'), told, {
    heading: '###',
    from: file.path,
    to: path,
  });
  if (body === '') return '';
  return `## ${inline(title)}\n\nThe whole of it stands in ${linkTo('the research of this plan', file.path, path)}.\n\n${body}`;
}

/** What was found out, for everybody who comes later. */
export function researchFindings({ context }: DocumentInput): DocumentDefinition {
  return {
    ...documentForms['research-findings'],
    kind: 'document',
    path: documentPath(context.workspace.settings, 'research-findings'),
    blocks: [findings],
  };
}
