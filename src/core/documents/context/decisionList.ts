import type { Decision } from '../../model/decision.ts';
import { decisionLink, outcomeOf } from '../decisionIndex.ts';
import { listOf, sentence } from '../prose.ts';

/** Decisions as a list, each with what was decided. */
export function decisionList(decisions: readonly Decision[], path: string): string {
  return listOf(
    decisions.map(decision => {
      const outcome = outcomeOf(decision);
      return `${decisionLink(decision, path)}${outcome === '' ? '' : `: ${sentence(outcome)}`}`;
    }),
  );
}
