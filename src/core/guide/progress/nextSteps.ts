import type { Problem } from '../../model/problem.ts';
import { approvalOf } from '../../plan/approval/approvals.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { phaseOf, phasesOfMode } from '../../plan/phases/table.ts';
import { allMissing } from '../approve.ts';
import { summariesOf } from '../completeness/summaries.ts';

/** What a plan needs next. */
interface NextSteps {
  /** Title of the first phase that has no valid approval. */
  phase: string;
  /** What is missing there, alike things together; empty when a person may approve it. */
  steps: {
    message: string;
    /** Where the first of them stands. */
    place: Pick<Problem, 'path' | 'range'>;
    /** What an answer could look like; left out where several things are told together. */
    example?: string;
  }[];
}

/** The next thing to do in a plan; undefined once every phase is approved. */
export function nextSteps(context: PlanContext): NextSteps | undefined {
  const phases = phasesOfMode(context.plan.plan?.value.mode ?? 'full');
  const next = phases.find(({ id }) => approvalOf(id, context)?.valid !== true);
  if (next === undefined) return undefined;
  const missing = allMissing(next.id, context);
  return {
    phase: phaseOf(next.id).title,
    steps: summariesOf(missing).map(({ message, items }) => {
      const { path, range, example } = missing[items[0]!]!;
      return {
        message,
        place: { path, range },
        ...(example === undefined || items.length > 1 ? {} : { example }),
      };
    }),
  };
}
