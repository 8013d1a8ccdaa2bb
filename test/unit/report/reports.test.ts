import { describe, expect, it } from 'vitest';
import type { CheckResult, Finding } from '../../../src/core/model/finding.ts';
import { reports } from '../../../src/core/report/table.ts';

const finding: Finding = {
  rule: 'DEP-1',
  kind: 'allow',
  severity: 'major',
  state: 'new',
  path: 'src/a b.ts',
  range: { start: { line: 2, character: 7 }, end: { line: 2, character: 20 } },
  message: 'app may not import infra, 100%\nnow',
  because: 'ports',
  target: 'src/infra/db.ts',
  chain: [],
  fingerprint: 'DEP-1 src/a%20b.ts src/infra/db.ts',
  remedies: ['Go through a port'],
};
const result: CheckResult = {
  findings: [
    finding,
    { ...finding, range: { start: { line: 9, character: 0 }, end: { line: 9, character: 5 } } },
    { ...finding, state: 'baseline', severity: 'critical' },
    { ...finding, state: 'waived' },
  ],
  summary: {
    files: 3,
    edges: 1,
    new: 2,
    baseline: 1,
    waived: 1,
    durationMs: 5,
    inconclusive: [{ check: 'PAT-1', message: 'was not checked' }],
  },
};

describe('text', () => {
  it('shows what is new with reason and remedy, and counts the rest', () => {
    const text = reports.text(result);
    expect(text.match(/DEP-1/g)).toHaveLength(2);
    expect(text).toContain('src/a b.ts:3:8  major  DEP-1');
    expect(text).toContain('inconclusive  PAT-1: was not checked');
    expect(text).toContain(
      '3 files, 1 import checked in 5 ms · 2 new findings · 1 in the baseline · 1 waived · 1 inconclusive',
    );
  });
});

describe('SARIF', () => {
  it('lists all findings, the accepted ones as suppressed, and names each rule once', () => {
    const [run] = JSON.parse(reports.sarif(result)).runs;
    expect(run.tool.driver.rules).toHaveLength(1);
    expect(
      run.results.map(({ suppressions }: { suppressions?: unknown[] }) => suppressions?.length ?? 0),
    ).toEqual([0, 0, 1, 1]);
    expect(run.results[0].locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'src/a%20b.ts' },
      region: { startLine: 3, startColumn: 8, endLine: 3, endColumn: 21 },
    });
    expect(run.invocations[0].toolExecutionNotifications).toHaveLength(1);
  });
});

describe('GitLab', () => {
  it('lists what is new, each occurrence under a fingerprint of its own', () => {
    const issues = JSON.parse(reports.gitlab(result));
    expect(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).toEqual([
      finding.fingerprint,
      `${finding.fingerprint} #2`,
    ]);
    expect(issues[0]).toMatchObject({
      severity: 'major',
      location: { path: 'src/a b.ts', lines: { begin: 3 } },
    });
  });
});

describe('GitHub', () => {
  it('writes one command a finding, with what ends a command escaped', () => {
    const lines = reports.github(result).trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe(
      '::warning file=src/a b.ts,line=3,col=8,title=DEP-1::app may not import infra, 100%25%0Anow',
    );
  });
});
