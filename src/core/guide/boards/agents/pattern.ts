import type { BoardRow, BoardSection } from '../../../model/board.ts';
import type { AssignmentAnalysis } from '../../../plan/assignment/analysis.ts';
import { orchestrationPatterns } from '../../../plan/assignment/patterns.ts';
import type { PlanContext } from '../../../plan/phaseContext.ts';

/** How the agents work together: the patterns, which one is suggested, and which one is chosen. */
export function patternSection({ plan }: PlanContext, { pattern }: AssignmentAnalysis): BoardSection {
  const chosen = plan.agents?.value.pattern?.trim() ?? '';
  const own = chosen !== '' && orchestrationPatterns.every(({ id }) => id !== chosen);
  const known: { id: string; how?: string }[] = [...(own ? [{ id: chosen }] : []), ...orchestrationPatterns];
  return {
    id: 'pattern',
    title: 'How the agents work together',
    actions: [],
    rows: known.map(({ id, how }): BoardRow => {
      const suggested = id === pattern?.id;
      return {
        id,
        title: id,
        ...(id === chosen
          ? { state: 'chosen', tone: 'good' as const }
          : suggested
            ? { state: 'suggested', tone: 'active' as const }
            : { state: 'possible', tone: 'neutral' as const }),
        facts: [],
        lines: [
          ...(how === undefined ? [] : [{ text: how, tone: 'neutral' as const }]),
          ...(suggested ? [{ text: pattern.reason, tone: 'active' as const }] : []),
        ],
        actions: id === chosen ? [] : [{ act: 'agents/pattern', target: id, label: 'Choose', icon: 'check' }],
      };
    }),
    folded: chosen !== '',
  };
}
