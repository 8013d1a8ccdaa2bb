import type { PhaseDefinition } from './definition.ts';

/** Phase 4: what people and agents read. */
export const documentationPhase: PhaseDefinition = {
  id: 'documentation',
  number: 4,
  title: 'Documentation',
  purpose: 'Give people and agents the documents they need, made from what the first three phases know.',
  gate: 'Every document is there and says something.',
  hasForm: false,
  scoped: false,
  artifacts: [{ role: 'documents', title: 'Documents', format: 'text', groups: [] }],
};
