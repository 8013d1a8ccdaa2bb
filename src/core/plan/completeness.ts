import type { PhaseId } from '../model/plan.ts';
import { missingInAgents } from './completeness/agents.ts';
import { missingInArchitecture } from './completeness/architecture.ts';
import { missingInDocumentation } from './completeness/documentation.ts';
import { missingInGovernance } from './completeness/governance.ts';
import type { Missing } from './completeness/missing.ts';
import { missingInPrompts } from './completeness/prompts.ts';
import { missingInResearch } from './completeness/research.ts';
import { missingInTasks } from './completeness/tasks.ts';
import type { PlanContext } from './phaseContext.ts';

const byPhase: Readonly<Record<PhaseId, (context: PlanContext) => Missing[]>> = {
  research: missingInResearch,
  architecture: missingInArchitecture,
  tasks: missingInTasks,
  documentation: missingInDocumentation,
  prompts: missingInPrompts,
  agents: missingInAgents,
  governance: missingInGovernance,
};

/** What a phase still needs before a person may approve it; empty when it is complete. */
export function missingIn(phase: PhaseId, context: PlanContext): Missing[] {
  return byPhase[phase](context);
}
