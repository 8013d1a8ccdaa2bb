import { activePlans, gateOf } from '../core/plan/approval/gate.ts';
import { tasksOf } from '../core/plan/tasks/taskList.ts';
import type { Project } from '../node/project.ts';
import type { DidChange } from '../protocol/lsp.ts';

/** What a status bar shows of the plans. It rests on the plan's own files alone, never on sources. */
export type PlansAtWork = Pick<DidChange, 'plans' | 'gate' | 'doing'>;

/** Of a workspace that was not read yet. */
export const noPlans: PlansAtWork = { plans: 0, gate: null, doing: [] };

/** What a status bar shows of the plans as they are now. */
export function plansAtWork(project: Project): PlansAtWork {
  const context = project.phaseContext();
  const active = activePlans(context);
  return {
    plans: context.workspace.plans.filter(({ plan }) => plan?.value.archived !== true).length,
    gate: active.length === 0 ? null : gateOf(context),
    doing: active.flatMap(({ plan }) =>
      tasksOf(plan.tasks).flatMap(({ id, task }) => (task.status === 'doing' ? [id] : [])),
    ),
  };
}
