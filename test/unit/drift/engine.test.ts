import { describe, expect, it } from 'vitest';
import {
  blueprint,
  builtinFindings,
  engineOf,
  evaluate,
  fingerprints,
  planOf,
  ruleFindings,
  type Tree,
} from './tree.ts';

const components = `
  app: { paths: ["src/app/**"] }
  domain: { paths: ["src/domain/**"] }`;
const deny = '  - { id: DEP-1, kind: forbid, from: domain, to: app }';
const drifting: Tree = {
  '.plumbrule/blueprint.yaml': blueprint(components, deny),
  'src/domain/d.ts': "import '../app/a';",
  'src/app/a.ts': '',
};

function withRule(rule: string, more: Tree = {}): Tree {
  return { ...drifting, '.plumbrule/blueprint.yaml': blueprint(components, rule), ...more };
}

const decision = (status: string) => `---
status: ${status}
rules:
  - { id: PKG-1, kind: packages, from: domain, deny: [axios] }
---
# Keep HTTP out of the domain

Text.
`;

describe('exceptions', () => {
  const except = (until: string) =>
    `  - { id: DEP-1, kind: forbid, from: domain, to: app, except: [{ from: "src/domain/**", to: app, reason: "r"${until} }] }`;

  it('waive an edge, up to and on their last day', () => {
    for (const until of ['', ', until: 2026-11-21']) {
      const { findings, summary } = evaluate(withRule(except(until)));
      expect(findings.map(({ state }) => state)).toEqual(['waived']);
      expect(summary).toMatchObject({ new: 0, waived: 1 });
    }
  });

  it('expire: the edge is new again and the exception a finding of its own, not an unused one', () => {
    const { findings } = evaluate(withRule(except(', until: 2026-11-20')));
    expect(findings.map(({ rule, state, severity }) => [rule, state, severity])).toEqual([
      ['builtin/expired', 'new', 'major'],
      ['DEP-1', 'new', 'major'],
    ]);
  });

  it('that silence nothing are reported where they stand', () => {
    const tree = withRule(except(''), { 'src/domain/d.ts': '' });
    const [finding, ...others] = evaluate(tree).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'builtin/unused',
      path: '.plumbrule/blueprint.yaml',
      severity: 'minor',
    });
  });
});

describe('decisions', () => {
  const tree = (status: string): Tree => ({
    ...drifting,
    'src/domain/d.ts': "import 'axios';",
    'docs/decisions/0007-http.md': decision(status),
  });

  it('are in force once accepted, under the decision number', () => {
    expect(ruleFindings(tree('accepted'))[0]).toMatchObject({
      rule: '0007/PKG-1',
      decision: '0007',
      because: 'Keep HTTP out of the domain',
      severity: 'major',
      fingerprint: '0007/PKG-1 src/domain/d.ts axios',
    });
  });

  it('are hints while proposed', () => {
    expect(ruleFindings(tree('proposed'))[0]).toMatchObject({ hint: true, severity: 'minor' });
  });

  it('are off in every other state', () => {
    for (const status of ['rejected', 'deprecated', 'superseded by 0008', '""']) {
      expect(ruleFindings(tree(status))).toEqual([]);
    }
  });
});

describe('the baseline', () => {
  it('accepts findings by fingerprint, and reports entries that match nothing', () => {
    const { findings, summary } = evaluate({
      ...drifting,
      '.plumbrule/baseline.txt':
        'DEP-1 src/domain/d.ts src/app/a.ts\nDEP-1 src/domain/gone.ts src/app/a.ts\n',
    });
    expect(summary).toMatchObject({ baseline: 1, new: 1 });
    expect(findings.find(({ state }) => state === 'new')).toMatchObject({
      rule: 'builtin/stale-baseline',
      path: '.plumbrule/baseline.txt',
      range: { start: { line: 1 } },
    });
  });
});

describe('a fingerprint', () => {
  it('holds no line number and no count: code that moves in its file, or does it twice, is accepted as it was', () => {
    const accepted = { ...drifting, '.plumbrule/baseline.txt': 'DEP-1 src/domain/d.ts src/app/a.ts\n' };
    const again = "// moved\n\nimport '../app/a';\nimport type { A } from '../app/a';\n";
    const { findings, summary } = evaluate({ ...accepted, 'src/domain/d.ts': again });
    expect(findings.map(({ fingerprint, state }) => [fingerprint, state])).toEqual([
      ['DEP-1 src/domain/d.ts src/app/a.ts', 'baseline'],
      ['DEP-1 src/domain/d.ts src/app/a.ts', 'baseline'],
    ]);
    expect(summary.new).toBe(0);
  });
});

describe('a baseline of what is wrong with the plan', () => {
  it('is not stale while that is so', () => {
    const { findings } = evaluate({
      '.plumbrule/blueprint.yaml': blueprint(`${components}\n  ghost: { paths: ["src/ghost/**"] }`, deny),
      '.plumbrule/baseline.txt': 'builtin/unused .plumbrule/blueprint.yaml ghost\n',
      'src/app/a.ts': '',
      'src/domain/d.ts': '',
    });
    expect(findings.map(({ rule, state }) => [rule, state])).toEqual([['builtin/unused', 'baseline']]);
  });
});

describe('built-in checks', () => {
  it('report files in no component, imports that lead nowhere, components and rules that select nothing', () => {
    const found = builtinFindings({
      '.plumbrule/blueprint.yaml': blueprint(
        `${components}\n  ghost: { paths: ["src/ghost/**"] }`,
        '  - { id: G, kind: forbid, from: ghost, to: app }',
      ),
      'src/app/a.ts': "import './nowhere';",
      'src/domain/d.ts': '',
      'scripts/s.ts': '',
    });
    expect(fingerprints(found)).toEqual([
      'builtin/unused .plumbrule/blueprint.yaml ghost',
      'builtin/unused .plumbrule/blueprint.yaml G',
      'builtin/unmapped scripts/s.ts scripts/s.ts',
      'builtin/unresolved src/app/a.ts ./nowhere',
    ]);
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set(['minor']));
  });

  it('name what is missing once: the module, or each name where the module is there', () => {
    const found = builtinFindings({
      '.plumbrule/blueprint.yaml': blueprint('  all: { paths: ["**"] }', '  []'),
      'pkg/__init__.py': '',
      'pkg/sub/inner.py': '',
      'pkg/a.py': 'from pkg.nope import x, y\nfrom pkg.sub import inner, one, two\nfrom .lost import z, w\n',
    });
    expect(fingerprints(found)).toEqual([
      'builtin/unresolved pkg/a.py pkg.nope',
      'builtin/unresolved pkg/a.py pkg.sub%20one',
      'builtin/unresolved pkg/a.py pkg.sub%20two',
      'builtin/unresolved pkg/a.py .lost',
    ]);
  });

  it('can be weighed differently or turned off', () => {
    const tree: Tree = {
      ...drifting,
      'scripts/s.ts': "import './nowhere';",
      '.plumbrule/blueprint.yaml': blueprint(
        components,
        deny,
        'checks: { unmapped: off, unresolved: critical }',
      ),
    };
    expect(builtinFindings(tree).map(({ rule, severity }) => [rule, severity])).toEqual([
      ['builtin/unresolved', 'critical'],
    ]);
  });

  it('say when one rule refuses what another allows', () => {
    const rules = `${deny}\n  - { id: DEP-2, kind: allow, from: domain, to: [app] }`;
    const found = builtinFindings(withRule(rules));
    expect(found.map(({ rule, severity, target }) => [rule, severity, target])).toEqual([
      ['builtin/contradiction', 'major', 'DEP-1+DEP-2'],
    ]);
  });
});

describe('an unread file', () => {
  it('is a finding and inconclusive, and the rest goes on', () => {
    const engine = engineOf(drifting);
    engine.setFile('src/app/a.ts', { unread: 'it has binary content' });
    const { findings, summary } = engine.evaluate();
    expect(fingerprints([...findings])).toEqual([
      'builtin/unparsed src/app/a.ts src/app/a.ts',
      'DEP-1 src/domain/d.ts src/app/a.ts',
    ]);
    expect(summary.inconclusive).toEqual([
      { check: 'builtin/unparsed', path: 'src/app/a.ts', message: 'it has binary content' },
    ]);
  });
});

describe('what a rule cannot tell', () => {
  it('is inconclusive, never a pass, and said once', () => {
    const rule = '  - { id: PKG, kind: packages, from: domain, undeclared: true }';
    const java = 'package domain;\nimport org.hibernate.Session;\nimport org.slf4j.Logger;\nclass D {}\n';
    const { findings, summary } = evaluate({ ...withRule(rule), 'src/domain/D.java': java });
    expect(findings.filter(({ kind }) => kind !== 'builtin')).toEqual([]);
    expect(summary.inconclusive).toEqual([
      { check: 'PKG', path: '.plumbrule/blueprint.yaml', message: expect.stringContaining('`deny`') },
    ]);
  });
});

describe('incremental checking', () => {
  it('gives what a check from the start gives, edit by edit', () => {
    const tree: Tree = {
      ...drifting,
      '.plumbrule/blueprint.yaml': blueprint(components, `${deny}\n  - { id: CYC, kind: acyclic }`),
    };
    const engine = engineOf(tree);
    const edits: [string, string][] = [
      ['src/app/a.ts', "import '../domain/d';"],
      ['src/domain/d.ts', ''],
      ['src/domain/d.ts', "import './nowhere';"],
      ['src/domain/d.ts', "// moved\n\nimport '../app/a';"],
      ['src/app/a.ts', "import '../domain/d';"],
      ['src/app/a.ts', "\n\n\nimport '../domain/d';"],
    ];
    for (const [path, text] of edits) {
      tree[path] = text;
      engine.setFile(path, { text });
      expect(engine.evaluate()).toEqual(evaluate(tree));
    }
  });

  it('holds the same code to another policy without reading it again', () => {
    const engine = engineOf(drifting);
    const { policy, baseline } = planOf(withRule('  - { id: OTHER, kind: forbid, from: domain, to: app }'));
    engine.setPolicy(policy, baseline);
    expect(fingerprints([...engine.evaluate().findings])).toEqual(['OTHER src/domain/d.ts src/app/a.ts']);
  });

  it('keeps the identity of findings that did not change', () => {
    const engine = engineOf(drifting);
    const [before] = engine.evaluate().findings;
    engine.setFile('src/app/a.ts', { text: 'export const a = 1;' });
    expect(engine.evaluate().findings[0]).toBe(before);
  });
});
