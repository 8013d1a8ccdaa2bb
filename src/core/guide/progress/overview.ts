import type { PhaseId, PhaseState, Plan } from '../../model/plan.ts';
import { type Gate, gateOf } from '../../plan/approval/gate.ts';
import type { PhaseContext } from '../../plan/phaseContext.ts';
import { phases } from '../../plan/phases/table.ts';
import { headOf } from '../../plan/planHead.ts';
import type { Missing } from '../completeness/missing.ts';
import { type MissingSummary, summariesOf } from '../completeness/summaries.ts';
import { phaseFiles } from './phaseFiles.ts';
import { phaseProgress } from './phaseState.ts';
import type { DriftCounts } from './status.ts';

/** The whole panel but the open form (see `protocol/panel.ts`). */
interface Overview {
  initialised: boolean;
  plans: PlanSummary[];
  gate: Gate;
  drift: DriftCounts;
}

interface PlanSummary {
  slug: string;
  title: string;
  mode: Plan['mode'];
  state: Plan['state'];
  /** Put away: shown only when asked for. */
  archived?: true;
  phases: PhaseSummary[];
}

interface PhaseSummary {
  id: PhaseId;
  number: number;
  title: string;
  purpose: string;
  state: PhaseState;
  applies: boolean;
  hasForm: boolean;
  files: string[];
  missing: Missing[];
  summary: MissingSummary[];
}

/** What the panel shows of every plan. `initialised` says whether there is a `.plumbrule` folder. */
export function overviewOf(context: PhaseContext, drift: DriftCounts, initialised: boolean): Overview {
  const plans = context.workspace.plans.map((plan): PlanSummary => {
    const head = headOf(plan);
    const summaries = phases.map(({ id, number, title, purpose, hasForm, scoped }): PhaseSummary => {
      const applies = head.mode === 'full' || scoped;
      const planContext = { ...context, plan };
      const progress = applies ? phaseProgress(id, planContext) : { state: 'empty' as const, missing: [] };
      const files = applies ? phaseFiles(id, planContext) : [];
      return {
        id,
        number,
        title,
        purpose,
        hasForm,
        applies,
        files,
        ...progress,
        summary: summariesOf(progress.missing),
      };
    });
    const archived = plan.plan?.value.archived === true ? { archived: true as const } : {};
    return { slug: plan.slug, ...head, ...archived, phases: summaries };
  });
  return { initialised, plans, gate: gateOf(context), drift };
}
