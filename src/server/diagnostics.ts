import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Finding } from '../core/model/finding.ts';
import type { Problem } from '../core/model/problem.ts';
import type { Severity } from '../core/model/severity.ts';
import { serverName } from '../protocol/ids.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  critical: DiagnosticSeverity.Error,
  major: DiagnosticSeverity.Warning,
  minor: DiagnosticSeverity.Information,
};

/** What a diagnostic carries for hovers and code actions, and for other clients that want the whole finding. */
interface DiagnosticData {
  fingerprint: string;
}

/** A finding as the editor shows it; undefined for a waived one. `ruleUri` is where its code leads. */
export function diagnosticOf(finding: Finding, ruleUri: string | undefined): Diagnostic | undefined {
  if (finding.state === 'waived') return undefined;
  const accepted = finding.state === 'baseline' || finding.hint === true;
  const data: DiagnosticData = { fingerprint: finding.fingerprint };
  return {
    range: finding.range,
    severity: accepted ? DiagnosticSeverity.Hint : severities[finding.severity],
    source: serverName,
    code: finding.rule,
    ...(ruleUri === undefined ? {} : { codeDescription: { href: ruleUri } }),
    message: [finding.message, finding.because].filter(Boolean).join('\n'),
    data,
  };
}

/** A problem of a plan file as the editor shows it. */
export function problemDiagnostic(problem: Problem): Diagnostic {
  return {
    range: problem.range,
    severity: problem.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: serverName,
    message: problem.message,
  };
}
