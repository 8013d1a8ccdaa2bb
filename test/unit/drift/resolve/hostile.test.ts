import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEcmascriptResolver } from '../../../../src/core/drift/resolve/ecmascript.ts';
import { empty, resolveIn, tree } from './tree.ts';

const nested = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);

describe('hostile input', () => {
  it('a specifier of ten thousand characters ends', () => {
    const files = tree(empty('main.ts'));
    for (const text of [
      'x'.repeat(10_000),
      `./${'../'.repeat(3_000)}x`,
      '/'.repeat(10_000),
      '!'.repeat(10_000),
    ]) {
      expect(resolveIn(files, 'main.ts', text)).toBe('unresolved');
    }
    expect(resolveIn(files, 'main.ts', `data:text/plain,${'x'.repeat(10_000)}`)).toBe('package data:');
  });

  it('names of object members are names like others', () => {
    const files = tree({
      'package.json': { workspaces: ['lib'], imports: {}, dependencies: {} },
      'lib/package.json': '{ "name": "lib", "exports": { "__proto__": "./x.js" } }',
      'tsconfig.json': '{ "compilerOptions": { "paths": { "__proto__": ["./a.ts"] } } }',
    });
    for (const name of ['constructor', 'toString', '__proto__']) {
      expect(['unresolved', `package ${name}`]).toContain(resolveIn(files, 'main.ts', name));
    }
    expect(resolveIn(files, 'main.ts', 'lib/constructor')).toBe('unresolved');
  });

  it('manifests nested beyond all measure are reported, not followed', () => {
    const files = tree({
      'package.json': { workspaces: ['lib'] },
      'lib/package.json': `{ "name": "lib", "exports": ${nested(50_000, '{"import":', '}')} }`,
      'tsconfig.json': nested(50_000, '[', ']'),
    });
    const resolver = createEcmascriptResolver(files);
    expect(resolver.resolve('main.ts', './x')).toEqual({ kind: 'unresolved' });
    expect(
      resolver
        .problems()
        .map(problem => problem.path)
        .sort(),
    ).toEqual(['lib/package.json', 'tsconfig.json']);
  });

  it('keys of exports are text, never regular expressions', () => {
    const files = tree({
      'package.json': { workspaces: ['lib'] },
      'lib/package.json': {
        name: 'lib',
        exports: { './*(a+)+b': './x.js', './(*': './y.js', './a.b/*': './z/*.ts' },
      },
      ...empty('lib/y.ts', 'lib/z/q.ts'),
    });
    expect(resolveIn(files, 'main.ts', `lib/${'a'.repeat(2_000)}c`)).toBe('unresolved');
    expect(resolveIn(files, 'main.ts', 'lib/(q')).toBe('lib/y.ts');
    expect(resolveIn(files, 'main.ts', 'lib/aXb/q')).toBe('unresolved');
  });

  it('configs that extend each other in every way are each read once', () => {
    const level = (index: number) => ({ extends: [`./c${index + 1}.json`, `./c${index + 1}.json`] });
    const contents = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`c${index}.json`, level(index)]),
    );
    const files = tree({ ...contents, 'tsconfig.json': level(-1), ...empty('a.ts') });
    let reads = 0;
    const read = (path: string) => {
      reads++;
      return files.read(path);
    };
    const counted = { ...files, read };
    expect(resolveIn(counted, 'main.ts', './a')).toBe('a.ts');
    expect(reads).toBeLessThan(200);
  });

  it('broken YAML in pnpm-workspace.yaml is as if it were not there', () => {
    const files = tree({ 'pnpm-workspace.yaml': 'packages: [*a, {{', ...empty('a.ts') });
    expect(resolveIn(files, 'main.ts', './a')).toBe('a.ts');
  });

  it('whatever stands in manifests and specifiers, an answer comes and stays in the workspace', () => {
    const key = fc.constantFrom(
      ...[
        'name',
        'main',
        'exports',
        'imports',
        'workspaces',
        'dependencies',
        'extends',
        'compilerOptions',
        'paths',
      ],
      ...[
        'baseUrl',
        'rootDirs',
        'outDir',
        'include',
        'references',
        'path',
        './*',
        '#x',
        '.',
        'import',
        '@/*',
      ],
    );
    const leaf = fc.oneof(
      fc.constantFrom('lib', './lib', '../..', '*', '**', './tsconfig.json', ''),
      fc.string(),
    );
    const { manifest } = fc.letrec(tie => ({
      manifest: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('manifest')),
        fc.dictionary(key, tie('manifest')),
      ),
    }));
    const specifier = fc.oneof(
      fc.constantFrom('lib', 'lib/x', '#x', '@/x', './lib', '..', '../../..'),
      fc.string(),
    );
    fc.assert(
      fc.property(manifest, manifest, specifier, (packageJson, tsconfig, text) => {
        const files = tree({
          'lib/package.json': JSON.stringify(packageJson) ?? '',
          'tsconfig.json': JSON.stringify(tsconfig) ?? '',
          ...empty('lib/index.ts', 'src/main.ts'),
        });
        const found = createEcmascriptResolver(files).resolve('src/main.ts', text);
        expect(found.kind !== 'file' || files.exists(found.path)).toBe(true);
      }),
    );
  });
});
