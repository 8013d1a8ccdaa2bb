import type { Field, FieldGroup } from '../../model/form.ts';
import { gateRules } from '../assignment/gates.ts';
import { orchestrationPatterns } from '../assignment/patterns.ts';
import type { PhaseDefinition } from './definition.ts';

const task: Field = {
  id: 'task',
  label: 'Task',
  help: 'Which task is it?',
  kind: 'line',
  required: true,
  placeholder: 'T001',
  suggest: 'tasks',
};

/** The form of `agents.yaml`. */
export const agentGroups: readonly FieldGroup[] = [
  {
    id: 'pattern',
    title: 'Pattern',
    fields: [
      {
        id: 'pattern',
        label: 'Pattern',
        help: 'How do the agents work together?',
        kind: 'choice',
        options: orchestrationPatterns.map(({ id }) => id),
      },
    ],
  },
  {
    id: 'assignments',
    title: 'Assignments',
    help: 'Which agent does which task. The suggestions are on the board below.',
    fields: [
      {
        id: 'assignments',
        label: 'Assignments',
        help: 'Who does which task, and why?',
        kind: 'records',
        required: true,
        itemName: 'assignment',
        titleField: 'task',
        fields: [
          task,
          {
            id: 'agent',
            label: 'Agent',
            help: 'Which agent of config.yaml does it?',
            kind: 'line',
            required: true,
            placeholder: 'claude-code',
            suggest: 'agents',
          },
          {
            id: 'tier',
            label: 'Tier',
            help: 'At which of its capability tiers?',
            kind: 'line',
            placeholder: 'standard',
            suggest: 'tiers',
          },
          { id: 'reason', label: 'Reason', help: 'Why this agent and tier?', kind: 'text', required: true },
        ],
      },
    ],
  },
  {
    id: 'gates',
    title: 'Human approval',
    help: 'Where a person has to agree before the work goes on.',
    fields: [
      {
        id: 'gates',
        label: 'Gates',
        help: 'Which task needs the yes of a person, and what for? An empty list says none.',
        kind: 'records',
        required: true,
        itemName: 'gate',
        titleField: 'task',
        fields: [
          task,
          {
            id: 'trigger',
            label: 'Trigger',
            help: 'What makes it necessary?',
            kind: 'choice',
            required: true,
            options: gateRules.map(({ id }) => id),
          },
          {
            id: 'why',
            label: 'Why',
            help: 'What exactly is delicate there, or why is no yes needed?',
            kind: 'text',
            notApplicable: true,
          },
        ],
      },
    ],
  },
];

/** Phase 6: who does what, and where a person has to say yes. */
export const agentsPhase: PhaseDefinition = {
  id: 'agents',
  number: 6,
  title: 'Agents',
  purpose: 'Say which agent does each task and why, and where a person has to agree first.',
  gate: 'Every task is assigned with a reason; the places where a person must agree are named.',
  hasForm: true,
  scoped: false,
  artifacts: [{ role: 'agents', title: 'Agents', format: 'yaml', groups: agentGroups }],
};
