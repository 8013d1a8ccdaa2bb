import type { PhaseDefinition } from './definition.ts';

/** Phase 7: the work itself, watched until the plan is closed. */
export const governancePhase: PhaseDefinition = {
  id: 'governance',
  number: 7,
  title: 'Governance',
  purpose: 'Do the tasks, verify each one, and deal with drift until the plan is closed.',
  gate: 'Every task is done and verified, every milestone is confirmed by a person, and the plan is closed.',
  hasForm: true,
  scoped: true,
  artifacts: [
    { role: 'plan', title: 'Plan', format: 'text', groups: [] },
    { role: 'tasks', title: 'Tasks', format: 'text', groups: [] },
  ],
};
