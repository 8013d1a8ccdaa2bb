import type { Field, FieldGroup } from '../../model/form.ts';
import { complexities, roles, taskStatuses } from '../../model/tasks.ts';
import type { PhaseDefinition } from './definition.ts';

/** The fields of one task; `completeness/tasks.ts` asks for every one that is `required`. */
export const taskFields: readonly Field[] = [
  {
    id: 'id',
    label: 'Id',
    help: 'A short name without blanks, unique in the plan.',
    kind: 'line',
    required: true,
    placeholder: 'T001',
  },
  { id: 'title', label: 'Title', help: 'What is it called?', kind: 'line', required: true },
  {
    id: 'goal',
    label: 'Goal',
    help: 'What is true when it is done? One sentence.',
    kind: 'text',
    required: true,
  },
  {
    id: 'scopeIn',
    path: ['scope', 'in'],
    label: 'Scope in',
    help: 'Which files may it change?',
    kind: 'list',
    required: true,
    placeholder: 'src/app/digest/**',
  },
  {
    id: 'scopeOut',
    path: ['scope', 'out'],
    label: 'Scope out',
    help: 'Which files near by must it leave alone?',
    kind: 'list',
    required: true,
    notApplicable: true,
    placeholder: 'src/domain/**',
  },
  {
    id: 'dependsOn',
    path: ['depends_on'],
    label: 'Depends on',
    help: 'Which tasks must be done before? An empty list if none.',
    kind: 'list',
    required: true,
    placeholder: 'T000',
    suggest: 'tasks',
  },
  {
    id: 'output',
    label: 'Expected output',
    help: 'What is there afterwards that was not there before?',
    kind: 'text',
    required: true,
  },
  {
    id: 'strategy',
    label: 'Strategy',
    help: 'How is it done?',
    kind: 'text',
    required: true,
    notApplicable: true,
  },
  {
    id: 'validation',
    label: 'Validation',
    help: 'How is it shown to work: commands to run, things to check?',
    kind: 'table',
    required: true,
    itemName: 'step',
    fields: [
      {
        id: 'run',
        label: 'Command',
        help: 'A command that must succeed.',
        kind: 'line',
        placeholder: 'npm test',
      },
      { id: 'check', label: 'Check', help: 'Something a person looks at.', kind: 'line' },
    ],
  },
  {
    id: 'rollback',
    label: 'Rollback',
    help: 'How is it taken back when it goes wrong?',
    kind: 'text',
    required: true,
    notApplicable: true,
  },
  {
    id: 'complexity',
    label: 'Complexity',
    help: 'How hard is it?',
    kind: 'choice',
    required: true,
    options: complexities,
  },
  {
    id: 'effort',
    label: 'Effort',
    help: 'How long will it take: `30m`, `3h`, `2d`, `1w`?',
    kind: 'line',
    required: true,
    placeholder: '3h',
  },
  {
    id: 'role',
    label: 'Role',
    help: 'Who does this kind of work?',
    kind: 'choice',
    required: true,
    options: roles,
  },
  { id: 'status', label: 'Status', help: 'How far is it?', kind: 'choice', options: taskStatuses },
];

/** The form of `tasks.yaml`. */
export const taskGroups: readonly FieldGroup[] = [
  {
    id: 'milestones',
    title: 'Milestones',
    help: 'Milestones hold phases, phases hold tasks.',
    fields: [
      {
        id: 'milestones',
        label: 'Milestones',
        help: 'What are the steps that somebody outside would notice?',
        kind: 'records',
        required: true,
        itemName: 'milestone',
        titleField: 'title',
        fields: [
          {
            id: 'id',
            label: 'Id',
            help: 'A short name without blanks.',
            kind: 'line',
            required: true,
            placeholder: 'M1',
          },
          { id: 'title', label: 'Title', help: 'What is reached?', kind: 'line', required: true },
          {
            id: 'doneWhen',
            path: ['done_when'],
            label: 'Done when',
            help: 'How does one see that it is reached?',
            kind: 'text',
            required: true,
          },
          {
            id: 'phases',
            label: 'Phases',
            help: 'In which parts is it reached?',
            kind: 'records',
            itemName: 'phase',
            titleField: 'title',
            fields: [
              {
                id: 'id',
                label: 'Id',
                help: 'A short name without blanks.',
                kind: 'line',
                required: true,
                placeholder: '1.1',
              },
              { id: 'title', label: 'Title', help: 'What is this part about?', kind: 'line', required: true },
              {
                id: 'tasks',
                label: 'Tasks',
                help: 'What is to be done, in pieces of at most two days?',
                kind: 'records',
                itemName: 'task',
                titleField: 'title',
                fields: taskFields,
              },
            ],
          },
        ],
      },
    ],
  },
];

/** Phase 3: the work in pieces that one agent can do and one person can check. */
export const tasksPhase: PhaseDefinition = {
  id: 'tasks',
  number: 3,
  title: 'Tasks',
  purpose: 'Cut the work into small tasks, each with a goal, a scope, a way to check it and a way back.',
  gate: 'No cycle, no unknown dependency, no task that is too big, vague or untestable; every field is filled; tasks that may run at the same time do not touch the same files.',
  hasForm: true,
  scoped: false,
  artifacts: [{ role: 'tasks', title: 'Tasks', format: 'yaml', groups: taskGroups }],
};
