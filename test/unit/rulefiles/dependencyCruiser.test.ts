import { describe, expect, it } from 'vitest';
import { code, withoutIds, withRules } from './cruiser/withRules.ts';
import { imported } from './imported.ts';

describe('rules of dependency-cruiser', () => {
  it('keep their name, reason and severity', () => {
    const { rules, text, said } = withRules([
      {
        name: 'no-x',
        comment: 'Because  of\n x',
        severity: 'warn',
        from: { path: '^src/main/' },
        to: { path: '^src/report/' },
      },
      { name: 'off', severity: 'ignore', from: {}, to: {} },
      { name: 'fyi', severity: 'info', from: { path: '^src/util/' }, to: { path: '^src/main/' } },
    ]);
    expect(rules).toEqual([
      {
        id: 'CRUISER-no-x',
        kind: 'forbid',
        from: 'src/main/**',
        to: 'src/report/**',
        severity: 'minor',
        because: 'Because of x',
        edges: ['value', 'dynamic', 'require', 'reexport', 'side-effect'],
      },
      {
        id: 'CRUISER-fyi',
        kind: 'forbid',
        from: 'src/util/**',
        to: 'src/main/**',
        severity: 'minor',
        edges: ['value', 'dynamic', 'require', 'reexport', 'side-effect'],
      },
    ]);
    expect(said).toEqual([expect.stringContaining('rule fyi: there is no severity `info`')]);
    expect(text).toMatch(/^version: 1\ntitle: app\nrules:\n/);
  });

  it('find what they found, and nothing where all was well', () => {
    const { found, said } = withRules(
      [
        { name: 'not-to-spec', severity: 'error', from: {}, to: { path: '[.]spec[.]ts$' } },
        {
          name: 'report-alone',
          severity: 'error',
          from: { path: '(^src/report/)' },
          to: { pathNot: ['$1', '^src/util'], dependencyTypesNot: ['npm', 'core'] },
        },
        {
          name: 'no-lodash',
          severity: 'error',
          from: { path: '^src/util' },
          to: { path: '^node_modules/lodash' },
        },
        {
          name: 'no-fs',
          severity: 'error',
          from: { pathNot: '^src/main' },
          to: { dependencyTypes: ['core'], path: '^(fs|path)$' },
        },
        {
          name: 'declared',
          severity: 'error',
          from: {},
          to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
        },
        {
          name: 'no-dev',
          severity: 'error',
          from: { path: '^src', pathNot: '[.]spec[.]ts$' },
          to: { dependencyTypes: ['npm-dev'] },
        },
        { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
        {
          name: 'no-reach',
          severity: 'error',
          from: { path: '^src/report' },
          to: { path: '^src/main', reachable: true },
        },
      ],
      { options: { tsPreCompilationDeps: true } },
    );
    expect(said).toEqual([]);
    expect(found()).toEqual([]);
    const one = (path: string, text: string) => found({ [path]: text });
    expect(one('src/main/n.ts', "import '../util/u.spec';")).toEqual([
      'CRUISER-not-to-spec src/main/n.ts src/util/u.spec.ts',
    ]);
    expect(one('src/report/n.ts', "import '../features/cart';")).toEqual([
      'CRUISER-report-alone src/report/n.ts src/features/cart/index.ts',
    ]);
    expect(one('src/util/n.ts', "import get from 'lodash/get';")).toEqual([
      'CRUISER-no-lodash src/util/n.ts lodash',
    ]);
    expect(one('src/util/n.ts', "import fs from 'node:fs'; import os from 'os';")).toEqual([
      'CRUISER-no-fs src/util/n.ts node:fs',
    ]);
    expect(one('src/main/n.ts', "import 'left-pad';")).toEqual(['CRUISER-declared src/main/n.ts left-pad']);
    expect(one('src/main/n.ts', "import 'jest';")).toEqual(['CRUISER-no-dev src/main/n.ts jest']);
    expect(
      one('src/main/b.ts', "import './c';\n").concat(
        found({ 'src/main/b.ts': "import './c';", 'src/main/c.ts': "import './b';" }),
      ),
    ).toContain('CRUISER-no-circular src/main/b.ts src/main/b.ts+src/main/c.ts');
    expect(
      found({ 'src/report/n.ts': "import '../util/v';", 'src/util/v.ts': "import '../main/b';" }),
    ).toEqual(['CRUISER-no-reach src/report/n.ts src/main/b.ts']);
  });

  it('are written out where `$1` has few meanings', () => {
    const { rules } = withRules([
      {
        name: 'own',
        severity: 'error',
        from: { path: '^src/(main|util)/' },
        to: { path: '^src/$1/private' },
      },
    ]);
    expect(withoutIds(rules)).toMatchObject([
      { from: 'src/main/**', to: ['src/main/private*', 'src/main/private*/**/*'] },
      { from: 'src/util/**', to: ['src/util/private*', 'src/util/private*/**/*'] },
    ]);
    expect(rules.map(({ id }) => id)).toEqual(['CRUISER-own', 'CRUISER-own-2']);
  });

  it.each<[string, object, string]>([
    ['orphans', { from: { orphan: true }, to: {} }, 'files that nothing imports are not looked for'],
    ['unresolvable', { from: {}, to: { couldNotResolve: true } }, 'it is a check of its own here'],
    ['licenses', { from: {}, to: { license: 'GPL' } }, 'licenses are not looked at'],
    ['instability', { from: {}, to: { moreUnstable: true } }, 'metrics are not measured'],
    [
      'unreachable',
      { from: {}, to: { path: 'x', reachable: false } },
      'files that cannot be reached are not looked for',
    ],
    ['folders', { scope: 'folder', from: {}, to: { circular: true } }, 'no rule is about folders as such'],
    [
      'dependents',
      { module: { numberOfDependentsLessThan: 2 }, from: {} },
      'how many files import a file is not counted',
    ],
    [
      'aliases',
      { from: {}, to: { dependencyTypesNot: ['aliased-subpath-import'] } },
      'dependencies of the type aliased-subpath-import cannot be told from others',
    ],
    [
      'words',
      { from: { path: '^src/[a-l]+/' }, to: { path: 'x' } },
      '`^src/[a-l]+/`: it repeats something other than `.`, `[^/]` or whole folders',
    ],
    [
      'groups',
      { from: { path: '^src/(a+)/' }, to: { path: '^lib/$1/' } },
      'what `$1` stands for differs from folder to folder',
    ],
    [
      'some cycles',
      { from: {}, to: { circular: true, viaOnly: { path: '^src' } } },
      'cycles cannot be told apart by `viaOnly`',
    ],
    [
      'some packages',
      { from: {}, to: { dependencyTypes: ['npm-dev'], path: 'jest' } },
      'what package.json declares cannot be asked of some packages only',
    ],
  ])('list %s as lost, and why', (name, rule, why) => {
    const { rules, said } = withRules([{ name, severity: 'error', ...rule }]);
    expect(rules).toEqual([]);
    expect(said).toEqual([expect.stringContaining(`rule ${name}: ${why}`)]);
  });

  it('are not carried over in part where something in them is computed', () => {
    const { rules, said } = imported({
      ...code,
      '.dependency-cruiser.cjs':
        "module.exports = { forbidden: [{ name: 'x', severity: 'error', from: { path: '^src/' }, to: { path: f() } }] };",
    });
    expect(rules).toEqual([]);
    expect(said).toEqual([
      '0 f(): only running the file would tell what it is',
      '0 rule x: only running the file would tell all of it',
    ]);
  });

  it('list what `allowed` says, and what is computed', () => {
    const { said } = imported({
      ...code,
      '.dependency-cruiser.cjs':
        "module.exports = { forbidden: [...require('some-preset').forbidden], allowed: [{ from: {}, to: {} }],\nextends: ['company-preset'] };",
    });
    expect(said).toEqual([
      "0 require('some-preset').forbidden: only running the file would tell what it is",
      expect.stringContaining('1 extends company-preset'),
      expect.stringContaining('0 allowed:'),
    ]);
  });
});

describe('a configuration of dependency-cruiser', () => {
  it('extends local files and presets, and lays rules of one name over each other', () => {
    const { rules, said } = imported({
      ...code,
      'config/base.cjs':
        "module.exports = { forbidden: [{ name: 'a', severity: 'error', from: { path: '^src/main/' }, to: { path: '^src/report/' } }] };",
      '.dependency-cruiser.cjs': `module.exports = {
        extends: ['./config/base.cjs', 'dependency-cruiser/configs/recommended-strict'],
        forbidden: [{ name: 'a', severity: 'warn' }, { name: 'no-circular', severity: 'ignore' }],
      };`,
    });
    expect(rules.map(({ id, severity }) => [id, severity])).toEqual([
      ['CRUISER-a', 'minor'],
      ['CRUISER-no-deprecated-core', undefined],
      ['CRUISER-no-non-package-json', undefined],
    ]);
    expect(said.map(text => text.split(':')[0])).toEqual([
      '1 rule no-orphans',
      '1 rule no-duplicate-dep-types',
      '1 rule not-to-deprecated',
      '1 rule not-to-unresolvable',
    ]);
  });

  it('looks only where its command looks', () => {
    const forbidden = [
      { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
      { name: 'no-x', severity: 'error', from: {}, to: { path: '^src/main/b' } },
    ];
    const tree = {
      ...code,
      'package.json':
        '{ "scripts": { "lint": "eslint . && depcruise --config .dependency-cruiser.json src -T err", "draw": "depcruise . -T dot | dot" } }',
      'tools/a.ts': "import './b'; import '../src/main/b';",
      'tools/b.ts': "import './a';",
    };
    const { rules, found } = withRules(forbidden, {}, tree);
    expect(rules[1]).toMatchObject({ from: 'src/**' });
    expect(found()).toEqual([]);
    expect(
      found({ 'src/a.ts': "import './c'; import './main/b';", 'src/c.ts': "import './a';" }),
    ).toHaveLength(2);
  });

  it('leaves out what it excludes', () => {
    const { found, rules } = withRules(
      [{ name: 'no-x', severity: 'error', from: {}, to: { path: '^src/main/b' } }],
      { options: { exclude: { path: ['legacy', '^dist'] } } },
      { ...code, 'src/legacy/l.ts': "import '../main/b';" },
    );
    expect(rules[0]).toMatchObject({ from: ['**', '!**/*legacy*/**/*'] });
    expect(found()).toEqual([]);
  });

  it('looks at some files as targets only, and at the kinds of imports that its options name', () => {
    const { found, rules } = withRules(
      [{ name: 'no-x', severity: 'error', from: {}, to: { path: '^src/main/b' } }],
      {
        options: {
          doNotFollow: { path: ['node_modules', '^generated/'] },
          exclude: { dynamic: true },
          moduleSystems: ['es6'],
        },
      },
      { ...code, 'generated/g.ts': "import '../src/main/b';" },
    );
    expect(rules[0]).toMatchObject({
      from: ['**', '!generated/**'],
      edges: ['value', 'reexport', 'side-effect'],
    });
    expect(found()).toEqual([]);
  });

  it('leaves out a file right in the workspace', () => {
    const { found, rules } = withRules(
      [{ name: 'no-x', severity: 'error', from: {}, to: { path: '^src/main/b' } }],
      { options: { exclude: '^setup[.]ts$' } },
      { ...code, 'setup.ts': "import './src/main/b';" },
    );
    expect(rules[0]).toMatchObject({ from: ['**', '!setup.ts'] });
    expect(found()).toEqual([]);
  });

  it('may speak of a folder of the workspace', () => {
    const { rules } = imported({
      'packages/a/package.json': '{ "name": "a" }',
      'packages/a/.dependency-cruiser.json':
        '{ "forbidden": [{ "name": "x", "severity": "error", "from": { "path": "^src/" }, "to": { "path": "[.]spec[.]ts$" } }] }',
      'packages/a/src/x.ts': '',
    });
    expect(rules[0]).toMatchObject({ from: 'packages/a/src/**', to: 'packages/a/**/*.spec.ts' });
  });

  it('that cannot be read is said to be so', () => {
    const { files } = imported({ '.dependency-cruiser.js': 'module.exports = {' });
    expect(files).toMatchObject([
      { rules: [], lost: [{ path: '.dependency-cruiser.js', range: { start: { line: 0 } } }] },
    ]);
  });
});
