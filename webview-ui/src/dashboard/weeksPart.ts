import { html, svg, type TemplateResult } from 'lit';
import type { Dashboard } from '../../../src/protocol/dashboard.ts';
import { emptyPart } from './part.ts';
import { table } from './table.ts';

type Week = Dashboard['weeks'][number];

/** Verdicts by their word in the journal. */
const verdicts = [
  { id: 'PASS', word: 'Passed' },
  { id: 'FLAG', word: 'Flagged' },
  { id: 'BLOCK', word: 'Blocked' },
] as const;

/** Width of a bar of the busiest week, in the drawing's own units. */
const width = 120;

/** What came of the plan's work, week by week. */
export function weeksPart({ weeks, plan }: Dashboard): TemplateResult {
  if (plan === undefined) return html``;
  if (weeks.length === 0) {
    return emptyPart(
      'weeks',
      'Week by week',
      'Nothing yet: verdicts and approvals appear here as they are given.',
    );
  }
  const most = Math.max(1, ...weeks.map(total));
  return html`<section class="part weeks" aria-labelledby="weeks-title">
    <h2 id="weeks-title">Week by week</h2>
    ${table(
      'Verdicts and approvals, weeks in UTC',
      [
        { title: 'Week of', cell: week => week.start },
        { title: 'Verdicts', cell: week => bar(week, most) },
        ...verdicts.map(({ id, word }) => ({
          title: word,
          cell: (week: Week) => week.verdicts[id],
          number: true,
        })),
        { title: 'Approvals', cell: week => week.approvals, number: true },
      ],
      weeks,
    )}
  </section>`;
}

const total = ({ verdicts: { PASS, FLAG, BLOCK } }: Week): number => PASS + FLAG + BLOCK;

/** The numbers stand beside it: the bar only shows them. */
function bar(week: Week, most: number): TemplateResult {
  let at = 0;
  return html`<svg class="bar" viewBox="0 0 ${width} 10" aria-hidden="true">
    ${verdicts.map(({ id }) => {
      const length = (week.verdicts[id] / most) * width;
      const from = at;
      at += length;
      return svg`<rect class=${id.toLowerCase()} x=${from} y="0" width=${length} height="10"></rect>`;
    })}
  </svg>`;
}
