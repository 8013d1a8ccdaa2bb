import { describe, expect, it } from 'vitest';
import { ComponentMap } from '../../../../src/core/drift/policy/components.ts';
import { compileGlob } from '../../../../src/core/globs/globs.ts';

const mapOf = (components: Record<string, string[]>): ComponentMap =>
  new ComponentMap(Object.fromEntries(Object.entries(components).map(([id, paths]) => [id, { paths }])));

describe('files that two components claim alike', () => {
  it('count while they are there', () => {
    const map = mapOf({ all: ['src/**'], same: ['src/*/x/**'] });
    for (const path of ['src/a/x/1.ts', 'src/b/x/2.ts', 'src/c/3.ts']) map.place(path);
    const pathsIn = (...there: string[]) =>
      map.tiesAmong(path => there.includes(path)).map(({ path }) => path);
    expect(pathsIn('src/a/x/1.ts', 'src/b/x/2.ts')).toEqual(['src/a/x/1.ts']);
    expect(pathsIn('src/b/x/2.ts')).toEqual(['src/b/x/2.ts']);
    expect(pathsIn('src/c/3.ts')).toEqual([]);
  });
});

describe('the component that all of a glob belongs to', () => {
  const map = mapOf({
    all: ['src/**'],
    inner: ['src/inner/**'],
    deep: ['lib/a/*.ts', 'lib/**'],
    instances: ['features/{name}/**'],
  });
  it.each([
    ['src/inner/x/**', 'inner'],
    ['src/outer/*.ts', 'all'],
    ['lib/a/**', 'deep'],
    ['features/{name}/**', 'instances'],
  ])('%s: %s', (glob, owner) => {
    expect(map.ownerOf(compileGlob(glob))).toBe(owner);
  });

  it.each(['src/**', 'src/i*/**', '**/*.ts', 'elsewhere/**', 'features/cart/**'])(
    '%s: cannot be told',
    glob => {
      expect(map.ownerOf(compileGlob(glob))).toBeUndefined();
    },
  );
});
