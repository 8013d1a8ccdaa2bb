import type { PhaseId } from '../../model/plan.ts';
import { agentsPhase } from './agents.ts';
import { architecturePhase } from './architecture.ts';
import type { PhaseDefinition } from './definition.ts';
import { documentationPhase } from './documentation.ts';
import { governancePhase } from './governance.ts';
import { promptsPhase } from './prompts.ts';
import { researchPhase } from './research.ts';
import { tasksPhase } from './tasks.ts';

/** The seven phases, in their order. */
export const phases: readonly PhaseDefinition[] = [
  researchPhase,
  architecturePhase,
  tasksPhase,
  documentationPhase,
  promptsPhase,
  agentsPhase,
  governancePhase,
];

const byId = new Map(phases.map(phase => [phase.id, phase]));

/** The definition of a phase. */
export function phaseOf(id: PhaseId): PhaseDefinition {
  return byId.get(id)!;
}

/** The phases that a plan goes through: all of them, or in scoped mode research and governance. */
export function phasesOfMode(mode: 'full' | 'scoped'): readonly PhaseDefinition[] {
  return mode === 'full' ? phases : phases.filter(phase => phase.scoped);
}
