import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../src/core/artifacts/blueprint.ts';
import { firstBlueprint } from '../../../src/core/plan/firstBlueprint.ts';

function componentsFor(sources: string[]) {
  const { value, problems } = readBlueprint('b', firstBlueprint('A "quoted": title', sources));
  expect(problems).toEqual([]);
  expect(value.title).toBe('A "quoted": title');
  return Object.fromEntries(Object.entries(value.components ?? {}).map(([id, { paths }]) => [id, paths]));
}

describe('the first blueprint', () => {
  it('takes the folders inside src for the components', () => {
    expect(componentsFor(['src/domain/a.ts', 'src/app/b.ts', 'src/main.ts', 'test/a.test.ts'])).toEqual({
      app: ['src/app/**'],
      domain: ['src/domain/**'],
      'src-root': ['src/*'],
      test: ['test/**'],
    });
  });

  it('takes every package of a monorepo for one, with ids that stay apart', () => {
    expect(
      componentsFor([
        'packages/core/x.ts',
        'packages/ui/y.ts',
        'apps/web/z.ts',
        'apps/core/w.ts',
        'vite.config.ts',
      ]),
    ).toEqual({
      core: ['apps/core/**'],
      web: ['apps/web/**'],
      'packages-core': ['packages/core/**'],
      ui: ['packages/ui/**'],
      root: ['*'],
    });
  });

  it('is sound for a workspace without sources, and for odd folder names', () => {
    expect(componentsFor([])).toEqual({ app: ['src/**'] });
    expect(componentsFor(['2nd gen/a.ts', 'ünï/b.ts'])).toEqual({
      'c-2nd-gen': ['2nd gen/**'],
      n: ['ünï/**'],
    });
  });
});
