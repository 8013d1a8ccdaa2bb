import { blueprintPath, planFiles } from '../../artifacts/paths.ts';
import { documentsOf } from '../../documents/table.ts';
import type { PhaseId } from '../../model/plan.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';

/** The files of a phase, whether or not they are there yet; of folders those that are there. */
const filesOf: Readonly<Record<PhaseId, (context: PlanContext) => string[]>> = {
  research: ({ plan }) => [`${plan.folder}/${planFiles.research}`],
  architecture: ({ workspace }) => [
    blueprintPath,
    workspace.architecture.path,
    ...workspace.decisions.map(({ path }) => path),
  ],
  tasks: ({ plan }) => [`${plan.folder}/${planFiles.tasks}`],
  documentation: context => {
    const asked = documentsOf(context).filter(({ kind }) => kind !== 'code');
    return [...new Set([...asked, ...context.documents].map(({ path }) => path))];
  },
  prompts: ({ plan }) => plan.prompts.map(({ path }) => path),
  agents: ({ plan }) => [`${plan.folder}/${planFiles.agents}`],
  governance: ({ plan }) => [`${plan.folder}/${planFiles.plan}`, `${plan.folder}/${planFiles.tasks}`],
};

/** The files that a phase is about, in the order in which the panel lists them. */
export function phaseFiles(phase: PhaseId, context: PlanContext): string[] {
  return filesOf[phase](context);
}
