import type { Finding } from '../model/finding.ts';
import type { Severity } from '../model/severity.ts';
import type { Range } from '../model/text.ts';
import type { Report } from './report.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  major: 'warning',
  minor: 'note',
};

/** SARIF 2.1.0, with our fingerprint as a partial fingerprint and accepted findings as suppressed results. */
export const sarifReport: Report = ({ findings, summary }) => {
  const rules = [...new Map(findings.map(finding => [finding.rule, finding])).values()];
  const index = new Map(rules.map(({ rule }, position) => [rule, position]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Plumbrule', rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The workspace folder' } } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: summary.inconclusive.map(({ check, path, message }) => ({
              level: 'warning',
              message: { text: `${check}: ${message}` },
              ...(path === undefined ? {} : { locations: [{ physicalLocation: fileAt(path) }] }),
            })),
          },
        ],
        results: findings.map(finding => resultOf(finding, index.get(finding.rule)!)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function ruleOf({ rule, kind, because, severity }: Finding) {
  return {
    id: rule,
    name: kind,
    shortDescription: { text: because ?? `${kind} rule ${rule}` },
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(finding: Finding, ruleIndex: number) {
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: finding.hint === true ? 'note' : levels[finding.severity],
    message: { text: [finding.message, finding.because, finding.remedies[0]].filter(Boolean).join('. ') },
    locations: [
      {
        physicalLocation: { ...fileAt(finding.path), region: regionOf(finding.range) },
      },
    ],
    partialFingerprints: { 'plumbrule/v1': finding.fingerprint },
    ...(finding.state === 'new'
      ? {}
      : {
          suppressions: [
            {
              kind: 'external',
              justification: finding.state === 'baseline' ? 'In the baseline' : 'Waived by an exception',
            },
          ],
        }),
  };
}

/** A path as a URI reference: what has a meaning in one is escaped, and half a character cannot stand in one. */
function fileAt(path: string) {
  const uri = path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return { artifactLocation: { uri, uriBaseId: 'SRCROOT' } };
}

/** SARIF counts lines and columns from 1. */
function regionOf({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
