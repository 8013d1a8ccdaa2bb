import type { SectionSpec } from '../../artifacts/markdown/layout.ts';
import { readSections } from '../../artifacts/sections.ts';
import type { Json } from '../../model/json.ts';
import type { PhaseId, PhaseState } from '../../model/plan.ts';
import { approvalOf } from '../../plan/approval/approvals.ts';
import { architectureFile } from '../../plan/approval/coveredText.ts';
import type { PlanContext, TextFile } from '../../plan/phaseContext.ts';
import { architectureSections, researchSections } from '../../plan/phases/sectionFiles.ts';
import { readAnswer } from '../../plan/sections/answer.ts';
import { tasksOf } from '../../plan/tasks/taskList.ts';
import type { Missing } from '../completeness/missing.ts';
import { missingIn } from '../completeness/table.ts';

/** Whether a person wrote anything yet: a template does not count. */
const begun: Readonly<Record<PhaseId, (context: PlanContext) => boolean>> = {
  research: ({ plan }) => hasAnswers(plan.research, researchSections),
  architecture: context =>
    context.workspace.blueprint?.isBroken === true ||
    Object.keys(context.workspace.blueprint?.value.components ?? {}).length > 0 ||
    (context.workspace.blueprint?.value.rules ?? []).length > 0 ||
    architectureFile(context).some(file => hasAnswers(file, architectureSections)),
  tasks: ({ plan }) => plan.tasks?.isBroken === true || tasksOf(plan.tasks).length > 0,
  documentation: ({ documents }) => documents.length > 0,
  prompts: ({ plan }) => plan.prompts.length > 0,
  agents: ({ plan }) => (plan.agents?.value.assignments ?? []).length > 0,
  governance: ({ plan }) =>
    plan.plan?.value.state === 'closed' ||
    tasksOf(plan.tasks).some(({ task }) => task.status === 'doing' || task.status === 'done'),
};

/** How far a phase is, with what it still needs. */
interface PhaseProgress {
  state: PhaseState;
  missing: Missing[];
}

/** Computed from the artifacts: an approval counts only as long as its hash is the content's. */
export function phaseProgress(phase: PhaseId, context: PlanContext): PhaseProgress {
  const missing = missingIn(phase, context);
  const approval = approvalOf(phase, context);
  if (approval !== undefined) return { state: approval.valid ? 'approved' : 'stale', missing };
  if (missing.length === 0) return { state: 'complete', missing };
  return { state: begun[phase](context) ? 'draft' : 'empty', missing };
}

function hasAnswers(file: TextFile | undefined, specs: readonly SectionSpec[]): boolean {
  if (file === undefined) return false;
  const { json } = readSections(file.path, file.text, specs);
  return Object.values(json as { [id: string]: Json }).some(
    value => (Array.isArray(value) && value.length > 0) || readAnswer(value).kind !== 'empty',
  );
}
