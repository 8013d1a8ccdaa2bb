import type { PhaseId } from '../model/plan.ts';
import { documentNames, documentPath, type PlanContext } from './phaseContext.ts';

/** The files of a phase, whether or not they are there yet; of folders those that are there. */
const filesOf: Readonly<Record<PhaseId, (context: PlanContext) => string[]>> = {
  research: ({ plan }) => [`${plan.folder}/research.md`],
  architecture: ({ workspace }) => [
    blueprintPath,
    workspace.architecture.path,
    ...workspace.decisions.map(({ path }) => path),
  ],
  tasks: ({ plan }) => [`${plan.folder}/tasks.yaml`],
  documentation: ({ workspace: { settings }, documents }) => [
    ...documentNames.map(name => documentPath(settings, name)),
    ...documents.map(({ path }) => path).filter(path => path.startsWith(`${settings.docs.context}/`)),
  ],
  prompts: ({ plan }) => plan.prompts.map(({ path }) => path),
  agents: ({ plan }) => [`${plan.folder}/agents.yaml`],
  governance: ({ plan }) => [`${plan.folder}/plan.yaml`, `${plan.folder}/tasks.yaml`],
};

/** Where the blueprint stands. */
export const blueprintPath = '.plumbrule/blueprint.yaml';

/** The files that a phase is about, in the order in which the panel lists them. */
export function phaseFiles(phase: PhaseId, context: PlanContext): string[] {
  return filesOf[phase](context);
}
