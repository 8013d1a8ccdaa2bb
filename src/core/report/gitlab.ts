import { blueprintPath } from '../artifacts/paths.ts';
import { checksNotDone } from '../drift/engine.ts';
import type { Severity } from '../model/severity.ts';
import type { Report } from './report.ts';

const severities: Readonly<Record<Severity, string>> = {
  critical: 'blocker',
  major: 'major',
  minor: 'minor',
};

/**
 * GitLab's code quality report: what is new, since accepted findings have no state there; and, as information, the
 * checks that were not done.
 */
export const gitlabReport: Report = ({ findings, summary }) => {
  const seen = new Map<string, number>();
  const issues = findings
    .filter(({ state }) => state === 'new')
    .map(finding => {
      // Occurrences of one finding share our fingerprint; GitLab wants each to have its own.
      const occurrence = seen.get(finding.fingerprint) ?? 0;
      seen.set(finding.fingerprint, occurrence + 1);
      return {
        description: finding.message,
        check_name: finding.rule,
        fingerprint: occurrence === 0 ? finding.fingerprint : `${finding.fingerprint} #${occurrence + 1}`,
        severity: finding.hint === true ? 'info' : severities[finding.severity],
        location: { path: finding.path, lines: { begin: finding.range.start.line + 1 } },
      };
    });
  const notDone = checksNotDone(summary.inconclusive).map(({ check, path, message }, index) => ({
    description: `inconclusive: ${message}`,
    check_name: check,
    fingerprint: `inconclusive ${check} #${index + 1}`,
    severity: 'info',
    // Every issue needs a place.
    location: { path: path ?? blueprintPath, lines: { begin: 1 } },
  }));
  return `${JSON.stringify([...issues, ...notDone], null, 2)}\n`;
};
