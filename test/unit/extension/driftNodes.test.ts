import { describe, expect, it } from 'vitest';
import { type DriftNode, driftNodes } from '../../../src/extension/views/driftNodes.ts';
import type { DriftFinding } from '../../../src/protocol/lsp.ts';

const finding = (rule: string, path: string, more: Partial<DriftFinding> = {}): DriftFinding => ({
  rule,
  fingerprint: `${rule} ${path} x`,
  severity: 'major',
  state: 'new',
  hint: false,
  path,
  range: { start: { line: 4, character: 0 }, end: { line: 4, character: 9 } },
  message: `${rule} is broken`,
  component: 'app',
  ofPlan: false,
  ...more,
});
const findings = [
  finding('DEP-2', 'src/domain/x.ts', { severity: 'critical', component: 'domain' }),
  finding('DEP-1', 'src/app/a.ts'),
  finding('DEP-1', 'src/app/b.ts'),
  finding('DEP-2', 'src/app/a.ts'),
  finding('builtin/unmapped', 'tools/run.ts', { severity: 'minor', component: '' }),
  finding('builtin/unused', '.plumbrule/blueprint.yaml', { severity: 'minor', component: '', ofPlan: true }),
  finding('0007/PKG-1', 'src/app/a.ts', { hint: true }),
  finding('DEP-1', 'src/app/old.ts', { state: 'baseline' }),
  finding('DEP-1', 'src/app/told.ts', { state: 'waived' }),
];

const lines = (nodes: readonly DriftNode[], depth = 0): string[] =>
  nodes.flatMap(node => [
    `${'  '.repeat(depth)}${node.label} (${node.description})`,
    ...lines(node.children ?? [], depth + 1),
  ]);
const tops = (nodes: readonly DriftNode[]): string[] => nodes.map(({ label }) => label);

describe('the tree of findings', () => {
  it('goes from component to file to finding, and keeps what does not count apart', () => {
    expect(lines(driftNodes({ findings, more: 0 }, 'component'))).toEqual([
      'domain (1 finding)',
      '  x.ts (src/domain, 1 finding)',
      '    DEP-2 is broken (critical, DEP-2, line 5)',
      'app (3 findings)',
      '  a.ts (src/app, 2 findings)',
      '    DEP-1 is broken (major, DEP-1, line 5)',
      '    DEP-2 is broken (major, DEP-2, line 5)',
      '  b.ts (src/app, 1 finding)',
      '    DEP-1 is broken (major, DEP-1, line 5)',
      'In no component (1 finding)',
      '  run.ts (tools, 1 finding)',
      '    builtin/unmapped is broken (minor, builtin/unmapped, line 5)',
      'The plan itself (1 finding)',
      '  blueprint.yaml (.plumbrule, 1 finding)',
      '    builtin/unused is broken (minor, builtin/unused, line 5)',
      'Hints of proposed decisions (1 finding)',
      '  a.ts (src/app, 1 finding)',
      '    0007/PKG-1 is broken (major, 0007/PKG-1, line 5)',
      'In the baseline (1 finding)',
      '  old.ts (src/app, 1 finding)',
      '    DEP-1 is broken (major, DEP-1, line 5)',
      'Waived (1 finding)',
      '  told.ts (src/app, 1 finding)',
      '    DEP-1 is broken (major, DEP-1, line 5)',
    ]);
  });

  it('is arranged by rule or severity as well', () => {
    const counting = findings.slice(0, 5);
    expect(tops(driftNodes({ findings: counting, more: 0 }, 'rule'))).toEqual([
      'DEP-2',
      'DEP-1',
      'builtin/unmapped',
    ]);
    expect(tops(driftNodes({ findings: counting, more: 0 }, 'severity'))).toEqual([
      'Critical',
      'Major',
      'Minor',
    ]);
  });

  it('folds what does not count, and only that', () => {
    const nodes = driftNodes({ findings, more: 0 }, 'component');
    expect(nodes.map(({ folded }) => folded)).toEqual([false, false, false, false, true, true, true]);
  });

  it('says how many are left out', () => {
    expect(tops(driftNodes({ findings: [], more: 340 }, 'component'))).toEqual(['And 340 more']);
  });

  it('is empty where there is nothing', () => {
    expect(driftNodes({ findings: [], more: 0 }, 'component')).toEqual([]);
  });
});
