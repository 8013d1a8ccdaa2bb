import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../../src/core/drift/engine.ts';
import { putOff, removeException, waive } from '../../../../src/core/guide/acts/waive.ts';
import { readWorkspace } from '../../../../src/core/plan/workspace.ts';
import { blueprint, engineOf, evaluate, filesOf, planOf, type Tree, today } from '../../drift/tree.ts';

const blueprintPath = '.plumbrule/blueprint.yaml';
const journalPath = '.plumbrule/journal/2026-11.jsonl';

const components = `
  app: { paths: ["src/app/**"] }
  domain: { paths: ["src/domain/**"], public: ["index.ts"] }
  infra: { paths: ["src/infra/**"] }
  feature: { paths: ["src/features/{name}/**"] }`;

const plan = (rules: string): Tree => ({
  [blueprintPath]: blueprint(components, rules, 'checks: { unmapped: off }'),
});

function input(tree: Tree) {
  const files = filesOf(tree);
  return {
    engine: engineOf(tree),
    workspace: readWorkspace(files),
    read: files.read,
    by: 'Ada <ada@example.org>',
    clock: () => today,
  };
}

const request = (fingerprint: string) => ({ fingerprint, reason: 'moves next month', until: '2026-12-21' });

/** The tree once a finding is waived; fails where that is refused. */
function waived(tree: Tree, fingerprint: string): Tree {
  const result = waive(input(tree), request(fingerprint));
  if (!result.ok) throw new Error(result.message);
  return { ...tree, ...Object.fromEntries(result.files.map(({ path, text }) => [path, text])) };
}

const refusal = (tree: Tree, fingerprint: string, change: object = {}): string => {
  const result = waive(input(tree), { ...request(fingerprint), ...change });
  return result.ok ? 'not refused' : result.message;
};

const states = ({ findings }: Evaluation): string[] =>
  findings
    .filter(({ rule }) => rule !== 'builtin/unused')
    .map(({ state, fingerprint }) => `${state} ${fingerprint}`);

const unused = ({ findings }: Evaluation): string[] =>
  findings.flatMap(({ rule, target }) => (rule === 'builtin/unused' && target.includes('→') ? [target] : []));

/** One workspace a case: the rule, the files, which finding is waived, and the exception that this makes. */
const cases: Record<string, { rule: string; files: Tree; waive: string; stays?: string[]; except: string }> =
  {
    allow: {
      rule: '{ id: R, kind: allow, from: app, to: domain }',
      files: {
        'src/app/a.ts': "import '../infra/db';\nimport '../infra/log';",
        'src/app/b.ts': "import '../infra/db';",
        'src/infra/db.ts': '',
        'src/infra/log.ts': '',
      },
      waive: 'R src/app/a.ts src/infra/db.ts',
      stays: ['R src/app/a.ts src/infra/log.ts', 'R src/app/b.ts src/infra/db.ts'],
      except: 'from: src/app/a.ts, to: src/infra/db.ts',
    },
    forbid: {
      rule: '{ id: R, kind: forbid, from: app, to: ["package:pg", infra] }',
      files: { 'src/app/a.ts': "import 'pg';\nimport '../infra/db';", 'src/infra/db.ts': '' },
      waive: 'R src/app/a.ts pg',
      stays: ['R src/app/a.ts src/infra/db.ts'],
      except: 'from: src/app/a.ts, to: package:pg',
    },
    'forbid, transitive': {
      rule: '{ id: R, kind: forbid, from: app, to: infra, transitive: true }',
      files: {
        'src/app/a.ts': "import '../domain/d';",
        'src/app/b.ts': "import '../domain/d';",
        'src/domain/d.ts': "import '../infra/db';",
        'src/infra/db.ts': '',
      },
      waive: 'R src/app/a.ts src/infra/db.ts',
      stays: ['R src/app/b.ts src/infra/db.ts'],
      except: 'from: src/app/a.ts, to: src/infra/db.ts',
    },
    layers: {
      rule: '{ id: R, kind: layers, order: [app, domain, infra] }',
      files: { 'src/domain/d.ts': "import '../app/a';", 'src/app/a.ts': '' },
      waive: 'R src/domain/d.ts src/app/a.ts',
      except: 'from: src/domain/d.ts, to: src/app/a.ts',
    },
    independent: {
      rule: '{ id: R, kind: independent, of: feature }',
      files: { 'src/features/a/x.ts': "import '../b/y';", 'src/features/b/y.ts': '' },
      waive: 'R src/features/a/x.ts src/features/b/y.ts',
      except: 'from: src/features/a/x.ts, to: src/features/b/y.ts',
    },
    protected: {
      rule: '{ id: R, kind: protected, target: infra, only_from: domain }',
      files: { 'src/app/a.ts': "import '../infra/db';", 'src/infra/db.ts': '' },
      waive: 'R src/app/a.ts src/infra/db.ts',
      except: 'from: src/app/a.ts, to: src/infra/db.ts',
    },
    entry_points: {
      rule: '{ id: R, kind: entry_points, of: domain }',
      files: { 'src/app/a.ts': "import '../domain/inner';", 'src/domain/inner.ts': '' },
      waive: 'R src/app/a.ts src/domain/inner.ts',
      except: 'from: src/app/a.ts, to: src/domain/inner.ts',
    },
    packages: {
      rule: '{ id: R, kind: packages, deny: ["@aws-sdk/*", pg] }',
      files: { 'src/app/a.ts': "import 'pg';\nimport '@aws-sdk/s3/x';" },
      waive: 'R src/app/a.ts @aws-sdk/s3',
      stays: ['R src/app/a.ts pg'],
      except: 'from: src/app/a.ts, to: "package:@aws-sdk/s3"',
    },
    require: {
      rule: '{ id: R, kind: require, from: "src/app/**", to: "src/infra/base.ts" }',
      files: { 'src/app/a.ts': '', 'src/app/b.ts': '', 'src/infra/base.ts': '' },
      waive: 'R src/app/a.ts src/infra/base.ts',
      stays: ['R src/app/b.ts src/infra/base.ts'],
      except: 'from: src/app/a.ts',
    },
    absent: {
      rule: '{ id: R, kind: absent, paths: ["src/billing/**"] }',
      files: { 'src/billing/a.ts': '', 'src/billing/b.ts': '' },
      waive: 'R src/billing/a.ts src/billing/a.ts',
      stays: ['R src/billing/b.ts src/billing/b.ts'],
      except: 'from: src/billing/a.ts',
    },
    'acyclic, files': {
      rule: '{ id: R, kind: acyclic }',
      files: { 'src/app/a.ts': "import './b';", 'src/app/b.ts': "import './a';" },
      waive: 'R src/app/a.ts src/app/a.ts+src/app/b.ts',
      except: 'from: src/app/a.ts, to: src/app/b.ts',
    },
    'acyclic, of which another import has to go': {
      rule: '{ id: R, kind: acyclic }',
      files: {
        'src/app/a.ts': "import './b'; import './c';",
        'src/app/b.ts': "import './a';",
        'src/app/c.ts': "import './b';",
      },
      waive: 'R src/app/a.ts src/app/a.ts+src/app/b.ts+src/app/c.ts',
      except: 'from: src/app/b.ts, to: src/app/a.ts',
    },
    'acyclic, held together twice': {
      rule: '{ id: R, kind: acyclic }',
      files: {
        'src/app/a.ts': "import './b';",
        'src/app/b.ts': "import './a'; import './c';",
        'src/app/c.ts': "import './b';",
      },
      waive: 'R src/app/a.ts src/app/a.ts+src/app/b.ts+src/app/c.ts',
      except:
        'from: [src/app/a.ts, src/app/b.ts, src/app/c.ts], to: [src/app/a.ts, src/app/b.ts, src/app/c.ts]',
    },
    'acyclic, components': {
      rule: '{ id: R, kind: acyclic, scope: component }',
      files: {
        'src/app/a.ts': "import '../domain/d';",
        'src/app/b.ts': "import '../domain/d';",
        'src/domain/d.ts': "import '../app/a';",
      },
      waive: 'R src/app/a.ts app+domain',
      except: 'from: [src/app/a.ts, src/app/b.ts], to: src/domain/d.ts',
    },
    'acyclic, siblings': {
      rule: '{ id: R, kind: acyclic, scope: siblings }',
      files: { 'src/app/a.ts': "import '../domain/d';", 'src/domain/d.ts': "import '../app/a';" },
      waive: 'R src/app/a.ts src/app+src/domain',
      except: 'from: src/app/a.ts, to: src/domain/d.ts',
    },
    'a file whose name means something in a glob': {
      rule: '{ id: R, kind: forbid, from: app, to: infra }',
      files: {
        'src/app/[id]/a.ts': "import '../../infra/db';",
        'src/app/i/a.ts': "import '../../infra/db';",
        'src/infra/db.ts': '',
      },
      waive: 'R src/app/[id]/a.ts src/infra/db.ts',
      stays: ['R src/app/i/a.ts src/infra/db.ts'],
      except: '',
    },
    'an import of several files': {
      rule: '{ id: R, kind: forbid, from: app, to: infra }',
      files: {
        'go.mod': 'module example.org/shop\n',
        'src/app/a.go': 'package app\nimport "example.org/shop/src/infra"\n',
        'src/infra/db.go': 'package infra\n',
        'src/infra/log.go': 'package infra\n',
      },
      waive: 'R src/app/a.go src/infra',
      except: 'from: src/app/a.go, to: src/infra/*',
    },
  };

describe('waiving a finding', () => {
  for (const [name, { rule, files, waive: fingerprint, stays = [], except }] of Object.entries(cases)) {
    it(`makes an exception for exactly that one: ${name}`, () => {
      const tree = { ...plan(`  - ${rule}`), ...files };
      expect(states(evaluate(tree))).toContain(`new ${fingerprint}`);
      const after = waived(tree, fingerprint);
      const evaluation = evaluate(after);
      expect(new Set(states(evaluation))).toEqual(
        new Set([`waived ${fingerprint}`, ...stays.map(other => `new ${other}`)]),
      );
      expect(unused(evaluation)).toEqual([]);
      expect(after[blueprintPath]!.replaceAll("'", '"').replaceAll('"', '')).toContain(
        except.replaceAll('"', ''),
      );
      expect(readWorkspace(filesOf(after)).problems).toEqual([]);
    });
  }

  it('tells the journal', () => {
    const { rule, files, waive: fingerprint } = cases.layers!;
    const after = waived({ ...plan(`  - ${rule}`), ...files }, fingerprint);
    expect(JSON.parse(after[journalPath]!)).toEqual({
      type: 'waive',
      at: '2026-11-21T12:00:00Z',
      by: 'Ada <ada@example.org>',
      rule: 'R',
      fingerprint,
      from: 'src/domain/d.ts',
      to: 'src/app/a.ts',
      reason: 'moves next month',
      until: '2026-12-21',
    });
    expect(readWorkspace(filesOf(after)).journal().problems).toEqual([]);
  });

  it('keeps the rest of the blueprint as it is written', () => {
    const text = `version: 1 # ours
components:
  app: { paths: ["src/app/**"] }   # the app
  infra: { paths: ["src/infra/**"] }
rules:
  # never
  - id: R
    kind: forbid
    from: app
    to: infra
    except:
      - { from: src/app/old.ts, reason: legacy } # was there first
`;
    const tree = {
      [blueprintPath]: text,
      'src/app/a.ts': "import '../infra/db';",
      'src/app/old.ts': "import '../infra/db';",
      'src/infra/db.ts': '',
    };
    const after = waived(tree, 'R src/app/a.ts src/infra/db.ts')[blueprintPath]!;
    const added = after.split('\n').filter(line => !text.includes(line));
    expect(added.join('\n')).toContain('src/app/a.ts');
    expect(
      after
        .split('\n')
        .filter(line => !added.includes(line))
        .join('\n'),
    ).toBe(text);
  });

  it('of a decision writes into its front matter', () => {
    const decision = `---
status: accepted
rules:
  - { id: PKG-1, kind: packages, deny: [pg] }
---

# No database in the domain

Because.
`;
    const tree: Tree = {
      ...plan('  []'),
      'docs/decisions/0007-no-database.md': decision,
      'src/domain/d.ts': "import 'pg';",
    };
    const after = waived(tree, '0007/PKG-1 src/domain/d.ts pg');
    expect(states(evaluate(after))).toEqual(['waived 0007/PKG-1 src/domain/d.ts pg']);
    expect(after['docs/decisions/0007-no-database.md']).toContain(
      '# No database in the domain\n\nBecause.\n',
    );
    expect(after[blueprintPath]).toBe(tree[blueprintPath]);
  });

  it('again, after its exception expired, renews that one', () => {
    const tree = {
      ...plan(
        '  - { id: R, kind: forbid, from: app, to: infra, except: [{ from: src/app/a.ts, to: src/infra/db.ts, reason: old, until: 2026-11-01 }] }',
      ),
      'src/app/a.ts': "import '../infra/db';",
      'src/infra/db.ts': '',
    };
    const after = waived(tree, 'R src/app/a.ts src/infra/db.ts');
    expect(states(evaluate(after))).toEqual(['waived R src/app/a.ts src/infra/db.ts']);
    expect(after[blueprintPath]).not.toContain('2026-11-01');
  });
});

describe('waiving what a pattern matches', () => {
  const tree: Tree = {
    ...plan('  - { id: R, kind: pattern, language: ts, rule: { pattern: console.log($A) } }'),
    'src/app/a.ts': 'console.log(1);',
    'src/app/b.ts': 'console.log(2);',
  };
  /** An engine that was told what the pattern matches, line by line. */
  const searched = (lines: Record<string, string[]>) => {
    const engine = engineOf(tree);
    const work = engine.matches.takeOutstanding()!;
    for (const file of work.files) {
      const matches = (lines[file.path] ?? []).map((line, number) => ({
        range: { start: { line: number, character: 0 }, end: { line: number, character: line.length } },
        line,
      }));
      engine.takeMatches(work, { file, outcomes: [{ key: work.searches[0]!.key, matches }] });
    }
    return engine;
  };

  it('makes an exception for its file', () => {
    const engine = searched({ 'src/app/a.ts': ['console.log(1)'], 'src/app/b.ts': ['console.log(2)'] });
    const result = waive({ ...input(tree), engine }, request('R src/app/a.ts console.log(1)'));
    expect(result.ok && result.files[0]!.text).toContain('except: [{ from: src/app/a.ts, reason:');
    const after = { ...tree, ...(result.ok ? { [blueprintPath]: result.files[0]!.text } : {}) };
    const { policy, baseline } = planOf(after);
    engine.setPolicy(policy, baseline);
    expect(states(engine.evaluate())).toEqual([
      'waived R src/app/a.ts console.log(1)',
      'new R src/app/b.ts console.log(2)',
    ]);
  });

  it('is refused where the file has others of them, which the exception would cover as well', () => {
    const engine = searched({ 'src/app/a.ts': ['console.log(1)', 'console.log(3)'] });
    const result = waive({ ...input(tree), engine }, request('R src/app/a.ts console.log(1)'));
    expect(!result.ok && result.message).toContain('R src/app/a.ts console.log(3)');
  });
});

describe('a waiver is refused', () => {
  const tree = {
    ...plan('  - { id: R, kind: forbid, from: app, to: infra }'),
    'src/app/a.ts': "import '../infra/db';\nimport './gone';",
    'src/infra/db.ts': '',
  };
  const fingerprint = 'R src/app/a.ts src/infra/db.ts';

  it('without a reason, a date or a name', () => {
    expect(refusal(tree, fingerprint, { reason: ' \n ' })).toContain('needs a reason');
    expect(refusal(tree, fingerprint, { until: '2026-11-20' })).toContain('is past');
    expect(refusal(tree, fingerprint, { until: '2026-02-30' })).toContain('is no date');
    expect(refusal(tree, fingerprint, { until: 'soon' })).toContain('YYYY-MM-DD');
    expect(waive({ ...input(tree), by: '' }, request(fingerprint))).toMatchObject({ ok: false });
  });

  it('for what is no finding, or accepted already', () => {
    expect(refusal(tree, 'R x y')).toContain('no finding');
    expect(refusal(waived(tree, fingerprint), fingerprint)).toContain('waived already');
    expect(refusal({ ...tree, '.plumbrule/baseline.txt': fingerprint }, fingerprint)).toContain('baseline');
  });

  it('for checks that carry no exceptions, saying what else to do', () => {
    expect(refusal(tree, 'builtin/unresolved src/app/a.ts ./gone')).toContain(
      '`checks: { unresolved: off }`',
    );
  });

  it('for the order of layers itself', () => {
    const layers = plan('  - { id: R, kind: layers, order: [app, domain], exhaustive: true }');
    const found = evaluate(layers).findings.find(({ rule }) => rule === 'R')!;
    expect(refusal(layers, found.fingerprint)).toContain('add the layer');
  });
});

describe('an exception', () => {
  const tree: Tree = {
    ...plan(
      '  - { id: R, kind: forbid, from: app, to: infra, except: [{ from: src/app/a.ts, reason: old, until: 2026-11-01 }] }',
    ),
    'src/app/a.ts': "import '../infra/db';",
    'src/infra/db.ts': '',
  };

  it('can be put off', () => {
    const result = putOff(input(tree), { rule: 'R', index: 0, until: '2026-12-01' });
    expect(result.ok && result.files[0]!.text).toBe(
      tree[blueprintPath]!.replace('2026-11-01', '"2026-12-01"'),
    );
    expect(result.ok && result.files.map(({ path }) => path)).toContain(journalPath);
    expect(putOff(input(tree), { rule: 'R', index: 0, until: '2026-11-01' }).ok).toBe(false);
    expect(putOff(input(tree), { rule: 'R', index: 1, until: '2026-12-01' }).ok).toBe(false);
  });

  it('can be taken out', () => {
    const result = removeException(input(tree), { rule: 'R', index: 0 });
    const after = {
      ...tree,
      ...Object.fromEntries(result.ok ? result.files.map(f => [f.path, f.text]) : []),
    };
    expect(after[blueprintPath]).not.toContain('except');
    expect(states(evaluate(after))).toEqual(['new R src/app/a.ts src/infra/db.ts']);
    expect(removeException(input(tree), { rule: 'Q', index: 0 }).ok).toBe(false);
  });
});
