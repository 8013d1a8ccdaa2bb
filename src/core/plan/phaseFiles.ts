import { blueprintPath, planFiles } from '../artifacts/paths.ts';
import type { PhaseId } from '../model/plan.ts';
import { documentNames, documentPath, type PlanContext } from './phaseContext.ts';

/** The files of a phase, whether or not they are there yet; of folders those that are there. */
const filesOf: Readonly<Record<PhaseId, (context: PlanContext) => string[]>> = {
  research: ({ plan }) => [`${plan.folder}/${planFiles.research}`],
  architecture: ({ workspace }) => [
    blueprintPath,
    workspace.architecture.path,
    ...workspace.decisions.map(({ path }) => path),
  ],
  tasks: ({ plan }) => [`${plan.folder}/${planFiles.tasks}`],
  documentation: ({ workspace: { settings }, documents }) => [
    ...documentNames.map(name => documentPath(settings, name)),
    ...documents.map(({ path }) => path).filter(path => path.startsWith(`${settings.docs.context}/`)),
  ],
  prompts: ({ plan }) => plan.prompts.map(({ path }) => path),
  agents: ({ plan }) => [`${plan.folder}/${planFiles.agents}`],
  governance: ({ plan }) => [`${plan.folder}/${planFiles.plan}`, `${plan.folder}/${planFiles.tasks}`],
};

/** The files that a phase is about, in the order in which the panel lists them. */
export function phaseFiles(phase: PhaseId, context: PlanContext): string[] {
  return filesOf[phase](context);
}
