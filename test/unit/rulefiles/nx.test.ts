import { describe, expect, it } from 'vitest';
import type { Tree } from '../drift/tree.ts';
import { imported } from './imported.ts';

const project = (name: string, tags: string[], projectType = 'library'): string =>
  JSON.stringify({ name, tags, projectType });

const code: Tree = {
  'nx.json': '{}',
  'package.json': '{ "name": "org" }',
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      baseUrl: '.',
      paths: {
        '@org/ui': ['libs/ui/src/index.ts'],
        '@org/data': ['libs/data/src/index.ts'],
        '@org/util': ['libs/util/src/index.ts'],
      },
    },
  }),
  'apps/shop/project.json': project('shop', ['type:app'], 'application'),
  'apps/shop/src/main.ts': "import '@org/ui'; import '@org/data'; import 'react';",
  'libs/ui/project.json': project('ui', ['type:ui', 'scope:shop']),
  'libs/ui/src/index.ts': "import '@org/util';",
  'libs/data/project.json': project('data', ['type:data']),
  'libs/data/src/index.ts': "import '@org/util';",
  'libs/util/package.json': '{ "name": "@org/util", "nx": { "tags": ["type:util"] } }',
  'libs/util/src/index.ts': '',
};

const lint = (options: object, severity = 'error'): Tree => ({
  ...code,
  '.eslintrc.json': JSON.stringify({
    root: true,
    overrides: [
      { files: ['*.ts', '*.tsx'], rules: { '@nx/enforce-module-boundaries': [severity, options] } },
    ],
  }),
});

const depConstraints = [
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:*'] },
  {
    sourceTag: 'type:ui',
    onlyDependOnLibsWithTags: ['type:ui', 'type:util'],
    bannedExternalImports: ['react-dom*'],
  },
  { sourceTag: 'type:data', onlyDependOnLibsWithTags: ['type:util'], notDependOnLibsWithTags: ['type:ui'] },
  { allSourceTags: ['type:ui', 'scope:shop'], allowedExternalImports: ['react'] },
];

describe('tags of Nx', () => {
  it('say which projects may depend on which', () => {
    const { text, rules, found, said } = imported(lint({ depConstraints }));
    expect(text).toContain('  org-util:\n    paths: ["libs/util/**"]\n    layer: nx\n');
    expect(rules.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'NX-type-data forbid',
      'NX-type-data-not forbid',
      'NX-scope-shop-type-ui forbid',
      'NX-scope-shop-type-ui-packages packages',
      'NX-scope-shop-type-ui-packages-2 packages',
      'NX-type-util forbid',
      'NX-shop-application forbid',
      'NX-acyclic acyclic',
    ]);
    expect(said).toEqual([]);
    expect(found()).toEqual([]);
    expect(found({ 'libs/ui/src/n.ts': "import '@org/data';" })).toEqual([
      'NX-scope-shop-type-ui libs/ui/src/n.ts libs/data/src/index.ts',
    ]);
    expect(found({ 'libs/ui/src/n.ts': "import 'react'; import 'left-pad';" })).toEqual([
      'NX-scope-shop-type-ui-packages-2 libs/ui/src/n.ts left-pad',
    ]);
    // Nobody speaks of utilities, so that they may use nothing.
    expect(found({ 'libs/util/src/index.ts': "import '@org/data';" })).toContain(
      'NX-type-util libs/util/src/index.ts libs/data/src/index.ts',
    );
  });

  it('are not asked of folders in a project that have a package.json for other reasons', () => {
    const tree = {
      ...lint({ depConstraints: [{ sourceTag: '*', onlyDependOnLibsWithTags: ['*'] }] }),
      'apps/shop/src/template/package.json': '{ "name": "template" }',
      'apps/shop/src/template/n.ts': "import '../main';",
      'libs/data/plugin/package.json': '{ "name": "plugin", "nx": { "tags": ["type:data"] } }',
      'libs/data/plugin/p.ts': '',
    };
    const { text, found } = imported(tree);
    expect(text).not.toContain('template');
    expect(text).toContain('  plugin:\n    paths: ["libs/data/plugin/**"]\n');
    expect(found()).toEqual([]);
  });

  it('keep projects of the same tags apart where they must not use each other', () => {
    const { rules, found } = imported({
      ...lint({
        depConstraints: [
          { sourceTag: 'type:data', onlyDependOnLibsWithTags: ['type:util'] },
          { sourceTag: '*', onlyDependOnLibsWithTags: ['*'] },
        ],
      }),
      'libs/more/project.json': project('more', ['type:data']),
      'libs/more/src/index.ts': '',
    });
    expect(rules.find(({ id }) => id === 'NX-type-data-apart')).toMatchObject({
      kind: 'independent',
      of: ['data', 'more'],
    });
    expect(found({ 'libs/more/src/n.ts': "import '@org/data';" })).toEqual([
      'NX-type-data-apart libs/more/src/n.ts libs/data/src/index.ts',
    ]);
  });

  it('say nothing of files for which the rule is off or another', () => {
    const rule = '@nx/enforce-module-boundaries';
    const { rules, said, found } = imported({
      ...code,
      'apps/shop/vite.config.ts': "import '@org/data';",
      'libs/ui/e2e/u.ts': "import '@org/data';",
      'libs/ui/.eslintrc.json': JSON.stringify({ rules: { [rule]: 'off' } }),
      '.eslintrc.json': JSON.stringify({
        ignorePatterns: ['**/*', 'e2e'],
        rules: { [rule]: ['error', { depConstraints }] },
        overrides: [
          { files: ['*.ts'], rules: { [rule]: 'warn' } },
          { files: ['vite.config.ts'], rules: { [rule]: 'off' } },
          { files: ['libs/util/**'], rules: { [rule]: ['error', {}] } },
        ],
      }),
    });
    const without = ['!**/e2e/**', '!**/vite.config.ts', '!libs/util/**'];
    expect(rules[0]).toMatchObject({ from: ['data', ...without], severity: 'minor' });
    expect(rules.at(-1)).toMatchObject({ except: [{ from: without.map(one => one.slice(1)) }] });
    expect(said).toEqual([
      expect.stringContaining('it is set in another way for some files'),
      expect.stringContaining('it is off in this folder'),
    ]);
    expect(found().filter(one => !one.startsWith('builtin/'))).toEqual([]);
  });

  it('may be given as regular expressions', () => {
    const { rules, said } = imported(
      lint({
        depConstraints: [
          { sourceTag: '/^type:(ui|data)$/', onlyDependOnLibsWithTags: ['/util$/'] },
          { sourceTag: '/^type:(app|util)/', onlyDependOnLibsWithTags: ['/./'] },
        ],
      }),
    );
    expect(said).toEqual([]);
    const forbidden = rules.flatMap(rule => (rule.kind === 'forbid' ? [[rule.from, rule.to]] : []));
    expect(forbidden.slice(0, -1)).toEqual([
      ['data', ['shop', 'ui']],
      ['ui', ['shop', 'data']],
    ]);
  });

  it('are not all there is: what else the rule holds is carried over or listed', () => {
    const { rules, said } = imported(
      lint(
        {
          depConstraints: [
            { sourceTag: '/^type(?=:)/', onlyDependOnLibsWithTags: ['x'] },
            { sourceTag: 'type:util', onlyDependOnLibsWithTags: [] },
          ],
          allow: ['@org/ui'],
          banTransitiveDependencies: true,
          ignoredCircularDependencies: [['ui', 'data']],
        },
        'warn',
      ),
    );
    expect(rules.map(({ id, severity }) => `${id} ${severity}`)).toEqual([
      'NX-shop-application minor',
      'NX-acyclic minor',
    ]);
    expect(rules.at(-1)!.except).toHaveLength(2);
    expect(said.map(text => text.replace(/^\d+ ([^:]*):.*/, '$1'))).toEqual([
      'depConstraints',
      'allow',
      'banTransitiveDependencies',
    ]);
    expect(imported(lint({ depConstraints }, 'off')).rules).toEqual([]);
  });

  it('are read from the files that a configuration of the workspace is put together from', () => {
    const { rules } = imported({
      ...code,
      'eslint.config.js': "const base = require('./lint/base.config'); module.exports = [...base];",
      'lint/base.config.js':
        "module.exports = [{ files: ['**/*.ts'], rules: { '@nx/enforce-module-boundaries': ['error', {}] } }];",
      'libs/ui/eslint.config.js': "module.exports = [...require('../../lint/base.config')];",
    });
    expect(rules.map(({ id }) => id)).toEqual(['NX-shop-application', 'NX-acyclic']);
  });

  it('in the configuration of a project say nothing about other projects', () => {
    const options = JSON.stringify({
      depConstraints: [{ sourceTag: '*', onlyDependOnLibsWithTags: ['type:util'] }],
    });
    const { rules, said } = imported({
      ...code,
      'libs/ui/eslint.config.js': `module.exports = [{ rules: { '@nx/enforce-module-boundaries': ['error', ${options}] } }];`,
    });
    expect(rules).toMatchObject([{ id: 'NX-scope-shop-type-ui', from: 'ui' }]);
    expect(said).toEqual([expect.stringContaining('that nobody imports applications')]);
  });
});
