import { decisionStatuses } from '../../model/decision.ts';
import type { Field, FieldGroup } from '../../model/form.ts';
import { blueprintGroups } from './blueprintFields.ts';
import type { PhaseDefinition } from './definition.ts';

const section = (id: string, label: string, help: string): Field => ({
  id,
  label,
  help,
  kind: 'text',
  required: true,
  notApplicable: true,
});

/** A group whose only field has the group's title is one heading; other groups have a heading per field. */
const single = (id: string, title: string, help: string): FieldGroup => ({
  id,
  title,
  fields: [section(id, title, help)],
});

/** A heading whose answer is a table; text answers it too. */
const table = (
  id: string,
  label: string,
  help: string,
  rows: { itemName: string; titleField: string; fields: readonly Field[] },
): Field => ({ ...section(id, label, help), kind: 'table', ...rows });

const column = (id: string, label: string, help: string, placeholder?: string): Field => ({
  id,
  label,
  help,
  kind: 'line',
  required: true,
  ...(placeholder === undefined ? {} : { placeholder }),
});

const endpoints = table(
  'apiContracts',
  'API contracts',
  'Which endpoints are there? For each: method, path, who may call it, request, response, and every error.',
  {
    itemName: 'endpoint',
    titleField: 'path',
    fields: [
      column('method', 'Method', 'Which HTTP method, or what is sent?', 'POST'),
      column('path', 'Path', 'Where is it called?', '/digests/{id}'),
      column(
        'auth',
        'Auth',
        'Who may call it, and how is that shown? `none` if anybody may.',
        'service token',
      ),
      { ...column('request', 'Request', 'What does the caller send?', 'recipientId, date'), required: false },
      column('response', 'Response', 'What does the caller get?', '202 id'),
      column(
        'errors',
        'Errors',
        'Every error that the caller must be ready for; `none` if there is none.',
        '400 invalid; 404 unknown user',
      ),
    ],
  },
);

const indexes = table('indexes', 'Indexes', 'Which indexes are there, on what, and which query needs each?', {
  itemName: 'index',
  titleField: 'index',
  fields: [
    column('index', 'Index', 'What is it called?', 'digest_open'),
    column('on', 'On', 'On which table and columns?', 'digest (claimed_at) where outcome is null'),
    column('reason', 'Reason', 'Which query or rule needs it?', 'report of open claims'),
  ],
});

const layers = table('testing', 'Tests by layer', 'What is tested at which layer, and how?', {
  itemName: 'layer',
  titleField: 'layer',
  fields: [
    column('layer', 'Layer', 'Which layer or kind of part?', 'domain'),
    column('what', 'What', 'What is tested there?', 'every rule about time zones'),
    column('how', 'How', 'How: unit, integration, end to end, by hand?', 'unit tests without doubles'),
  ],
});

/** The sections of the architecture document. */
export const architectureGroups: readonly FieldGroup[] = [
  { id: 'apiContracts', title: 'API contracts', fields: [endpoints] },
  {
    id: 'dataDesign',
    title: 'Data design',
    help: 'What is stored, how it is found, and what becomes of it.',
    fields: [
      {
        ...section('schema', 'Schema', 'Which tables, collections or files are there, with which fields?'),
        aliases: ['Data design'],
      },
      section('relations', 'Relations', 'What refers to what, and what happens when one side goes?'),
      indexes,
      section('migrations', 'Migrations', 'How does data get from the old form to the new one, and back?'),
      section('retention', 'Retention', 'How long is each kind of data kept, and what removes it?'),
    ],
  },
  {
    id: 'crossCutting',
    title: 'Cross-cutting concerns',
    help: 'What every component does in the same way.',
    fields: [
      section('errors', 'Errors', 'How are errors represented, passed on, shown and reported?'),
      section('caching', 'Caching', 'What is cached, where, for how long, and how does it become invalid?'),
      section('logging', 'Logging', 'What is logged, at which level, with which fields, and what never is?'),
      section('security', 'Security', 'Who may do what, how is it checked, where are secrets kept?'),
      section('state', 'State', 'Where does state live, who owns it, what happens on a restart?'),
    ],
  },
  {
    id: 'load',
    title: 'Load and failure',
    help: 'How it behaves when there is much of it, and when something breaks.',
    fields: [
      section('expectedLoad', 'Expected load', 'How many users, requests and rows, now and in a year?'),
      section('scaling', 'Scaling', 'What is scaled, by what, and what is the first limit?'),
      section('failures', 'Failure modes', 'What can fail, and what does a user see then?'),
      section('recovery', 'Recovery', 'How does it get back, how fast, and what may be lost?'),
    ],
  },
  {
    id: 'testing',
    title: 'Testing strategy',
    fields: [
      { ...layers, aliases: ['Testing strategy'] },
      section('outOfScope', 'Out of scope and why', 'What is not tested, and why is that all right?'),
    ],
  },
  {
    id: 'deployment',
    title: 'Deployment and rollback',
    fields: [
      {
        ...section('deployment', 'Deployment', 'How does a change reach production, in which steps?'),
        aliases: ['Deployment and rollback'],
      },
      section('rollback', 'Rollback', 'How is a change taken back, and how long does that take?'),
    ],
  },
  single('naming', 'Naming conventions', 'How are files, types, functions, tables and events named?'),
];

/** The form of a decision record. */
export const decisionGroups: readonly FieldGroup[] = [
  {
    id: 'record',
    title: 'Decision',
    fields: [
      {
        id: 'title',
        label: 'Title',
        help: 'What was decided, in a few words?',
        kind: 'line',
        required: true,
      },
      {
        id: 'status',
        label: 'Status',
        help: 'Is it proposed, in force, or replaced?',
        kind: 'choice',
        required: true,
        options: decisionStatuses,
      },
      { id: 'date', label: 'Date', help: 'When was it decided?', kind: 'line', placeholder: 'YYYY-MM-DD' },
    ],
  },
  {
    id: 'reasoning',
    title: 'Reasoning',
    fields: [
      {
        id: 'context',
        label: 'Context',
        help: 'What is the problem, and why now?',
        kind: 'text',
        required: true,
      },
      { id: 'drivers', label: 'Drivers', help: 'What matters most in this choice?', kind: 'text' },
      {
        id: 'options',
        label: 'Options',
        help: 'Which alternatives were considered? At least two, the chosen one among them.',
        kind: 'records',
        required: true,
        itemName: 'option',
        titleField: 'option',
        fields: [
          { id: 'option', label: 'Option', help: 'What could be done?', kind: 'text', required: true },
          {
            id: 'reason',
            label: 'Why not',
            help: 'Why was it not chosen? Empty for the chosen one.',
            kind: 'text',
          },
        ],
      },
      {
        id: 'outcome',
        label: 'Outcome',
        help: 'Which option was chosen, and why?',
        kind: 'text',
        required: true,
      },
      {
        id: 'rejected',
        label: 'Rejected',
        help: 'Why were the other options not chosen? What is written beside each option stands here too.',
        kind: 'text',
      },
    ],
  },
  {
    id: 'consequences',
    title: 'Consequences',
    fields: [
      { id: 'consequences', label: 'Consequences', help: 'What gets better, what gets worse?', kind: 'text' },
      {
        id: 'implications',
        label: 'Implications',
        help: 'What does this mean over the next 12 to 18 months?',
        kind: 'text',
      },
      { id: 'risks', label: 'Risks', help: 'What could make this the wrong choice?', kind: 'text' },
      {
        id: 'reversibility',
        label: 'Reversibility',
        help: 'What would it cost to go back, and until when is that possible?',
        kind: 'text',
      },
    ],
  },
];

/** Phase 2: what the code is meant to look like, and why. */
export const architecturePhase: PhaseDefinition = {
  id: 'architecture',
  number: 2,
  title: 'Architecture',
  purpose:
    'Say what the parts are, what each may use, how the whole behaves, and record every major decision.',
  gate: 'Every section is written or marked "N/A: reason"; nothing is left to be decided without saying who, when and how; at least one decision is recorded; every component matches files.',
  hasForm: true,
  scoped: false,
  artifacts: [
    { role: 'blueprint', title: 'Blueprint', format: 'yaml', groups: blueprintGroups },
    { role: 'architecture', title: 'Architecture', format: 'sections', groups: architectureGroups },
    { role: 'decision', title: 'Decision', format: 'decision', groups: decisionGroups },
  ],
};
