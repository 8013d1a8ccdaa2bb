import { describe, expect, it } from 'vitest';
import { createEcmascriptResolver } from '../../../../src/core/drift/resolve/ecmascript.ts';
import { empty, resolveIn, tree } from './tree.ts';

const configDir = '${configDir}';
const withPaths = (paths: object, more: object = {}) => ({ compilerOptions: { paths, ...more } });

describe('paths of a tsconfig', () => {
  it('work without baseUrl, from the config that declares them', () => {
    const files = tree({
      'web/tsconfig.json': { extends: '../base/tsconfig.base.json' },
      'base/tsconfig.base.json': withPaths({ '@lib/*': ['./lib/*'] }),
      ...empty('base/lib/a.ts', 'web/lib/a.ts'),
    });
    expect(resolveIn(files, 'web/src/main.ts', '@lib/a')).toBe('base/lib/a.ts');
  });

  it('start from baseUrl where there is one', () => {
    const files = tree({
      'tsconfig.json': withPaths({ '@/*': ['app/*'] }, { baseUrl: './src' }),
      ...empty('src/app/a.ts'),
    });
    expect(resolveIn(files, 'src/main.ts', '@/a')).toBe('src/app/a.ts');
  });

  it('take an exact pattern first, then the longest prefix, and only that one', () => {
    const files = tree({
      'tsconfig.json': withPaths({
        '*': ['any/*'],
        '@x/*': ['short/*'],
        '@x/deep/*': ['long/*'],
        '@x/deep/exact': ['exact.ts'],
      }),
      ...empty('any/b.ts', 'short/a.ts', 'short/deep/only.ts', 'long/a.ts', 'exact.ts'),
    });
    expect(resolveIn(files, 'main.ts', '@x/deep/exact')).toBe('exact.ts');
    expect(resolveIn(files, 'main.ts', '@x/deep/a')).toBe('long/a.ts');
    expect(resolveIn(files, 'main.ts', '@x/a')).toBe('short/a.ts');
    expect(resolveIn(files, 'main.ts', '@x/deep/only')).toBe('unresolved');
    expect(resolveIn(files, 'main.ts', 'b')).toBe('any/b.ts');
  });

  it('try their targets in order, with text behind the wildcard too', () => {
    const files = tree({
      'tsconfig.json': withPaths({ 'x-*-y': ['one/*.ts', 'two/*/index.ts'] }),
      ...empty('two/a/index.ts'),
    });
    expect(resolveIn(files, 'main.ts', 'x-a-y')).toBe('two/a/index.ts');
  });

  it('map compiled names and bundler queries as relative specifiers do', () => {
    const files = tree({
      'tsconfig.json': withPaths({ '@/*': ['src/*'] }),
      ...empty('src/a.ts', 'src/a.svg'),
    });
    expect(resolveIn(files, 'src/main.ts', '@/a.js')).toBe('src/a.ts');
    expect(resolveIn(files, 'src/main.ts', '@/a.svg?url')).toBe('src/a.svg');
  });

  it('that lead nowhere: a catch-all falls through to a package, a literal prefix does not unless it is declared', () => {
    const files = tree({
      'tsconfig.json': withPaths({ '*': ['types/*'], '@app/*': ['src/*'], '@acme/*': ['vendor/*'] }),
      'package.json': { dependencies: { '@acme/kit': '1' } },
      ...empty('src/a.ts'),
    });
    expect(resolveIn(files, 'src/main.ts', 'lodash/fp')).toBe('package lodash');
    expect(resolveIn(files, 'src/main.ts', '@app/missing')).toBe('unresolved');
    expect(resolveIn(files, 'src/main.ts', '@acme/kit/x')).toBe('package @acme/kit');
  });

  it('find generated files that Git ignores', () => {
    const files = tree({ 'tsconfig.json': withPaths({ '@gen/*': ['gen/*'] }) }, empty('gen/api.ts'));
    expect(resolveIn(files, 'src/main.ts', '@gen/api')).toBe('gen/api.ts');
  });
});

describe('the config of a file', () => {
  it('is the nearest one upwards, tsconfig.json before jsconfig.json', () => {
    const files = tree({
      'tsconfig.json': withPaths({ '#a': ['root.ts'] }),
      'pkg/jsconfig.json': withPaths({ '#a': ['js.ts'] }),
      'pkg/tsconfig.json': withPaths({ '#a': ['ts.ts'] }),
      'old/jsconfig.json': withPaths({ '#a': ['js.ts'] }),
      ...empty('root.ts', 'pkg/js.ts', 'pkg/ts.ts', 'old/js.ts'),
    });
    expect(resolveIn(files, 'src/main.ts', '#a')).toBe('root.ts');
    expect(resolveIn(files, 'pkg/src/deep/main.ts', '#a')).toBe('pkg/ts.ts');
    expect(resolveIn(files, 'old/main.js', '#a')).toBe('old/js.ts');
  });

  it('in a solution with files: [] is the referenced config that takes the file', () => {
    const files = tree({
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.node.json' }, { path: './app' }] },
      'tsconfig.node.json': { include: ['*.config.ts'], ...withPaths({ '@/*': ['node/*'] }) },
      'app/tsconfig.json': {
        include: ['../src/**/*.ts'],
        exclude: ['../src/e2e'],
        ...withPaths({ '@/*': ['../src/*'] }),
      },
      ...empty('src/a.ts', 'node/a.ts'),
    });
    expect(resolveIn(files, 'src/main.ts', '@/a')).toBe('src/a.ts');
    expect(resolveIn(files, 'vite.config.ts', '@/a')).toBe('node/a.ts');
    expect(resolveIn(files, 'src/e2e/main.ts', '@/a')).toBe('unresolved');
  });

  it('may stand behind references of references, even in a circle', () => {
    const files = tree({
      'tsconfig.json': { files: [], references: [{ path: 'one' }] },
      'one/tsconfig.json': { files: [], references: [{ path: '../two' }, { path: '..' }] },
      'two/tsconfig.json': { files: ['../main.ts'], ...withPaths({ '@/*': ['./*'] }) },
      ...empty('two/a.ts'),
    });
    expect(resolveIn(files, 'main.ts', '@/a')).toBe('two/a.ts');
  });

  it('governs files that it excludes, where no reference takes them', () => {
    const files = tree({
      'tsconfig.json': { exclude: ['**/*.test.ts'], ...withPaths({ '@/*': ['src/*'] }) },
      ...empty('src/a.ts'),
    });
    expect(resolveIn(files, 'src/a.test.ts', '@/a')).toBe('src/a.ts');
  });
});

describe('extends', () => {
  it('takes an array, the later before the earlier, the own before both', () => {
    const files = tree({
      'tsconfig.json': { extends: ['./one.json', './two'], compilerOptions: { baseUrl: './own' } },
      'one.json': withPaths({ x: ['one'] }),
      'two.json': withPaths({ x: ['two'] }, { baseUrl: './elsewhere' }),
      ...empty('own/one.ts', 'own/two.ts'),
    });
    expect(resolveIn(files, 'main.ts', 'x')).toBe('own/two.ts');
  });

  it('finds a package in node_modules, and one of the workspace that is not installed', () => {
    const config = withPaths({ '@/*': [`${configDir}/src/*`] });
    const installed = tree(
      { 'a/tsconfig.json': { extends: '@org/tsconfig' }, ...empty('a/src/x.ts') },
      { 'node_modules/@org/tsconfig/tsconfig.json': config },
    );
    const local = tree({
      'package.json': { workspaces: ['tools/*'] },
      'tools/tsconfig/package.json': { name: '@org/tsconfig' },
      'tools/tsconfig/base.json': config,
      'a/tsconfig.json': { extends: '@org/tsconfig/base.json' },
      ...empty('a/src/x.ts'),
    });
    expect(resolveIn(installed, 'a/main.ts', '@/x')).toBe('a/src/x.ts');
    expect(resolveIn(local, 'a/main.ts', '@/x')).toBe('a/src/x.ts');
  });

  it('by a path into node_modules finds the package of the workspace that is not installed', () => {
    const files = tree({
      'package.json': { workspaces: ['rigs/*', 'app'] },
      'rigs/rig/package.json': { name: '@org/rig' },
      'rigs/rig/profiles/base.json': withPaths({ '@/*': [`${configDir}/src/*`] }),
      'app/package.json': { name: 'app' },
      'app/tsconfig.json': { extends: './node_modules/@org/rig/profiles/base.json' },
      ...empty('app/src/a.ts'),
    });
    expect(resolveIn(files, 'app/main.ts', '@/a')).toBe('app/src/a.ts');
  });

  it('of a missing base degrades and is reported where it stands', () => {
    const text =
      '{ // base\n  "extends": "@tsconfig/node20/tsconfig.json",\n  "compilerOptions": { "paths": { "@/*": ["./src/*"] } }, }';
    const resolver = createEcmascriptResolver(tree({ 'tsconfig.json': text, ...empty('src/a.ts') }));
    expect(resolver.resolve('main.ts', '@/a')).toEqual({ kind: 'file', path: 'src/a.ts' });
    expect(resolver.problems()).toMatchObject([{ path: 'tsconfig.json', severity: 'warning' }]);
    expect(resolver.problems()[0]?.message).toContain('@tsconfig/node20/tsconfig.json');
  });

  it('in a circle ends, is reported, and the rest counts', () => {
    const files = tree({
      'tsconfig.json': { extends: './b.json', ...withPaths({ '@/*': ['src/*'] }) },
      'b.json': { extends: ['./tsconfig.json', './b.json'] },
      ...empty('src/a.ts'),
    });
    const resolver = createEcmascriptResolver(files);
    expect(resolver.resolve('main.ts', '@/a')).toEqual({ kind: 'file', path: 'src/a.ts' });
    expect(resolver.problems().map(problem => problem.path)).toContain('tsconfig.json');
  });

  it('does not pass on references, nor an option written beside compilerOptions', () => {
    const files = tree({
      'tsconfig.json': { extends: './base.json', include: ['none'] },
      'base.json': { baseUrl: './src', references: [{ path: './other' }] },
      'other/tsconfig.json': { include: ['..'], ...withPaths({ '@/*': ['./*'] }) },
      ...empty('src/a.ts', 'other/a.ts'),
    });
    expect(resolveIn(files, 'main.ts', '@/a')).toBe('unresolved');
    expect(resolveIn(files, 'main.ts', 'a')).toBe('package a');
  });
});

describe('other options of a tsconfig', () => {
  it('baseUrl looks up bare specifiers; what is not there is a package, and Node has its own names first', () => {
    const files = tree({
      'tsconfig.json': { compilerOptions: { baseUrl: 'src' } },
      ...empty('src/orders/index.ts', 'src/util.ts'),
    });
    expect(resolveIn(files, 'src/app/main.ts', 'orders')).toBe('src/orders/index.ts');
    expect(resolveIn(files, 'src/app/main.ts', 'react')).toBe('package react');
    expect(resolveIn(files, 'src/app/main.ts', 'util')).toBe('package node:util');
  });

  it('rootDirs let files see each other as if they stood in one folder', () => {
    const files = tree({
      'tsconfig.json': { compilerOptions: { rootDirs: ['src', 'generated'] } },
      ...empty('generated/views/a.ts'),
    });
    expect(resolveIn(files, 'src/views/main.ts', './a')).toBe('generated/views/a.ts');
  });

  it('are read with comments, trailing commas and a byte order mark', () => {
    const text = '\uFEFF/* c */ { "compilerOptions": { "paths": { "@/*": ["./src/*",], }, }, } // end';
    const resolver = createEcmascriptResolver(tree({ 'tsconfig.json': text, ...empty('src/a.ts') }));
    expect(resolver.resolve('main.ts', '@/a')).toEqual({ kind: 'file', path: 'src/a.ts' });
    expect(resolver.problems()).toEqual([]);
  });

  it('of a broken config count as far as they can be read; the place is reported', () => {
    const text = '{\n "compilerOptions": { "paths": { "@/*": ["./src/*"] }\n';
    const resolver = createEcmascriptResolver(tree({ 'tsconfig.json': text, ...empty('src/a.ts') }));
    expect(resolver.resolve('main.ts', '@/a')).toEqual({ kind: 'file', path: 'src/a.ts' });
    expect(resolver.problems()).toMatchObject([{ path: 'tsconfig.json', range: { start: { line: 2 } } }]);
  });
});

describe('the base config of a workspace of Nx', () => {
  const base = {
    'nx.json': {},
    'tsconfig.base.json': withPaths({ '@org/data': ['libs/data/src/index.ts'] }, { baseUrl: '.' }),
    ...empty('libs/data/src/index.ts'),
  };

  it('governs files that no other config governs', () => {
    const files = tree({ ...base, 'tools/tsconfig.tools.json': {} });
    expect(resolveIn(files, 'tools/seed.ts', '@org/data')).toBe('libs/data/src/index.ts');
    expect(resolveIn(files, 'jest.config.ts', '@org/data')).toBe('libs/data/src/index.ts');
  });

  it('gives way to a tsconfig.json beside it and to those of projects', () => {
    const own = withPaths({ '@org/data': ['own.ts'] });
    const files = tree({ ...base, 'apps/shop/tsconfig.json': own, ...empty('apps/shop/own.ts', 'own.ts') });
    expect(resolveIn(files, 'apps/shop/main.ts', '@org/data')).toBe('apps/shop/own.ts');
    const both = tree({ ...base, 'tsconfig.json': own, ...empty('own.ts') });
    expect(resolveIn(both, 'tools/seed.ts', '@org/data')).toBe('own.ts');
  });

  it('governs nothing where there is no nx.json beside it', () => {
    const { 'nx.json': _, ...others } = base;
    expect(resolveIn(tree(others), 'tools/seed.ts', '@org/data')).toBe('package @org/data');
    expect(resolveIn(tree({ ...others, 'apps/nx.json': {} }), 'tools/seed.ts', '@org/data')).toBe(
      'package @org/data',
    );
  });
});
