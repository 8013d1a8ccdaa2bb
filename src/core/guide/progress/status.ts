import type { PhaseId, PhaseState, Plan } from '../../model/plan.ts';
import type { Range } from '../../model/text.ts';
import { type Gate, gateOf } from '../../plan/approval/gate.ts';
import type { PhaseContext } from '../../plan/phaseContext.ts';
import { phasesOfMode } from '../../plan/phases/table.ts';
import { headOf } from '../../plan/planHead.ts';
import { tasksOf } from '../../plan/tasks/taskList.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { phaseProgress } from './phaseState.ts';

/** Findings by state. */
export interface DriftCounts {
  new: number;
  baseline: number;
  waived: number;
}

/** The document of `status --format json`. */
export interface Status {
  version: 1;
  plans: {
    slug: string;
    title: string;
    mode: Plan['mode'];
    state: Plan['state'];
    phases: { id: PhaseId; state: PhaseState; missing: { path: string; range: Range; message: string }[] }[];
    doing: string[];
  }[];
  gate: Gate;
  drift: DriftCounts;
  coverage: Coverage;
}

/** Where every plan stands. `drift` comes from the check, `packages` are the names of packages in use. */
export function statusOf(context: PhaseContext, drift: DriftCounts, packages: Iterable<string> = []): Status {
  return {
    version: 1,
    plans: context.workspace.plans.map(plan => {
      const { title, mode, state } = headOf(plan);
      return {
        slug: plan.slug,
        title,
        mode,
        state,
        phases: phasesOfMode(mode).map(({ id }) => {
          const progress = phaseProgress(id, { ...context, plan });
          const missing = progress.missing.map(({ path, range, message }) => ({ path, range, message }));
          return { id, state: progress.state, missing };
        }),
        doing: tasksOf(plan.tasks).flatMap(({ id, task }) => (task.status === 'doing' ? [id] : [])),
      };
    }),
    gate: gateOf(context),
    drift,
    coverage: coverageOf(context.workspace, packages),
  };
}
