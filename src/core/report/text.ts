import type { CheckSummary, Finding } from '../model/finding.ts';
import { counted } from '../words.ts';
import { placeOf, type Report } from './report.ts';

/** For people: what departs from the plan, why that matters, what to do. Accepted findings are only counted. */
export const textReport: Report = ({ findings, summary }) => {
  const open = findings.filter(({ state }) => state === 'new');
  const blocks = open.map(block);
  const notDone = summary.inconclusive.map(
    ({ check, path, message }) =>
      `inconclusive  ${check}${path === undefined ? '' : ` (${path})`}: ${message}`,
  );
  return harmless(`${[...blocks, ...notDone, summaryLine(summary)].join('\n')}\n`);
};

/** Messages quote code and paths, and a terminal obeys control characters. */
const harmless = (text: string): string => text.replace(/[^\P{Cc}\t\n]/gu, '\ufffd');

function block(finding: Finding): string {
  const hint = finding.hint === true ? ' (proposed)' : '';
  const lines = [`${placeOf(finding)}  ${finding.severity}  ${finding.rule}${hint}  ${finding.message}`];
  if (finding.because !== undefined) lines.push(`    why  ${finding.because}`);
  if (finding.remedies[0] !== undefined) lines.push(`    do   ${finding.remedies[0]}`);
  return `${lines.join('\n')}\n`;
}

function summaryLine(summary: CheckSummary): string {
  const parts = [
    `${counted(summary.files, 'file')}, ${counted(summary.edges, 'import')} checked in ${summary.durationMs} ms`,
    summary.new === 0 ? 'no drift' : counted(summary.new, 'new finding'),
  ];
  if (summary.baseline > 0) parts.push(`${summary.baseline} in the baseline`);
  if (summary.waived > 0) parts.push(`${summary.waived} waived`);
  if (summary.inconclusive.length > 0) parts.push(`${summary.inconclusive.length} inconclusive`);
  return parts.join(' · ');
}
