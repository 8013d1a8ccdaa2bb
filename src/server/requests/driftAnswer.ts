import { plumbruleFolder } from '../../core/artifacts/paths.ts';
import type { Evaluation } from '../../core/drift/engine.ts';
import type { Policy } from '../../core/drift/policy/policy.ts';
import { severities } from '../../core/model/severity.ts';
import type { DriftAnswer } from '../../protocol/lsp.ts';

/** More rows than anybody walks through; the rest is told as a number. */
const most = 2000;
const states = ['new', 'baseline', 'waived'] as const;

/** The findings for a tree: those that count first, the worst of them before the others, then by place. */
export function driftAnswer(evaluation: Evaluation | undefined, policy: Policy | undefined): DriftAnswer {
  const rules = new Map(policy?.rules.map(rule => [rule.id, rule]));
  const holders = new Set(policy?.rules.map(({ path }) => path));
  const findings = [...(evaluation?.findings ?? [])].sort(
    (a, b) =>
      states.indexOf(a.state) - states.indexOf(b.state) ||
      Number(a.hint ?? false) - Number(b.hint ?? false) ||
      severities.indexOf(b.severity) - severities.indexOf(a.severity),
  );
  return {
    findings: findings.slice(0, most).map(finding => {
      const rule = rules.get(finding.rule);
      return {
        rule: finding.rule,
        fingerprint: finding.fingerprint,
        severity: finding.severity,
        state: finding.state,
        hint: finding.hint ?? false,
        path: finding.path,
        range: finding.range,
        message: finding.message,
        component: finding.from ?? '',
        ofPlan: finding.path.startsWith(`${plumbruleFolder}/`) || holders.has(finding.path),
        ...(rule === undefined ? {} : { rulePlace: { path: rule.path, range: rule.range } }),
      };
    }),
    more: Math.max(0, findings.length - most),
  };
}
