import type { PhaseId } from '../../model/plan.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { missingInAgents } from './agents.ts';
import { missingInArchitecture } from './architecture.ts';
import { missingInDocumentation } from './documentation.ts';
import { missingInGovernance } from './governance.ts';
import type { Missing } from './missing.ts';
import { missingInPrompts } from './prompts.ts';
import { missingInResearch } from './research.ts';
import { missingInTasks } from './tasks.ts';

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
