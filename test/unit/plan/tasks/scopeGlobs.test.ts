import { describe, expect, it } from 'vitest';
import { globInside, globsOverlap, scopeMatcher } from '../../../../src/core/plan/tasks/scopeGlobs.ts';

describe('scopeMatcher', () => {
  it('matches globs, files, and folders with all that is in them', () => {
    const inside = scopeMatcher(['src/app/**', 'package.json', 'docs/', './tools']);
    expect(['src/app/a/b.ts', 'package.json', 'docs/x.md', 'tools/y/z.ts'].filter(inside)).toHaveLength(4);
    expect(['src/application.ts', 'package.jsonx', 'docs2/x.md', 'src/a.ts'].filter(inside)).toEqual([]);
  });
});

describe('globsOverlap', () => {
  it.each([
    ['src/app/**', 'src/app/digest/**'],
    ['src/**/*.ts', 'src/app'],
    ['src/app/a.ts', 'src/app/a.ts'],
    ['src/app', 'src/app/a.ts'],
    ['**/*.ts', 'src/app'],
    ['src/features/{name}/**', 'src/features/cart/**'],
  ])('%s meets %s', (a, b) => {
    expect(globsOverlap(a, b)).toBe(true);
    expect(globsOverlap(b, a)).toBe(true);
  });

  it.each([
    ['src/app/**', 'src/domain/**'],
    ['src/app', 'src/application.ts'],
    ['src/app/a.ts', 'src/app/ab.ts'],
  ])('%s and %s stay apart', (a, b) => {
    expect(globsOverlap(a, b)).toBe(false);
    expect(globsOverlap(b, a)).toBe(false);
  });
});

describe('globInside', () => {
  it('knows folders named as a whole only', () => {
    expect(globInside('src/app/digest/*.ts', ['src/app/**'])).toBe(true);
    expect(globInside('src/app/digest', ['src/app'])).toBe(true);
    expect(globInside('src/app/**', ['src/app/digest/**'])).toBe(false);
    expect(globInside('src/app/digest/**', ['src/app/*.ts'])).toBe(false);
  });
});
