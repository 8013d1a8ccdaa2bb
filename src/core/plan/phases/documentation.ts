import type { FieldGroup } from '../../model/form.ts';
import type { PhaseDefinition } from './definition.ts';

/** What people write in one document of phase 4; the rest of it is generated (see `core/documents`). */
interface DocumentForm {
  title: string;
  /** One sentence: what a reader finds in it. */
  purpose: string;
  groups: readonly FieldGroup[];
}

const heading = (id: string, title: string, help: string, required: boolean): FieldGroup => ({
  id,
  title,
  fields: [
    {
      id,
      label: title,
      help,
      kind: 'text',
      ...(required ? { required: true, notApplicable: true } : {}),
    },
  ],
});
const asked = (id: string, title: string, help: string) => heading(id, title, help, true);
const welcome = (id: string, title: string, help: string) => heading(id, title, help, false);

/** Every document by its id. Questions ask for what nobody can compute. */
export const documentForms = {
  'project-overview': {
    title: 'Project overview',
    purpose: 'What the system does, who uses it, how to run it, and where to read on.',
    groups: [
      asked(
        'what',
        'What it is',
        'What does the system do, and what does it leave to others? Write for somebody who never heard of it.',
      ),
      asked('users', 'Who uses it', 'Which people and which other systems use it, and what for?'),
      asked(
        'run',
        'How to run it',
        'Which commands get it running from a fresh clone, and how does one see that it works?',
      ),
    ],
  },
  architecture: {
    title: 'Architecture',
    purpose: 'The parts of the system, how they behave together, and how the whole is run.',
    groups: [],
  },
  decisions: {
    title: 'Decisions',
    purpose: 'Every recorded decision with its status and what was decided.',
    groups: [],
  },
  'execution-roadmap': {
    title: 'Execution roadmap',
    purpose: 'Milestones, phases and tasks of every plan, in order, with what is done.',
    groups: [],
  },
  'research-findings': {
    title: 'Research findings',
    purpose: 'What was found out before anything was designed: goals, limits, risks, answers.',
    groups: [
      asked(
        'learned',
        'What we learned',
        'What did the research change? Say what you believed before, and what turned out to be so.',
      ),
    ],
  },
  'api-reference': {
    title: 'API reference',
    purpose: 'Every endpoint with its request, response and errors.',
    groups: [
      welcome(
        'access',
        'Getting access',
        'Where is the API reached, and how does a caller show who it is? Give one complete call as an example.',
      ),
    ],
  },
  'debugging-notes': {
    title: 'Debugging notes',
    purpose: 'How to look into the running system, and what is known to go wrong.',
    groups: [
      asked(
        'inside',
        'How to look inside',
        'Where are logs, metrics and traces, and how does one follow a single request through them?',
      ),
      asked(
        'problems',
        'Known problems',
        'What goes wrong again and again? For each: how to recognise it, why it happens, what helps.',
      ),
    ],
  },
  'future-improvements': {
    title: 'Future improvements',
    purpose: 'What could be better, what was put off, and what has an end date.',
    groups: [
      asked('ideas', 'Ideas', 'What would make the system better, and what would it be worth?'),
      asked(
        'debt',
        'Known debt',
        'Which shortcuts were taken on purpose, what do they cost today, and when should they go?',
      ),
    ],
  },
  'architecture-overview': {
    title: 'Architecture overview',
    purpose: 'The structure in a few minutes, with the reasons: read this before any other code.',
    groups: [
      asked(
        'idea',
        'The main idea',
        'How would you explain this architecture to a new colleague in five sentences? Follow one request from its arrival to its end.',
      ),
    ],
  },
  'coding-conventions': {
    title: 'Coding conventions',
    purpose: 'How code is written, checked and tested here.',
    groups: [
      asked(
        'commands',
        'Commands',
        'Which commands build, test, lint and format the code, and which must pass before a change is proposed?',
      ),
      asked('habits', 'House rules', 'What does a reviewer insist on that no tool checks?'),
    ],
  },
  patterns: {
    title: 'Patterns to use and to avoid',
    purpose: 'The ways of doing things that are wanted here, and those that are not, with the reasons.',
    groups: [
      asked(
        'use',
        'Patterns to use',
        'Which way of doing things do you want to see again? Name a file that shows it well.',
      ),
      asked(
        'avoid',
        'Patterns to avoid',
        'Which way of doing things looks right and is wrong here? Say why, and what to do instead.',
      ),
    ],
  },
  domain: {
    title: 'Domain',
    purpose: 'What the words mean, what must always hold, and what data there is.',
    groups: [
      asked(
        'words',
        'Words',
        'Which words and abbreviations mean something of their own here? One line each, such as "DLQ: dead-letter queue, where messages wait that nobody could take".',
      ),
      asked(
        'invariants',
        'What always holds',
        'What must be true before and after every change, whatever the code looks like?',
      ),
    ],
  },
  layer: {
    title: 'Domain',
    purpose: 'One layer of the system: its components, their entry points, and what binds them.',
    groups: [
      welcome(
        'common',
        'What they have in common',
        'What is done in the same way in all of these components, and what belongs elsewhere?',
      ),
    ],
  },
  component: {
    title: 'Context of a component',
    purpose: 'What to know before changing the code in this folder.',
    groups: [
      welcome(
        'before',
        'Before you change it',
        'What is easy to get wrong here? What must be run or looked at after a change?',
      ),
    ],
  },
} as const satisfies Readonly<Record<string, DocumentForm>>;

/** Phase 4: what people and agents read. */
export const documentationPhase: PhaseDefinition = {
  id: 'documentation',
  number: 4,
  title: 'Documentation',
  purpose: 'Give people and agents the documents they need, made from what the first three phases know.',
  gate: 'Every document is there, every question in it is answered or marked "N/A: reason", every generated part is what the plan says now, and no link leads nowhere.',
  hasForm: true,
  scoped: false,
  artifacts: Object.values(documentForms)
    .filter(({ groups }) => groups.length > 0)
    .map(({ title, groups }) => ({ role: 'documents', title, format: 'sections', groups })),
};
