import type { PhaseDefinition } from './definition.ts';

/** Phase 5: what each agent is told. */
export const promptsPhase: PhaseDefinition = {
  id: 'prompts',
  number: 5,
  title: 'Prompts',
  purpose: 'Write one prompt per task with exactly the part of the plan that the task needs.',
  gate: 'Every task has a prompt inside the token budget, and no prompt is older than what it was made from.',
  hasForm: true,
  scoped: false,
  artifacts: [{ role: 'prompts', title: 'Prompts', format: 'text', groups: [] }],
};
