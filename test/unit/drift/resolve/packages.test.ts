import { describe, expect, it } from 'vitest';
import { createEcmascriptResolver } from '../../../../src/core/drift/resolve/ecmascript.ts';
import { empty, resolveIn, tree } from './tree.ts';

const configDir = '${configDir}';

describe('a bare specifier', () => {
  const files = tree(empty('src/main.ts'));
  it.each([
    ['lodash', 'package lodash'],
    ['lodash/fp/get.js', 'package lodash'],
    ['@scope/name', 'package @scope/name'],
    ['@scope/name/deep/x', 'package @scope/name'],
    ['JSONStream', 'package JSONStream'],
    ['fs', 'package node:fs'],
    ['node:fs', 'package node:fs'],
    ['fs/promises', 'package node:fs'],
    ['node:fs/promises', 'package node:fs'],
    ['node:test', 'package node:test'],
    ['test', 'package test'],
    ['buffer/', 'package buffer'],
    ['https://esm.sh/react@18', 'package https:'],
    ['data:text/javascript,0', 'package data:'],
    ['virtual:pwa-register', 'package virtual:'],
    ['bun:test', 'package bun:'],
    ['style-loader!css-loader!x/y.css?a=b', 'package x'],
    ['@/x', 'unresolved'],
    ['~/x', 'unresolved'],
    ['$lib/x', 'unresolved'],
    ['#x', 'unresolved'],
    ['@', 'unresolved'],
    ['@scope', 'unresolved'],
    ['', 'unresolved'],
    ['/absolute', 'unresolved'],
    ['file:///etc/passwd', 'unresolved'],
  ])('%s is %s', (specifier, meaning) => {
    expect(resolveIn(files, 'src/main.ts', specifier)).toBe(meaning);
  });

  it('that a manifest declares is never looked for on the disk', () => {
    const asked: string[] = [];
    const declared = tree({
      'package.json': { dependencies: { react: '19' } },
      'tsconfig.json': { compilerOptions: { baseUrl: '.', paths: { '*': ['types/*'] } } },
    });
    const counted = { ...declared, exists: (path: string) => asked.push(path) < 0 };
    expect(resolveIn(counted, 'main.ts', 'react/jsx-runtime')).toBe('package react');
    expect(asked).toEqual([]);
  });

  it('from the root means the root of the package or of the workspace', () => {
    const site = tree({ 'web/package.json': { name: 'web' }, ...empty('web/src/a.ts', 'assets/b.svg') });
    expect(resolveIn(site, 'web/src/main.ts', '/src/a')).toBe('web/src/a.ts');
    expect(resolveIn(site, 'web/src/main.ts', '/assets/b.svg')).toBe('assets/b.svg');
  });
});

describe('imports of a package.json', () => {
  const files = tree({
    'package.json': {
      name: 'app',
      imports: {
        '#db': { test: './src/fake.ts', default: './src/db.js' },
        '#lib/*.js': './dist/lib/*.js',
        '#fetch': { node: 'undici', default: './src/fetch.ts' },
        '#fs': 'fs/promises',
        '#gone/*': null,
      },
    },
    ...empty('src/db.ts', 'src/lib/deep/a.ts'),
  });
  it.each([
    ['#db', 'src/db.ts'],
    ['#lib/deep/a.js', 'src/lib/deep/a.ts'],
    ['#fetch', 'package undici'],
    ['#fs', 'package node:fs'],
    ['#gone/x', 'unresolved'],
    ['#other', 'unresolved'],
  ])('%s means %s', (specifier, meaning) => {
    expect(resolveIn(files, 'src/main.ts', specifier)).toBe(meaning);
  });
});

describe('a package of the workspace', () => {
  const workspace = (manifest: object, ...paths: string[]) =>
    tree({
      'package.json': { workspaces: ['packages/*'] },
      'packages/lib/package.json': { name: '@org/lib', ...manifest },
      ...empty(...paths.map(path => `packages/lib/${path}`)),
    });

  it.each<[what: string, manifest: object, files: string[], specifier: string, meaning: string]>([
    [
      'source before all',
      { source: 'a.ts', exports: './dist/b.js' },
      ['a.ts', 'src/b.ts'],
      '@org/lib',
      'a.ts',
    ],
    ['main that is not built', { main: 'dist/index.js' }, ['src/index.ts'], '@org/lib', 'src/index.ts'],
    ['types of a source', { main: 'x.js', types: 'src/a.ts' }, ['src/a.ts'], '@org/lib', 'src/a.ts'],
    ['no field at all', {}, ['index.js'], '@org/lib', 'index.js'],
    ['a bundle', { main: 'dist/bundle.min.js' }, ['src/index.ts'], '@org/lib', 'src/index.ts'],
    ['a subpath', {}, ['lib/a.js'], '@org/lib/lib/a', 'lib/a.js'],
    ['a built subpath', {}, ['src/a/index.ts'], '@org/lib/lib/a', 'src/a/index.ts'],
    ['the built folder itself', {}, ['src/index.ts'], '@org/lib/lib', 'src/index.ts'],
    ['a style sheet', { exports: { './*': './dist/*' } }, ['src/a.css'], '@org/lib/a.css', 'src/a.css'],
    ['published from a folder', { exports: { './*': './*.js' } }, ['src/a.ts'], '@org/lib/a', 'src/a.ts'],
    [
      'an implementation before its declaration',
      { exports: { types: './a.d.ts', default: './a.js' } },
      ['a.d.ts', 'a.js'],
      '@org/lib',
      'a.js',
    ],
    [
      'a source condition',
      { exports: { '.': { default: './x.js', source: './s.ts' } } },
      ['x.js', 's.ts'],
      '@org/lib',
      's.ts',
    ],
    [
      'the usual platform',
      { exports: { browser: './b.js', default: './d.js' } },
      ['b.js', 'd.js'],
      '@org/lib',
      'd.js',
    ],
    [
      'nested conditions',
      { exports: { '.': { import: { types: './dist/i.d.ts' } } } },
      ['src/i.ts'],
      '@org/lib',
      'src/i.ts',
    ],
    [
      'the longest pattern',
      { exports: { './*': './x/*.js', './f/*': './y/*.js' } },
      ['x/f/a.ts', 'y/a.ts'],
      '@org/lib/f/a',
      'y/a.ts',
    ],
    ['a fallback list', { exports: { './a': ['./none.js', './b.js'] } }, ['b.ts'], '@org/lib/a', 'b.ts'],
    ['a folder target', { exports: { './f/': './src/f/' } }, ['src/f/a.ts'], '@org/lib/f/a.js', 'src/f/a.ts'],
  ])('by %s', (_, manifest, files, specifier, meaning) => {
    expect(resolveIn(workspace(manifest, ...files), 'packages/app/main.ts', specifier)).toBe(
      `packages/lib/${meaning}`,
    );
  });

  it.each<[what: string, exports: unknown, specifier: string]>([
    ['null target', { './*': './src/*.ts', './internal/*': null }, '@org/lib/internal/a'],
    ['subpath that is not exported', { '.': './src/index.ts' }, '@org/lib/src/index'],
    ['main that is not exported', { './a': './src/a.ts' }, '@org/lib'],
    ['target outside of the package', { './a': './../../secret.ts' }, '@org/lib/a'],
    ['target without sources', { './a': './dist/generated.js' }, '@org/lib/a'],
  ])('a %s is unresolved', (_, exports, specifier) => {
    const files = workspace({ exports }, 'src/index.ts', 'src/a.ts', 'src/internal/a.ts', '../../secret.ts');
    expect(resolveIn(files, 'packages/app/main.ts', specifier)).toBe('unresolved');
  });

  it('goes from outDir back to rootDir, whatever the folders are called', () => {
    const files = tree({
      'package.json': { workspaces: ['packages/*'] },
      'packages/lib/package.json': { name: 'lib', main: 'output/main.js' },
      'packages/lib/tsconfig.build.json': { extends: './base.json' },
      'packages/lib/base.json': {
        compilerOptions: { outDir: `${configDir}/output`, rootDir: `${configDir}/code` },
      },
      ...empty('packages/lib/code/main.ts', 'packages/lib/code/a.ts', 'packages/lib/src/index.ts'),
    });
    expect(resolveIn(files, 'packages/app/main.ts', 'lib')).toBe('packages/lib/code/main.ts');
    expect(resolveIn(files, 'packages/app/main.ts', 'lib/output/a.js')).toBe('packages/lib/code/a.ts');
  });

  it('prefers the source to what is built and committed', () => {
    const files = tree({
      'package.json': { workspaces: ['packages/*'] },
      'packages/lib/package.json': { name: 'lib', main: 'lib/a.js' },
      'packages/lib/tsconfig.json': { compilerOptions: { outDir: 'lib' }, include: ['src'] },
      ...empty('packages/lib/src/a.ts', 'packages/lib/lib/a.js'),
    });
    expect(resolveIn(files, 'packages/app/main.ts', 'lib')).toBe('packages/lib/src/a.ts');
  });

  it('takes what is built and ignored only where there is no source', () => {
    const files = tree(
      { 'package.json': { workspaces: ['lib'] }, 'lib/package.json': { name: 'lib', main: 'dist/gen.js' } },
      empty('lib/dist/gen.js'),
    );
    expect(resolveIn(files, 'main.ts', 'lib')).toBe('lib/dist/gen.js');
  });

  it('says by which name it was reached, by an alias too', () => {
    const files = tree({
      'package.json': { workspaces: ['packages/*'] },
      'tsconfig.json': { compilerOptions: { paths: { '@org/b': ['./packages/b/src/index.ts'] } } },
      'packages/a/package.json': { name: '@org/a', main: 'src/index.ts' },
      'packages/b/package.json': { name: '@org/b' },
      ...empty('packages/a/src/index.ts', 'packages/b/src/index.ts'),
    });
    const resolver = createEcmascriptResolver(files);
    expect(resolver.resolve('x.ts', '@org/a')).toEqual({
      kind: 'file',
      path: 'packages/a/src/index.ts',
      package: '@org/a',
    });
    expect(resolver.resolve('x.ts', '@org/b')).toEqual({
      kind: 'file',
      path: 'packages/b/src/index.ts',
      package: '@org/b',
    });
    expect(resolver.resolve('packages/a/x.ts', './src')).toEqual({
      kind: 'file',
      path: 'packages/a/src/index.ts',
    });
  });
});

describe('which packages belong to the workspace', () => {
  const lib = (folder: string) => ({
    [`${folder}/package.json`]: { name: 'lib' },
    [`${folder}/index.ts`]: '',
  });

  it.each<[what: string, manifests: Record<string, string | object>, meaning: string]>([
    ['an array', { 'package.json': { workspaces: ['./libs/*/'] } }, 'libs/one/index.ts'],
    ['an object', { 'package.json': { workspaces: { packages: ['libs/**'] } } }, 'libs/one/index.ts'],
    ['braces', { 'package.json': { workspaces: ['{apps,libs}/*'] } }, 'libs/one/index.ts'],
    ['pnpm', { 'pnpm-workspace.yaml': 'packages:\n  - libs/*\n' }, 'libs/one/index.ts'],
    ['a refusal', { 'package.json': { workspaces: ['libs/*', '!libs/one'] } }, 'package lib'],
    ['nothing', {}, 'package lib'],
    ['workspace:', { 'app/package.json': { dependencies: { lib: 'workspace:^' } } }, 'libs/one/index.ts'],
    ['file:', { 'app/package.json': { devDependencies: { lib: 'file:../libs/one' } } }, 'libs/one/index.ts'],
    [
      'link: from the root',
      { 'package.json': { dependencies: { lib: 'link:libs/one' } } },
      'libs/one/index.ts',
    ],
    ['portal:', { 'app/package.json': { dependencies: { lib: 'portal:../libs/one' } } }, 'libs/one/index.ts'],
    ['link:', { 'app/package.json': { dependencies: { lib: 'link:../libs/one' } } }, 'libs/one/index.ts'],
  ])('%s', (_, manifests, meaning) => {
    expect(resolveIn(tree({ ...lib('libs/one'), ...manifests }), 'app/main.ts', 'lib')).toBe(meaning);
  });

  it('an alias of a workspace package means that package', () => {
    const files = tree({
      ...lib('libs/one'),
      'app/package.json': { dependencies: { other: 'workspace:lib@*' } },
    });
    expect(resolveIn(files, 'app/main.ts', 'other')).toBe('libs/one/index.ts');
  });

  it.each([
    ['a member that asks for a range', 'apps/shop', 'libs/one/index.ts'],
    ['a project that is no member and asks for a range', 'examples/shop', 'package lib'],
  ])('as seen from %s', (_, folder, meaning) => {
    const files = tree({
      ...lib('libs/one'),
      'package.json': { workspaces: ['libs/*', 'apps/*'] },
      [`${folder}/package.json`]: { dependencies: { lib: '^1.0.0' } },
    });
    expect(resolveIn(files, `${folder}/main.ts`, 'lib')).toBe(meaning);
  });

  it('a package imports itself by its own name', () => {
    const files = tree({
      'package.json': { name: 'me', exports: './dist/index.js' },
      ...empty('src/index.ts'),
    });
    expect(resolveIn(files, 'test/a.test.ts', 'me')).toBe('src/index.ts');
  });

  it('those inside node_modules never do', () => {
    const files = tree({ 'package.json': { workspaces: ['**'] }, ...lib('node_modules/lib') });
    expect(resolveIn(files, 'main.ts', 'lib')).toBe('package lib');
  });
});

describe('the manifest of a file', () => {
  const resolver = createEcmascriptResolver(
    tree({
      'package.json': { name: 'root', dependencies: { a: '1' }, devDependencies: { b: '1' } },
      'sub/package.json': { peerDependencies: { c: '1' }, optionalDependencies: { d: '1' } },
      'sub/esm/package.json': { type: 'module' },
    }),
  );

  it('is the nearest one upwards, with its dependencies by kind', () => {
    expect(resolver.nearestManifest('src/deep/main.ts')).toMatchObject({
      path: 'package.json',
      name: 'root',
      dependencies: new Set(['a']),
      devDependencies: new Set(['b']),
      otherDependencies: new Set(),
    });
    expect(resolver.nearestManifest('sub/main.ts')?.otherDependencies).toEqual(new Set(['c', 'd']));
  });

  it('is never a mere marker of the module format', () => {
    expect(resolver.nearestManifest('sub/esm/main.ts')?.path).toBe('sub/package.json');
  });

  it('is none where there is none', () => {
    expect(createEcmascriptResolver(tree({})).nearestManifest('main.ts')).toBeUndefined();
  });
});
