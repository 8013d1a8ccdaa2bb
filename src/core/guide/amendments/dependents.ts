import type { PhaseId } from '../../model/plan.ts';
import { approvalOf } from '../../plan/approval/approvals.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';

/** The later phases that are built on what a phase says. */
const dependents: Readonly<Record<PhaseId, readonly PhaseId[]>> = {
  research: ['architecture', 'tasks'],
  architecture: ['tasks', 'documentation', 'prompts', 'agents'],
  tasks: ['documentation', 'prompts', 'agents'],
  documentation: ['prompts'],
  prompts: [],
  agents: [],
  governance: [],
};

/** The phases whose approval ends when this one is amended: those that build on it and are approved now. */
export function reopenedBy(phase: PhaseId, context: PlanContext): PhaseId[] {
  return dependents[phase].filter(id => approvalOf(id, context)?.valid === true);
}
