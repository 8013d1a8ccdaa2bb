import type { Field, FieldGroup } from '../../model/form.ts';
import type { PhaseDefinition } from './definition.ts';

/** Every question of research is answered by text, or by `N/A: reason`. */
const question = (id: string, label: string, help: string, placeholder?: string): Field => ({
  id,
  label,
  help,
  kind: 'text',
  required: true,
  notApplicable: true,
  ...(placeholder === undefined ? {} : { placeholder }),
});

/** Likelihood and impact of a risk. */
const riskLevels = ['low', 'medium', 'high'] as const;

/** How far an open question is. */
const questionStates = ['open', 'resolved', 'deferred'] as const;

const riskColumns: readonly Field[] = [
  { id: 'risk', label: 'Risk', help: 'What could go wrong?', kind: 'line', required: true },
  {
    id: 'likelihood',
    label: 'Likelihood',
    help: 'How likely is it?',
    kind: 'choice',
    required: true,
    options: riskLevels,
  },
  {
    id: 'impact',
    label: 'Impact',
    help: 'How bad would it be?',
    kind: 'choice',
    required: true,
    options: riskLevels,
  },
  {
    id: 'mitigation',
    label: 'Mitigation',
    help: 'What makes it less likely or less bad? Every high risk needs one.',
    kind: 'line',
  },
];

const questionColumns: readonly Field[] = [
  { id: 'question', label: 'Question', help: 'What is not known yet?', kind: 'line', required: true },
  {
    id: 'state',
    label: 'State',
    help: 'Is it still open, resolved, or deferred on purpose?',
    kind: 'choice',
    required: true,
    options: questionStates,
  },
  {
    id: 'answer',
    label: 'Answer',
    help: 'The answer, or the reason why it can wait.',
    kind: 'line',
  },
];

/** A small job asks only these; what else a file answers is kept. */
const scopedQuestions: ReadonlySet<string> = new Set([
  'businessGoal',
  'technicalGoal',
  'unacceptable',
  'modules',
  'references',
  'risks',
  'questions',
]);

const groups: readonly FieldGroup[] = [
  {
    id: 'goal',
    title: 'Goal',
    help: 'What this work is for, and what it must never do.',
    fields: [
      question(
        'businessGoal',
        'Business goal',
        'What does the business or the user get out of this? One sentence must do.',
      ),
      question(
        'technicalGoal',
        'Technical goal',
        'What will the system be able to do that it cannot do now?',
      ),
      question(
        'stakeholders',
        'Stakeholders',
        'Who asked for it, who uses it, who runs it, who has to agree?',
      ),
      question(
        'success',
        'Success in production',
        'What will you see in production, in figures, when this works?',
      ),
      question(
        'unacceptable',
        'Unacceptable failures',
        'What must never happen, even on a bad day? For example lost data, or a message sent twice.',
      ),
      question(
        'constraints',
        'Constraints',
        'Which limits are given: time, budget, law, platforms, versions, people?',
      ),
    ],
  },
  {
    id: 'ground',
    title: 'Ground',
    help: 'What is there today.',
    fields: [
      question('stack', 'Stack', 'Which languages, frameworks, stores and services does the code use?'),
      question('modules', 'Affected modules', 'Which modules, services and repositories will change?'),
      question(
        'patterns',
        'Existing patterns',
        'Which patterns does the code follow that this work must keep?',
      ),
      question('debt', 'Technical debt', 'Which known weaknesses stand in the way?'),
      question('tried', 'Tried before', 'What was tried before, and why did it end?'),
    ],
  },
  {
    id: 'field',
    title: 'Field',
    help: 'What others know about it.',
    fields: [
      question('domainPatterns', 'Domain patterns', 'How is this problem usually solved in its domain?'),
      {
        id: 'references',
        label: 'References',
        help: 'What did you read: documentation, standards, papers, issues? At least one, as a link or a title.',
        kind: 'text',
        required: true,
      },
      question(
        'priorArt',
        'Prior art',
        'Which products or projects do this already, and what do they do well?',
      ),
      question('failureModes', 'Known failure modes', 'How does this kind of system usually fail?'),
    ],
  },
  {
    id: 'risks',
    title: 'Risks',
    fields: [
      {
        id: 'risks',
        label: 'Risk register',
        help: 'What could go wrong, how likely is it, how bad would it be, and what do you do about it?',
        kind: 'table',
        required: true,
        notApplicable: true,
        itemName: 'risk',
        titleField: 'risk',
        fields: riskColumns,
      },
    ],
  },
  {
    id: 'unknowns',
    title: 'Unknowns',
    fields: [
      question('assumptions', 'Assumptions', 'What do you take as true without having checked it?'),
      {
        id: 'questions',
        label: 'Open questions',
        help: 'What is not known yet? Each question ends resolved, or deferred with a reason.',
        kind: 'table',
        required: true,
        notApplicable: true,
        itemName: 'question',
        titleField: 'question',
        fields: questionColumns,
      },
    ],
  },
];

const scopedGroups: readonly FieldGroup[] = groups
  .map(group => ({ ...group, fields: group.fields.filter(({ id }) => scopedQuestions.has(id)) }))
  .filter(({ fields }) => fields.length > 0);

/** The questions that research answers: all of them, or the short list of a scoped plan. */
export function researchGroups(mode: 'full' | 'scoped'): readonly FieldGroup[] {
  return mode === 'full' ? groups : scopedGroups;
}

/** Phase 1: what is wanted, what is there, what is known, what is not. */
export const researchPhase: PhaseDefinition = {
  id: 'research',
  number: 1,
  title: 'Research',
  purpose: 'Find out what is wanted, what is there today and what can go wrong, before anything is designed.',
  gate: 'Every question is answered or marked "N/A: reason"; there is at least one reference; high risks have a mitigation; no question is left open.',
  hasForm: true,
  scoped: true,
  artifacts: [{ role: 'research', title: 'Research', format: 'sections', groups }],
};
