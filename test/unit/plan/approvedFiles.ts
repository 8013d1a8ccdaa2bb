import { approve } from '../../../src/core/guide/approve.ts';
import type { PhaseId } from '../../../src/core/model/plan.ts';
import { tasksOf } from '../../../src/core/plan/tasks/taskList.ts';
import { assemblePrompt } from '../../../src/core/prompts/assemble.ts';
import { promptPath } from '../../../src/core/prompts/promptPaths.ts';
import { completeFiles, contextOf, type Files, planFolder } from './sampleWorkspace.ts';

/** The complete plan with its prompts, and these phases approved, as a person would. */
export function approved(phases: readonly PhaseId[], from: Files = completeFiles): Files {
  const context = contextOf(from);
  const files: Record<string, string> = { ...from };
  for (const placed of tasksOf(context.plan.tasks)) {
    files[promptPath(planFolder, placed.id)] = assemblePrompt(context, placed).text;
  }
  for (const phase of phases) {
    const approving = approve(phase, contextOf(files), { by: 'Ada <ada@example.org>' }, () => new Date(0));
    if (!approving.ok)
      throw new Error(`${phase}: ${JSON.stringify(approving.missing.map(({ message }) => message))}`);
    for (const { path, text } of approving.files) files[path] = text;
  }
  return files;
}

/** All that the gate of a full plan needs. */
export const sixPhases: readonly PhaseId[] = [
  'research',
  'architecture',
  'tasks',
  'documentation',
  'prompts',
  'agents',
];
