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

/** The prose sections of the architecture document. */
export const architectureGroups: readonly FieldGroup[] = [
  single(
    'apiContracts',
    'API contracts',
    'For each endpoint: method, path, who may call it, request, response, and every error.',
  ),
  single(
    'dataDesign',
    'Data design',
    'Schema and relations, each index with its reason, how data is migrated, how long it is kept.',
  ),
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
  single(
    'testing',
    'Testing strategy',
    'What is tested at which layer, and what is out of scope, with the reason?',
  ),
  single(
    'deployment',
    'Deployment and rollback',
    'How does a change reach production, and how is it taken back?',
  ),
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
        help: 'Which alternatives were considered? At least two besides doing nothing is a good start; two in all are needed.',
        kind: 'list',
        required: true,
      },
      {
        id: 'outcome',
        label: 'Outcome',
        help: 'Which option was chosen, and why?',
        kind: 'text',
        required: true,
      },
      { id: 'rejected', label: 'Rejected', help: 'Why were the other options not chosen?', kind: 'text' },
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
