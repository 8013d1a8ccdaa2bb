import { readSections } from '../../artifacts/sections.ts';
import type { Board, BoardRow } from '../../model/board.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { researchSections } from '../../plan/phases/sectionFiles.ts';
import { questionsOf } from '../../plan/sections/openQuestions.ts';
import { questionTarget } from '../acts/questions.ts';

/** Questions that are neither answered nor put off: each one keeps the phase from being approved. */
export function researchBoard({ plan }: PlanContext): Board {
  if (plan.research === undefined) return { sections: [] };
  const artifact = readSections(plan.research.path, plan.research.text, researchSections);
  const rows = questionsOf(artifact)
    .filter(({ question, state, answered }) => question !== '' && (state === 'open' || !answered))
    .map(({ row, question }): BoardRow => {
      const target = questionTarget(row, question);
      return {
        id: String(row),
        title: question,
        state: 'open',
        tone: 'warning',
        facts: [],
        lines: [],
        open: { path: artifact.path, range: artifact.rangeOf(['questions', row]) },
        actions: [
          { act: 'question/resolve', target, label: 'Resolve', icon: 'check', asks: 'What is the answer?' },
          {
            act: 'question/defer',
            target,
            label: 'Defer',
            icon: 'watch',
            asks: 'Why can it wait, and until when?',
          },
        ],
      };
    });
  if (rows.length === 0) return { sections: [] };
  return { sections: [{ id: 'questions', title: 'Questions to settle', actions: [], rows }] };
}
