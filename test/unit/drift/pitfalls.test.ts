import { describe, expect, it } from 'vitest';
import type { DriftEngine } from '../../../src/core/drift/engine.ts';
import { readWorkspace } from '../../../src/core/plan/workspace.ts';
import { blueprint, engineOf, evaluate, filesOf, planOf, ruleFindings, type Tree } from './tree.ts';

// One test for each place where engines of the field are known to go wrong, in JavaScript and TypeScript and in
// general. Other languages have theirs beside their scanners and resolvers.

const noB = blueprint(
  '  a: { paths: ["a/**"] }\n  b: { paths: ["b/**"] }\n  lib: { paths: ["lib/**"] }\n  packages: { paths: ["packages/**"] }',
  '  - { id: NO, kind: forbid, from: a, to: b }',
);
const withPlan = (tree: Tree, plan = noB): Tree => ({ '.plumbrule/blueprint.yaml': plan, ...tree });

/** Specifiers of a/x.ts that lead into b, which the rule forbids. */
const intoB = (text: string, more: Tree = {}): (string | undefined)[] =>
  ruleFindings(withPlan({ 'b/y.ts': '', ...more, 'a/x.ts': text })).map(({ specifier }) => specifier);

/** Where the one import of a file leads, by the path or package that a finding would name. */
function targetOf(tree: Tree, from = 'a/x.ts'): string {
  const { target } = engineOf(withPlan(tree)).graph.file(from)!.edges[0]!;
  return target.kind === 'file'
    ? target.path
    : target.kind === 'package'
      ? `package ${target.name}`
      : target.kind;
}

const ofRule = (engine: DriftEngine) => engine.evaluate().findings.filter(({ rule }) => rule === 'NO');

const kindsOf = (text: string): string[] =>
  engineOf(withPlan({ 'a/x.ts': text, 'b/y.ts': '' }))
    .graph.file('a/x.ts')!
    .edges.map(({ kind }) => kind);

const cycles = (tree: Tree, rule = '{ id: C, kind: acyclic, scope: file }'): (readonly string[])[] =>
  ruleFindings(withPlan(tree, blueprint('  all: { paths: ["**"] }', `  - ${rule}`))).map(
    ({ chain }) => chain,
  );

describe('kinds of edges', () => {
  it.each([
    ["import type { T } from '../b/y';", 'type'],
    ["import { type T, type U } from '../b/y';", 'type'],
    ["import { type T, u } from '../b/y';", 'value'],
    ["export type { T } from '../b/y';", 'type'],
    ["export { t } from '../b/y';", 'reexport'],
    ["export * from '../b/y';", 'reexport'],
    ["let t: import('../b/y').T;", 'type'],
    ["const t = await import('../b/y');", 'dynamic'],
    ['const t = await import(`../b/y`);', 'dynamic'],
    ["const t = require('../b/y');", 'require'],
    ["import t = require('../b/y');", 'require'],
    ["import '../b/y';", 'side-effect'],
    ["import t from '../b/y';", 'value'],
  ])('%s is one edge of kind %s', (text, kind) => {
    expect(kindsOf(text)).toEqual([kind]);
  });

  it('names that are all inline `type` are a type import, under verbatimModuleSyntax too', () => {
    const config = { 'tsconfig.json': '{ "compilerOptions": { "verbatimModuleSyntax": true } }' };
    const tree = { ...config, 'a/x.ts': "import { type T } from '../b/y';", 'b/y.ts': '' };
    expect(
      engineOf(withPlan(tree))
        .graph.file('a/x.ts')!
        .edges.map(({ kind }) => kind),
    ).toEqual(['type']);
  });

  it('type-only imports count for forbid', () => {
    expect(intoB("import type { T } from '../b/y';")).toEqual(['../b/y']);
  });

  it('cycles look at the kind of every edge, not only of the reported one', () => {
    const tree = { 'p.ts': "import { q } from './q';", 'q.ts': "import type { P } from './p';" };
    expect(cycles(tree)).toEqual([]);
    expect(cycles(tree, '{ id: C, kind: acyclic, scope: file, edges: [value, type] }')).toEqual([
      ['p.ts', 'q.ts', 'p.ts'],
    ]);
  });

  it('a cycle that only a type import closes is none, wherever in it that stands', () => {
    const imports = ['./q', './r', './p'];
    for (const closing of imports) {
      const [p, q, r] = imports.map(to => `import ${to === closing ? 'type ' : ''}{ x } from '${to}';`);
      const tree = { 'p.ts': p!, 'q.ts': q!, 'r.ts': r! };
      expect(cycles(tree)).toEqual([]);
      expect(cycles({ ...tree, 'r.ts': `${r}\nimport './q';` })).toEqual(
        closing === './r' ? [] : [['q.ts', 'r.ts', 'q.ts']],
      );
    }
  });

  it('a computed dynamic import is no edge and no crash', () => {
    expect(kindsOf("import('../b/' + name); import(`../b/${name}`); require(name); import(name);")).toEqual(
      [],
    );
  });

  it('an unused value import counts: whether a compiler drops it is not ours to guess', () => {
    expect(intoB("import { never } from '../b/y';")).toEqual(['../b/y']);
  });

  it('JSDoc types, `new URL` and workers are no import statements', () => {
    expect(
      intoB(
        "/** @type {import('../b/y').T} */ let t;\nnew URL('../b/y', import.meta.url);\nnew Worker('../b/y');",
      ),
    ).toEqual([]);
  });

  it('a triple-slash path is an edge', () => {
    expect(intoB('/// <reference path="../b/y.ts" />\n')).toHaveLength(1);
  });
});

describe('re-exports and barrels', () => {
  it('export … from is an import of its target', () => {
    expect(intoB("export { y } from '../b/y';")).toEqual(['../b/y']);
  });

  it('who imports a barrel depends on the barrel alone', () => {
    const tree = {
      'lib/index.ts': "export * from '../b/y';",
      'a/x.ts': "import { y } from '../lib';",
      'b/y.ts': '',
    };
    expect(ruleFindings(withPlan(tree))).toEqual([]);
    const transitive = noB.replace('to: b', 'to: b, transitive: true');
    expect(ruleFindings(withPlan(tree, transitive)).map(({ chain }) => chain)).toEqual([
      ['a/x.ts', 'lib/index.ts', 'b/y.ts'],
    ]);
  });

  it('chains of `export *` that go round end', () => {
    const transitive = noB.replace('to: b', 'to: b, transitive: true');
    const tree = {
      'a/x.ts': "export * from '../lib/p';",
      'lib/p.ts': "export * from './q';",
      'lib/q.ts': "export * from './p';\nexport * from '../b/y';",
      'b/y.ts': '',
    };
    expect(ruleFindings(withPlan(tree, transitive)).map(({ chain }) => chain)).toEqual([
      ['a/x.ts', 'lib/p.ts', 'lib/q.ts', 'b/y.ts'],
    ]);
  });
});

describe('tsconfig', () => {
  const config = (options: object, rest: object = {}) =>
    JSON.stringify({ compilerOptions: options, ...rest });

  it.each<[string, Tree, string]>([
    [
      'the nearest config of each file',
      {
        'tsconfig.json': config({ paths: { '~/*': ['./lib/*'] } }),
        'a/tsconfig.json': config({ paths: { '~/*': ['../b/*'] } }),
        'a/x.ts': "import '~/y';",
      },
      'b/y.ts',
    ],
    [
      'extends with an array, the last one winning',
      {
        'one.json': config({ paths: { '~/*': ['./lib/*'] } }),
        'two.json': config({ paths: { '~/*': ['./b/*'] } }),
        'tsconfig.json': JSON.stringify({ extends: ['./one.json', './two.json'] }),
        'a/x.ts': "import '~/y';",
      },
      'b/y.ts',
    ],
    [
      'extends of a package that is not installed degrades and does not stop',
      {
        'tsconfig.json': config(
          { paths: { '~/*': ['./b/*'] } },
          { extends: '@tsconfig/node20/tsconfig.json' },
        ),
        'a/x.ts': "import '~/y';",
      },
      'b/y.ts',
    ],
    [
      'paths without baseUrl',
      { 'tsconfig.json': config({ paths: { '~/*': ['./b/*'] } }), 'a/x.ts': "import '~/y';" },
      'b/y.ts',
    ],
    [
      'a look-up from baseUrl',
      { 'tsconfig.json': config({ baseUrl: '.' }), 'a/x.ts': "import 'b/y';" },
      'b/y.ts',
    ],
    [
      '${configDir}',
      {
        'base/tsconfig.json': config({ paths: { '~/*': ['${configDir}/b/*'] } }),
        'tsconfig.json': JSON.stringify({ extends: './base/tsconfig.json' }),
        'a/x.ts': "import '~/y';",
      },
      'b/y.ts',
    ],
    [
      'a solution-style root with `files: []` and references',
      {
        'tsconfig.json': JSON.stringify({ files: [], references: [{ path: './tsconfig.app.json' }] }),
        'tsconfig.app.json': config({ paths: { '~/*': ['./b/*'] } }, { include: ['a', 'b'] }),
        'a/x.ts': "import '~/y';",
      },
      'b/y.ts',
    ],
    ['rootDirs', { 'tsconfig.json': config({ rootDirs: ['a', 'b'] }), 'a/x.ts': "import './y';" }, 'b/y.ts'],
    ['.js written for .ts', { 'a/x.ts': "import '../b/y.js';" }, 'b/y.ts'],
    ['.mjs written for .mts', { 'a/x.ts': "import '../b/m.mjs';", 'b/m.mts': '' }, 'b/m.mts'],
    ['.ts written out', { 'a/x.ts': "import '../b/y.ts';" }, 'b/y.ts'],
    ['a source before its declarations', { 'a/x.ts': "import '../b/y';", 'b/y.d.ts': '' }, 'b/y.ts'],
    [
      'declarations where there is nothing else',
      { 'a/x.ts': "import '../b/d';", 'b/d.d.ts': '' },
      'b/d.d.ts',
    ],
    ['a source before stale output beside it', { 'a/x.ts': "import '../b/y.js';", 'b/y.js': '' }, 'b/y.ts'],
  ])('%s', (_, tree, target) => {
    expect(targetOf({ 'b/y.ts': '', ...tree })).toBe(target);
  });
});

describe('package.json', () => {
  const manifest = (fields: object) => JSON.stringify(fields);
  const workspace = (fields: object, more: Tree = {}): Tree => ({
    'package.json': manifest({ workspaces: ['packages/*'] }),
    'packages/p/package.json': manifest({ name: '@acme/p', ...fields }),
    'packages/p/src/index.ts': '',
    'packages/p/src/sub.ts': '',
    ...more,
  });

  it.each<[string, Tree, string]>([
    [
      'exports with conditions',
      workspace(
        { exports: { '.': { types: './src/index.ts', default: './dist/index.js' } } },
        { 'a/x.ts': "import '@acme/p';" },
      ),
      'packages/p/src/index.ts',
    ],
    [
      'exports with a subpath pattern',
      workspace({ exports: { './*': './src/*.ts' } }, { 'a/x.ts': "import '@acme/p/sub';" }),
      'packages/p/src/sub.ts',
    ],
    [
      'a null target closes a subpath',
      workspace({ exports: { './*': './src/*.ts', './sub': null } }, { 'a/x.ts': "import '@acme/p/sub';" }),
      'unresolved',
    ],
    [
      'imports with #',
      {
        'package.json': manifest({ imports: { '#db': './b/y.ts' } }),
        'b/y.ts': '',
        'a/x.ts': "import '#db';",
      },
      'b/y.ts',
    ],
    [
      'a package that imports itself by name',
      workspace({ exports: { '.': './src/index.ts' } }, { 'packages/p/src/sub.ts': "import '@acme/p';" }),
      'packages/p/src/index.ts',
    ],
    [
      'main in a folder that is not built: back to the source',
      workspace({ main: 'dist/index.js' }, { 'a/x.ts': "import '@acme/p';" }),
      'packages/p/src/index.ts',
    ],
    [
      'the source field first',
      workspace({ main: 'dist/index.js', source: 'src/sub.ts' }, { 'a/x.ts': "import '@acme/p';" }),
      'packages/p/src/sub.ts',
    ],
    [
      'link: and file: dependencies are workspace sources, not what is installed',
      {
        'package.json': manifest({ dependencies: { p: 'link:./packages/p' } }),
        'packages/p/package.json': manifest({ name: 'p', main: 'src/index.ts' }),
        'packages/p/src/index.ts': '',
        'a/x.ts': "import 'p';",
      },
      'packages/p/src/index.ts',
    ],
    [
      'a workspace package that is linked into node_modules is its source',
      workspace(
        { main: 'dist/index.js' },
        {
          'node_modules/@acme/p/package.json': manifest({ name: '@acme/p', main: 'dist/index.js' }),
          'node_modules/@acme/p/dist/index.js': '',
          'a/x.ts': "import '@acme/p';",
        },
      ),
      'packages/p/src/index.ts',
    ],
    [
      'module before main, types before both',
      workspace(
        { main: 'dist/a.js', module: 'dist/b.js', types: 'dist/c.d.ts' },
        { 'packages/p/src/a.ts': '', 'packages/p/src/c.ts': '', 'a/x.ts': "import '@acme/p';" },
      ),
      'packages/p/src/c.ts',
    ],
    ['built-ins with and without node:', { 'a/x.ts': "import 'fs/promises';" }, 'package node:fs'],
    [
      'a package that is not installed, by its specifier',
      { 'a/x.ts': "import '@aws-sdk/client-s3/dist';" },
      'package @aws-sdk/client-s3',
    ],
    [
      'what is installed without manifests (Plug’n’Play) is a package by its name',
      {
        '.pnp.cjs': '',
        'package.json': manifest({ dependencies: { zod: '4' } }),
        'a/x.ts': "import 'zod/mini';",
      },
      'package zod',
    ],
  ])('%s', (_, tree, target) => {
    const from = 'a/x.ts' in tree ? 'a/x.ts' : 'packages/p/src/sub.ts';
    expect(targetOf(tree, from)).toBe(target);
  });

  it('what pnpm takes from its catalog is declared, and a package by its specifier', () => {
    const plan = blueprint(
      '  a: { paths: ["a/**"] }',
      '  - { id: PKG, kind: packages, from: a, undeclared: true }',
    );
    const tree = {
      'pnpm-workspace.yaml': 'packages: ["packages/*"]\ncatalog:\n  zod: ^4.0.0\n',
      'package.json': manifest({ dependencies: { zod: 'catalog:', react: 'catalog:react19' } }),
      'a/x.ts': "import 'zod/mini';\nimport 'react';\nimport 'left-pad';",
    };
    expect(ruleFindings(withPlan(tree, plan)).map(({ target }) => target)).toEqual(['left-pad']);
  });

  it('two entry points of one package are two targets', () => {
    const exports = { '.': './src/index.ts', './sub': './src/sub.ts' };
    const tree = workspace({ exports }, { 'a/x.ts': "import '@acme/p'; import('@acme/p/sub');" });
    const { edges } = engineOf(withPlan(tree)).graph.file('a/x.ts')!;
    expect(edges.map(({ kind, target }) => [kind, 'path' in target && target.path])).toEqual([
      ['side-effect', 'packages/p/src/index.ts'],
      ['dynamic', 'packages/p/src/sub.ts'],
    ]);
  });
});

describe('the whole', () => {
  it('a test that imports both sides does not poison production code', () => {
    const transitive = noB.replace('to: b', 'to: b, transitive: true');
    const tests = { 'tests/x.test.ts': "import '../b/y';\nimport '../a/x';\n" };
    expect(ruleFindings(withPlan({ ...tests, 'a/x.ts': '', 'b/y.ts': '' }, transitive))).toEqual([]);
  });

  it('a package of development only may stay in tests', () => {
    const plan = blueprint(
      '  a: { paths: ["a/**"] }',
      '  - { id: DEV, kind: packages, from: a, dev_only_in: ["**/*.test.ts"] }',
    );
    const tree = {
      'package.json': '{ "devDependencies": { "vitest": "4" } }',
      'a/x.test.ts': "import 'vitest';",
      'a/x.ts': "import 'vitest';",
    };
    expect(ruleFindings(withPlan(tree, plan)).map(({ path }) => path)).toEqual(['a/x.ts']);
  });

  it('paths with Windows separators are refused with what to write instead, and never match by luck', () => {
    const plan = blueprint('  a: { paths: ["a\\\\**"] }', '  - { id: NO, kind: acyclic }');
    const tree = withPlan({ 'a/x.ts': '' }, plan);
    expect(readWorkspace(filesOf(tree)).blueprint!.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('has a backslash; paths are written with /'),
    ]);
    expect(evaluate(tree).findings.some(({ from }) => from === 'a')).toBe(false);
  });

  it('specifiers with Windows separators lead nowhere silently', () => {
    const target = targetOf({ 'b/y.ts': '', 'a/x.ts': "require('..\\\\b\\\\y');" });
    expect(target).toBe('unresolved');
  });

  it('tests are held to the rules as well: an exemption is written down', () => {
    const tests = { 'a/x.test.ts': "import '../b/y';", 'b/y.ts': '' };
    expect(ruleFindings(withPlan(tests)).map(({ path }) => path)).toEqual(['a/x.test.ts']);
    const exempt = noB.replace('from: a', 'from: [a, "!**/*.test.ts"]');
    expect(ruleFindings(withPlan(tests, exempt))).toEqual([]);
  });

  it('names are compared as they are written, on a disk that ignores case too', () => {
    expect(targetOf({ 'b/y.ts': '', 'a/x.ts': "import '../B/Y';" })).toBe('unresolved');
  });

  it('generated code counts as long as Git does not ignore it', () => {
    expect(intoB("import '../b/y';", { '.gitattributes': 'a/** linguist-generated' })).toEqual(['../b/y']);
  });

  it('a renamed file changes component without changing its text', () => {
    const tree: Tree = withPlan({ 'lib/x.ts': "import '../b/y';", 'b/y.ts': '' });
    const engine = engineOf(tree);
    expect(ofRule(engine)).toEqual([]);
    tree['a/x.ts'] = tree['lib/x.ts']!;
    delete tree['lib/x.ts'];
    engine.deleteFile('lib/x.ts');
    engine.setFiles(filesOf(tree));
    engine.setFile('a/x.ts', { text: tree['a/x.ts']! });
    expect(ofRule(engine)).toHaveLength(1);
  });

  it('a rule edit judges again and reads nothing', () => {
    const tree: Tree = withPlan({ 'a/x.ts': "import '../b/y';", 'b/y.ts': '' });
    const engine = engineOf(tree);
    expect(ofRule(engine)).toHaveLength(1);
    const edges = engine.graph.file('a/x.ts')!.edges;
    tree['.plumbrule/blueprint.yaml'] = noB.replace('from: a, to: b', 'from: b, to: a');
    const { policy, baseline } = planOf(tree);
    engine.setPolicy(policy, baseline);
    expect(ofRule(engine)).toEqual([]);
    expect(engine.graph.file('a/x.ts')!.edges).toBe(edges);
  });

  it('the text of the buffer counts, whatever is on the disk', () => {
    const tree: Tree = withPlan({ 'a/x.ts': '', 'b/y.ts': '' });
    const engine = engineOf(tree);
    engine.setFile('a/x.ts', { text: "import '../b/y';" });
    expect(ofRule(engine)).toHaveLength(1);
  });
});
