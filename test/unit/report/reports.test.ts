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
const hint: Finding = {
  ...finding,
  rule: '0007/DEP',
  severity: 'minor',
  path: 'src/[id]#1,2:3?.ts',
  fingerprint: '0007/DEP src/[id]#1,2:3?.ts src/infra/db.ts',
  message: 'proposed',
  hint: true,
};
const result: CheckResult = {
  findings: [
    finding,
    { ...finding, range: { start: { line: 9, character: 0 }, end: { line: 9, character: 5 } } },
    { ...finding, state: 'baseline', severity: 'critical' },
    { ...finding, state: 'waived' },
    hint,
  ],
  summary: {
    files: 3,
    edges: 1,
    new: 3,
    baseline: 1,
    waived: 1,
    durationMs: 5,
    inconclusive: [
      { check: 'PAT-1', path: '.plumbrule/blueprint.yaml', message: 'was not checked:\n50%' },
      { check: '--since', message: 'no history' },
      { check: 'builtin/unparsed', path: 'src/huge.ts', message: 'it is too large' },
    ],
  },
};

describe('text', () => {
  it('shows what is new with reason and remedy, and counts the rest', () => {
    const text = reports.text(result);
    expect(text.match(/DEP-1/g)).toHaveLength(2);
    expect(text).toContain('src/a b.ts:3:8  major  DEP-1');
    expect(text).toContain('minor  0007/DEP (proposed)  proposed');
    expect(text).toContain('inconclusive  PAT-1 (.plumbrule/blueprint.yaml): was not checked:');
    expect(text).toContain('inconclusive  --since: no history');
    expect(text).toContain(
      '3 files, 1 import checked in 5 ms · 3 new findings · 1 in the baseline · 1 waived · 3 inconclusive',
    );
  });

  it('lets nothing through that a terminal would obey', () => {
    const text = reports.text({
      ...result,
      findings: [{ ...finding, message: '`\u001b[2J\u0007\u009b1m` is\r\nrefused' }],
    });
    expect(text).toContain('`\ufffd[2J\ufffd\ufffd1m` is\ufffd\nrefused');
  });
});

describe('JSON', () => {
  it('is the result as it is, with the version in front', () => {
    expect(JSON.parse(reports.json(result))).toEqual({ version: 1, ...result });
  });
});

describe('SARIF', () => {
  const [run] = JSON.parse(reports.sarif(result)).runs;

  it('lists all findings, the accepted ones as suppressed, and names each rule once', () => {
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['DEP-1', '0007/DEP']);
    expect(
      run.results.map(
        ({ suppressions }: { suppressions?: { justification: string }[] }) =>
          suppressions?.map(({ justification }) => justification).join() ?? 'open',
      ),
    ).toEqual(['open', 'open', 'In the baseline', 'Waived by an exception', 'open']);
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual([
      ...['warning', 'warning', 'error', 'warning', 'note'],
    ]);
    expect(run.results[0].partialFingerprints).toEqual({ 'plumbrule/v1': finding.fingerprint });
    expect(run.results[0].locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'src/a%20b.ts' },
      region: { startLine: 3, startColumn: 8, endLine: 3, endColumn: 21 },
    });
  });

  it('writes paths as URI references, whatever stands in them', () => {
    const { uri } = run.results[4].locations[0].physicalLocation.artifactLocation;
    expect(uri).toBe('src/%5Bid%5D%231%2C2%3A3%3F.ts');
    expect(decodeURIComponent(new URL(uri, 'file:///root/').pathname)).toBe(`/root/${hint.path}`);
    expect(() => reports.sarif({ ...result, findings: [{ ...finding, path: '\ud800.ts' }] })).not.toThrow();
  });

  it('tells what was not checked, and where', () => {
    expect(run.invocations[0].toolExecutionNotifications).toMatchObject([
      {
        level: 'warning',
        message: { text: 'PAT-1: was not checked:\n50%' },
        locations: [{ physicalLocation: { artifactLocation: { uri: '.plumbrule/blueprint.yaml' } } }],
      },
      { message: { text: '--since: no history' } },
      { message: { text: 'builtin/unparsed: it is too large' } },
    ]);
  });
});

describe('GitLab', () => {
  const issues: { fingerprint: string; severity: string }[] = JSON.parse(reports.gitlab(result));

  it('lists what is new, each occurrence under a fingerprint of its own', () => {
    expect(issues.slice(0, 3)).toMatchObject([
      {
        fingerprint: finding.fingerprint,
        severity: 'major',
        location: { path: 'src/a b.ts', lines: { begin: 3 } },
      },
      { fingerprint: `${finding.fingerprint} #2` },
      { fingerprint: hint.fingerprint, severity: 'info' },
    ]);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });

  it('tells what was not checked, but for what is an issue already', () => {
    expect(issues.slice(3)).toMatchObject([
      {
        check_name: 'PAT-1',
        description: 'inconclusive: was not checked:\n50%',
        severity: 'info',
        location: { path: '.plumbrule/blueprint.yaml', lines: { begin: 1 } },
      },
      { check_name: '--since', location: { path: '.plumbrule/blueprint.yaml' } },
    ]);
  });
});

describe('GitHub', () => {
  it('writes one command a finding, with what ends a command escaped', () => {
    expect(reports.github(result).trimEnd().split('\n')).toEqual([
      '::warning file=src/a b.ts,line=3,col=8,title=DEP-1::app may not import infra, 100%25%0Anow',
      '::warning file=src/a b.ts,line=10,col=1,title=DEP-1::app may not import infra, 100%25%0Anow',
      '::notice file=src/[id]#1%2C2%3A3?.ts,line=3,col=8,title=0007/DEP::proposed',
      '::warning file=.plumbrule/blueprint.yaml,title=PAT-1::inconclusive: was not checked:%0A50%25',
      '::warning title=--since::inconclusive: no history',
    ]);
  });
});
