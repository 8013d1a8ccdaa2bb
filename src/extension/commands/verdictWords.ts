import type { Verification } from '../../protocol/lsp.ts';

/** As many reasons as fit a notification; the board has all of them. */
const mostReasons = 2;

/** What came of a verification: the verdict, why, and what comes next. */
export function verdictWords({ task, verdict, checks, next }: Verification): string {
  const reasons = checks.filter(check => check.verdict === verdict && verdict !== 'PASS');
  const shown = reasons.slice(0, mostReasons).map(({ message }) => message);
  const more = reasons.length > mostReasons ? [`And ${reasons.length - mostReasons} more.`] : [];
  return [`${task}: ${verdict}.`, ...shown, ...more, next].join(' ');
}
