import type { Finding } from '../../model/finding.ts';
import { type Severity, severities } from '../../model/severity.ts';
import { placeOf } from '../../report/report.ts';

/** A finding as evidence: where, what, why, and the ways out. */
export function findingEvidence(finding: Finding): string {
  const why = finding.because === undefined ? [] : [`  why  ${finding.because}`];
  const ways = finding.remedies.map(remedy => `  do   ${remedy}`);
  const head = `${placeOf(finding)}  ${finding.severity}  ${finding.rule}  ${finding.message}`;
  return [head, ...why, ...ways].join('\n');
}

/** The worst severity among findings. */
export function worstOf(findings: readonly Finding[]): Severity {
  const ranks = findings.map(({ severity }) => severities.indexOf(severity));
  return severities[ranks.reduce((worst, rank) => Math.max(worst, rank), 0)]!;
}
