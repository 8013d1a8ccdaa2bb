import { describe, expect, it } from 'vitest';
import { blueprint, engineOf, evaluate, filesOf, type Tree } from '../tree.ts';

const baselinePath = '.plumbrule/baseline.txt';

const components = `
  app: { paths: ["src/app/**"] }
  feature: { paths: ["src/features/{name}/**", "src/parts/{name}/**"] }
  infra: { paths: ["src/infra/**", "lib/**"] }`;

const plan = (rules: string): Tree => ({
  '.plumbrule/blueprint.yaml': blueprint(components, rules, 'checks: { unused: off, unmapped: off }'),
});

/** The tree with all that it drifts now accepted. */
function frozen(tree: Tree): Tree {
  const accepted = evaluate(tree).findings.map(({ fingerprint }) => fingerprint);
  return { ...tree, [baselinePath]: `${[...new Set(accepted)].sort().join('\n')}\n` };
}

/** The tree with files under other names; contents stay what they are unless given. */
function moved(tree: Tree, names: Record<string, string>, changed: Tree = {}): Tree {
  const after = Object.entries(tree).map(([path, text]) => [names[path] ?? path, text]);
  return { ...Object.fromEntries(after), ...changed };
}

const states = (tree: Tree): string[] =>
  evaluate(tree).findings.map(({ state, fingerprint }) => `${state} ${fingerprint}`);

const forbidden = plan('  - { id: R, kind: forbid, from: "src/**", to: infra }');

describe('a file that moved', () => {
  const tree = frozen({
    ...forbidden,
    'src/app/a.ts': "import '../infra/db';",
    'src/infra/db.ts': '',
  });

  it('to another folder takes its accepted drift along', () => {
    const after = moved(
      tree,
      { 'src/app/a.ts': 'src/app/deep/a.ts' },
      {
        'src/app/deep/a.ts': "import '../../infra/db';",
      },
    );
    expect(states(after)).toEqual(['baseline R src/app/deep/a.ts src/infra/db.ts']);
    expect([...evaluate(after).baseline.moved]).toEqual([
      ['R src/app/a.ts src/infra/db.ts', 'R src/app/deep/a.ts src/infra/db.ts'],
    ]);
  });

  it('may be the target', () => {
    const after = moved(
      tree,
      { 'src/infra/db.ts': 'lib/store/db.ts' },
      {
        'src/app/a.ts': "import '../../lib/store/db';",
      },
    );
    expect(states(after)).toEqual(['baseline R src/app/a.ts lib/store/db.ts']);
  });

  it('may be both the file and its target', () => {
    const after = moved(
      tree,
      { 'src/app/a.ts': 'src/app/x/a.ts', 'src/infra/db.ts': 'lib/db.ts' },
      {
        'src/app/x/a.ts': "import '../../../lib/db';",
      },
    );
    expect(states(after)).toEqual(['baseline R src/app/x/a.ts lib/db.ts']);
  });

  it('may have a new name in its folder', () => {
    expect(states(moved(tree, { 'src/app/a.ts': 'src/app/b.ts' }))).toEqual([
      'baseline R src/app/b.ts src/infra/db.ts',
    ]);
    const target = moved(
      tree,
      { 'src/infra/db.ts': 'src/infra/store.ts' },
      {
        'src/app/a.ts': "import '../infra/store';",
      },
    );
    expect(states(target)).toEqual(['baseline R src/app/a.ts src/infra/store.ts']);
  });

  it('may have blanks in its name', () => {
    const spaced = frozen({
      ...forbidden,
      'src/app/my a.ts': "import '../infra/db';",
      'src/infra/db.ts': '',
    });
    const after = moved(
      spaced,
      { 'src/app/my a.ts': 'src/app/new place/my a.ts' },
      {
        'src/app/new place/my a.ts': "import '../../infra/db';",
      },
    );
    expect(states(after)).toEqual(['baseline R src/app/new%20place/my%20a.ts src/infra/db.ts']);
  });

  it('with another name in another folder is another file', () => {
    const after = moved(
      tree,
      { 'src/app/a.ts': 'src/app/deep/b.ts' },
      {
        'src/app/deep/b.ts': "import '../../infra/db';",
      },
    );
    expect(states(after)).toEqual([
      `new builtin/stale-baseline ${baselinePath} R%20src/app/a.ts%20src/infra/db.ts`,
      'new R src/app/deep/b.ts src/infra/db.ts',
    ]);
  });
});

describe('new drift', () => {
  const tree = frozen({
    ...forbidden,
    'src/app/a.ts': "import '../infra/db';",
    'src/infra/db.ts': '',
    'src/infra/log.ts': '',
  });

  it('is no move while the file under the old name is still there', () => {
    const after = { ...tree, 'src/app/a.ts': '', 'src/app/deep/a.ts': "import '../../infra/db';" };
    expect(states(after)).toContain('new R src/app/deep/a.ts src/infra/db.ts');
  });

  it('is no move while the old target is still there', () => {
    const after = { ...tree, 'src/app/a.ts': "import '../infra/log';" };
    expect(states(after)).toContain('new R src/app/a.ts src/infra/log.ts');
  });

  it('of another rule is new', () => {
    const other = plan('  - { id: Q, kind: forbid, from: "src/**", to: infra }');
    const after = moved(
      { ...tree, ...other },
      { 'src/app/a.ts': 'src/app/x/a.ts' },
      {
        'src/app/x/a.ts': "import '../../infra/db';",
      },
    );
    expect(states(after)).toContain('new Q src/app/x/a.ts src/infra/db.ts');
  });

  it('stays new, and what moved with it, where nobody can tell which is which', () => {
    const after = moved(
      tree,
      { 'src/app/a.ts': 'src/app/x/a.ts' },
      {
        'src/app/x/a.ts': "import '../../infra/db';",
        'src/app/y/a.ts': "import '../../infra/db';",
      },
    );
    const { baseline, summary } = evaluate(after);
    expect(summary.new).toBe(3);
    expect(baseline).toEqual({ moved: new Map(), stale: ['R src/app/a.ts src/infra/db.ts'] });
  });

  it('in a file beside a renamed one stays new, and the renamed one too', () => {
    const after = moved(
      tree,
      { 'src/app/a.ts': 'src/app/b.ts' },
      { 'src/app/c.ts': "import '../infra/db';" },
    );
    expect(evaluate(after).summary).toMatchObject({ new: 3, baseline: 0 });
  });

  it('of another package is never a rename', () => {
    const packages = plan('  - { id: P, kind: packages, deny: ["axios", "lodash"] }');
    const before = frozen({ ...packages, 'src/app/a.ts': "import 'axios';" });
    expect(states({ ...before, 'src/app/a.ts': "import 'lodash';" })).toContain('new P src/app/a.ts lodash');
    expect(states(moved(before, { 'src/app/a.ts': 'src/app/x/a.ts' }))).toEqual([
      'baseline P src/app/x/a.ts axios',
    ]);
  });
});

describe('folders that moved', () => {
  it('take along what lies in them, be it many files of one name', () => {
    const names = ['one', 'two', 'three'];
    const tree = frozen({
      ...forbidden,
      ...Object.fromEntries(names.map(name => [`src/features/${name}/index.ts`, "import '../../infra/db';"])),
      'src/infra/db.ts': '',
    });
    const after = moved(
      tree,
      Object.fromEntries(names.map(name => [`src/features/${name}/index.ts`, `src/parts/${name}/index.ts`])),
    );
    expect(evaluate(after).summary).toMatchObject({ new: 0, baseline: 3 });
    expect(evaluate(after).baseline.stale).toEqual([]);
  });

  it('may be targets of imports of several files', () => {
    const go = plan('  - { id: R, kind: forbid, from: app, to: infra }');
    const tree = frozen({
      ...go,
      'go.mod': 'module example.org/shop\n',
      'src/app/a.go': 'package app\nimport "example.org/shop/src/infra"\n',
      'src/infra/db.go': 'package infra\n',
      'src/infra/log.go': 'package infra\n',
    });
    const after = moved(
      tree,
      { 'src/infra/db.go': 'lib/infra/db.go', 'src/infra/log.go': 'lib/infra/log.go' },
      { 'src/app/a.go': 'package app\nimport "example.org/shop/lib/infra"\n' },
    );
    expect(states(tree)).toEqual(['baseline R src/app/a.go src/infra']);
    expect(states(after)).toEqual(['baseline R src/app/a.go lib/infra']);
  });
});

describe('cycles', () => {
  const files = plan('  - { id: C, kind: acyclic, scope: file }');

  it('follow their members, also where another one comes first', () => {
    const tree = frozen({ ...files, 'src/a.ts': "import './b';", 'src/b.ts': "import './a';" });
    const after = moved(
      tree,
      { 'src/a.ts': 'src/z/a.ts' },
      {
        'src/z/a.ts': "import '../b';",
        'src/b.ts': "import './z/a';",
      },
    );
    expect(states(after)).toEqual(['baseline C src/b.ts src/b.ts+src/z/a.ts']);
    expect(states(moved(tree, { 'src/b.ts': 'src/y.ts' }, { 'src/a.ts': "import './y';" }))).toEqual([
      'baseline C src/a.ts src/a.ts+src/y.ts',
    ]);
  });

  it('that grew are new', () => {
    const tree = frozen({ ...files, 'src/a.ts': "import './b';", 'src/b.ts': "import './a';" });
    const after = moved(
      tree,
      { 'src/b.ts': 'src/x/b.ts' },
      {
        'src/a.ts': "import './x/b';",
        'src/x/b.ts': "import '../a'; import '../c';",
        'src/c.ts': "import './a';",
      },
    );
    expect(evaluate(after).summary).toMatchObject({ new: 2, baseline: 0 });
  });

  it('may have members with a plus in their names', () => {
    const tree = frozen({
      ...files,
      'src/a/+page.ts': "import '../b/+page';",
      'src/b/+page.ts': "import '../a/+page';",
    });
    const after = moved(
      tree,
      { 'src/b/+page.ts': 'src/c/+page.ts' },
      {
        'src/a/+page.ts': "import '../c/+page';",
      },
    );
    expect(evaluate(after).summary).toMatchObject({ new: 0, baseline: 1 });
  });

  it('of instances follow a folder with a new name', () => {
    const tree = frozen({
      ...plan('  - { id: C, kind: acyclic, scope: component }'),
      'src/features/cart/a.ts': "import '../shop/b';",
      'src/features/shop/b.ts': "import '../cart/a';",
    });
    const after = moved(
      tree,
      { 'src/features/cart/a.ts': 'src/features/basket/a.ts' },
      {
        'src/features/shop/b.ts': "import '../basket/a';",
      },
    );
    expect(states(after)).toEqual(['baseline C src/features/basket/a.ts feature[basket]+feature[shop]']);
  });

  it('of the same components are followed where the file that they are reported on is gone', () => {
    const tree = frozen({
      ...plan('  - { id: C, kind: acyclic, scope: component }'),
      'src/app/a.ts': "import '../infra/db';",
      'src/app/b.ts': '',
      'src/infra/db.ts': "import '../app/b';",
    });
    const after = moved(
      tree,
      { 'src/app/a.ts': 'src/app/other/name.ts' },
      {
        'src/app/other/name.ts': "import '../../infra/db';",
      },
    );
    expect(states(after)).toEqual(['baseline C src/app/other/name.ts app+infra']);
  });
});

describe('an entry of what could not be judged', () => {
  it('is not stale', () => {
    const tree = frozen({
      ...forbidden,
      'src/app/a.ts': "import '../infra/db';",
      'src/infra/db.ts': '',
    });
    const engine = engineOf(tree);
    engine.setFile('src/app/a.ts', { unread: 'it is binary' });
    const { findings, baseline } = engine.evaluate();
    expect(findings.map(({ rule }) => rule)).toEqual(['builtin/unparsed']);
    expect(baseline.stale).toEqual([]);
  });
});

describe('a session', () => {
  it('takes a move back when the file comes back', () => {
    const tree = frozen({
      ...forbidden,
      'src/app/a.ts': "import '../infra/db';",
      'src/infra/db.ts': '',
    });
    const engine = engineOf(tree);
    delete tree['src/app/a.ts'];
    tree['src/app/x/a.ts'] = "import '../../infra/db';";
    engine.deleteFile('src/app/a.ts');
    engine.setFiles(filesOf(tree));
    engine.setFile('src/app/x/a.ts', { text: tree['src/app/x/a.ts'] });
    const first = engine.evaluate();
    expect(first.findings.map(({ state }) => state)).toEqual(['baseline']);
    expect(engine.evaluate().findings[0]).toBe(first.findings[0]);
    tree['src/app/a.ts'] = "import '../infra/db';";
    engine.setFiles(filesOf(tree));
    engine.setFile('src/app/a.ts', { text: tree['src/app/a.ts'] });
    expect(engine.evaluate().findings.map(({ state }) => state)).toEqual(['baseline', 'new']);
  });
});
