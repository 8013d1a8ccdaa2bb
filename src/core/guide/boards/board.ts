import type { Board } from '../../model/board.ts';
import type { PhaseId } from '../../model/plan.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { agentsBoard } from './agents.ts';
import { architectureBoard } from './architecture.ts';
import { documentationBoard } from './documentation.ts';
import { governanceBoard } from './governance.ts';
import { promptsBoard } from './prompts.ts';
import { researchBoard } from './research.ts';
import { tasksBoard } from './tasks.ts';

/** What each phase shows besides its form. */
const boards: Readonly<Partial<Record<PhaseId, (context: PlanContext) => Board>>> = {
  research: researchBoard,
  architecture: architectureBoard,
  tasks: tasksBoard,
  documentation: documentationBoard,
  prompts: promptsBoard,
  governance: governanceBoard,
  agents: agentsBoard,
};

/** The board of a phase; one without sections where the phase has nothing but its form. */
export function boardOf(phase: PhaseId, context: PlanContext): Board {
  return boards[phase]?.(context) ?? { sections: [] };
}
