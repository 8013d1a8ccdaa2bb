import type { PhaseDefinition } from './definition.ts';

/** Phase 6: who does what, and where a person has to say yes. */
export const agentsPhase: PhaseDefinition = {
  id: 'agents',
  number: 6,
  title: 'Agents',
  purpose: 'Say which agent does each task and why, and where a person has to agree first.',
  gate: 'Every task is assigned with a reason; the places where a person must agree are named.',
  hasForm: false,
  scoped: false,
  artifacts: [{ role: 'agents', title: 'Agents', format: 'text', groups: [] }],
};
