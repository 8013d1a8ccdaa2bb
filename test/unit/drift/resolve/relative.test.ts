import { describe, expect, it } from 'vitest';
import { empty, resolveIn, tree } from './tree.ts';

/** `[files, specifier written in src/app/main.ts, what it means]` */
type Row = [files: string[], specifier: string, meaning: string];

describe('a relative specifier', () => {
  it.each<Row>([
    [['src/app/a.ts'], './a', 'src/app/a.ts'],
    [['src/app/a.tsx'], './a', 'src/app/a.tsx'],
    [['src/app/a.mts'], './a', 'src/app/a.mts'],
    [['src/app/a.d.ts'], './a', 'src/app/a.d.ts'],
    [['src/app/a.vue'], './a.vue', 'src/app/a.vue'],
    [['src/app/a.svelte'], './a', 'src/app/a.svelte'],
    [['src/app/a.json'], './a', 'src/app/a.json'],
    [['src/app/a.service.ts'], './a.service', 'src/app/a.service.ts'],
    [['src/app/a/index.ts'], './a', 'src/app/a/index.ts'],
    [['src/app/a/index.ts'], './a/', 'src/app/a/index.ts'],
    [['src/domain/b.ts'], '../domain/b', 'src/domain/b.ts'],
    [['src/index.ts'], '..', 'src/index.ts'],
    [['src/app/index.ts'], '.', 'src/app/index.ts'],
    [['src/app/a.ts'], './a.ts', 'src/app/a.ts'],
  ])('%j %s means %s', (files, specifier, meaning) => {
    expect(resolveIn(tree(empty('src/app/main.ts', ...files)), 'src/app/main.ts', specifier)).toBe(meaning);
  });

  it.each<Row>([
    [['src/app/a.ts'], './a.js', 'src/app/a.ts'],
    [['src/app/a.tsx'], './a.js', 'src/app/a.tsx'],
    [['src/app/a.tsx'], './a.jsx', 'src/app/a.tsx'],
    [['src/app/a.mts'], './a.mjs', 'src/app/a.mts'],
    [['src/app/a.cts'], './a.cjs', 'src/app/a.cts'],
    [['src/app/a.d.ts'], './a.js', 'src/app/a.d.ts'],
  ])('as the compiled file is called: %j %s means %s', (files, specifier, meaning) => {
    expect(resolveIn(tree(empty(...files)), 'src/app/main.ts', specifier)).toBe(meaning);
  });

  it.each<Row>([
    [['src/app/a.js', 'src/app/a.ts'], './a', 'src/app/a.ts'],
    [['src/app/a.js', 'src/app/a.ts'], './a.js', 'src/app/a.ts'],
    [['src/app/a.d.ts', 'src/app/a.ts'], './a', 'src/app/a.ts'],
    [['src/app/a.d.ts', 'src/app/a.js'], './a', 'src/app/a.js'],
    [['src/app/a.d.ts', 'src/app/a.js'], './a.js', 'src/app/a.js'],
    [['src/app/a.ts', 'src/app/a/index.ts'], './a', 'src/app/a.ts'],
    [['src/app/a.ts', 'src/app/a/index.ts'], './a/', 'src/app/a/index.ts'],
    [['src.ts', 'src/index.ts'], '..', 'src/index.ts'],
  ])('prefers sources to stale siblings and declarations: %j %s means %s', (files, specifier, meaning) => {
    expect(resolveIn(tree(empty(...files)), 'src/app/main.ts', specifier)).toBe(meaning);
  });

  it.each<Row>([
    [['src/app/a.css'], './a.css', 'src/app/a.css'],
    [['src/app/a.svg'], './a.svg?url', 'src/app/a.svg'],
    [['src/app/a.svg'], './a.svg#icon', 'src/app/a.svg'],
    [['src/app/a.ts'], './a?worker', 'src/app/a.ts'],
    [['src/app/a.md'], '!!raw-loader!./a.md', 'src/app/a.md'],
    [['src/app/c#/a.ts'], './c#/a', 'src/app/c#/a.ts'],
  ])('to what is no source is the file: %j %s means %s', (files, specifier, meaning) => {
    expect(resolveIn(tree(empty(...files)), 'src/app/main.ts', specifier)).toBe(meaning);
  });

  it('finds what Git ignores where nothing else stands', () => {
    const files = tree(empty('src/a/index.ts'), empty('src/a.ts', 'src/schema.gen.ts'));
    expect(resolveIn(files, 'src/main.ts', './schema.gen')).toBe('src/schema.gen.ts');
    expect(resolveIn(files, 'src/main.ts', './a')).toBe('src/a/index.ts');
  });

  it('into the output of a package means the source, built or not', () => {
    const files = tree(
      {
        'lib/package.json': { name: 'lib' },
        'lib/tsconfig.json': { compilerOptions: { outDir: 'output', rootDir: 'code' } },
        ...empty('lib/code/a.ts', 'lib/src/b.ts', 'lib/src/moved/c.ts'),
      },
      empty('lib/output/a.js'),
    );
    expect(resolveIn(files, 'lib/test/a.test.ts', '../output/a')).toBe('lib/code/a.ts');
    expect(resolveIn(files, 'lib/test/a.test.ts', '../dist/b.js')).toBe('lib/src/b.ts');
    expect(resolveIn(files, 'lib/test/a.test.ts', '../moved/c')).toBe('unresolved');
  });

  it.each(['./missing', '../../../etc/passwd', '../../src/../../x', './', '../none/'])(
    '%s is unresolved',
    specifier => {
      expect(resolveIn(tree(empty('src/app/main.ts')), 'src/app/main.ts', specifier)).toBe('unresolved');
    },
  );

  it('to a folder with a package.json means what its main names', () => {
    const files = tree({
      'lib/x/package.json': { main: './entry.js' },
      ...empty('lib/x/entry.ts', 'lib/x/index.ts'),
    });
    expect(resolveIn(files, 'lib/main.ts', './x')).toBe('lib/x/entry.ts');
  });
});
