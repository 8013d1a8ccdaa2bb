import { describe, expect, it } from 'vitest';
import { ComponentMap } from '../../../../src/core/drift/policy/components.ts';
import { ownershipOf } from '../../../../src/core/drift/policy/ownership.ts';
import { unmappedFolders } from '../../../../src/core/guide/boards/architecture/unmappedFolders.ts';

const ownership = (components: Record<string, string[]>, ...paths: string[]) =>
  ownershipOf(
    new ComponentMap(
      Object.fromEntries(Object.entries(components).map(([id, globs]) => [id, { paths: globs }])),
    ),
    paths,
  );

describe('ownershipOf', () => {
  const nested = ownership(
    { all: ['src/**', 'lib/**'], vendor: ['src/vendor/**'], html: ['src/vendor/html/**'] },
    'src/a.ts',
    'src/vendor/b.ts',
    'src/vendor/html/c.ts',
    'tools/d.ts',
  );

  it('gives a file to the component whose path is the closest', () => {
    expect([...nested.components].map(([id, { owned }]) => [id, owned])).toEqual([
      ['all', 1],
      ['vendor', 1],
      ['html', 1],
    ]);
    expect(nested.unmapped).toEqual(['tools/d.ts']);
  });

  it('tells which files several components match', () => {
    expect(nested.shared).toEqual([
      { path: 'src/vendor/b.ts', components: ['vendor', 'all'] },
      { path: 'src/vendor/html/c.ts', components: ['html', 'vendor', 'all'] },
    ]);
    expect(nested.components.get('html')!.alsoMatched).toEqual({
      files: 1,
      components: new Set(['vendor', 'all']),
    });
    expect(nested.components.get('all')!.lostTo).toEqual({
      files: 2,
      components: new Set(['vendor', 'html']),
    });
  });

  it('tells which paths match nothing', () => {
    expect(nested.components.get('all')!.idle).toEqual(['lib/**']);
    expect(nested.components.get('html')!.idle).toEqual([]);
  });

  it('counts a path that loses every file as one that matches', () => {
    expect(ownership({ a: ['src/**'], b: ['src/x/**'] }, 'src/x/1.ts').components.get('a')).toMatchObject({
      owned: 0,
      idle: [],
    });
  });
});

describe('unmappedFolders', () => {
  const folders = (components: Record<string, string[]>, ...paths: string[]) =>
    unmappedFolders(ownership(components, ...paths)).map(({ glob, files }) => [glob, files.length]);

  it('takes the highest folder in which nothing belongs to a component', () => {
    expect(
      folders({ app: ['src/app/**'] }, 'src/app/a.ts', 'src/jobs/b.ts', 'src/jobs/x/c.ts', 'tools/d/e.ts'),
    ).toEqual([
      ['src/jobs/**', 2],
      ['tools/**', 1],
    ]);
  });

  it('takes only the files of a folder that holds components too', () => {
    expect(folders({ app: ['src/app/**'] }, 'src/app/a.ts', 'src/main.ts', 'build.ts')).toEqual([
      ['*', 1],
      ['src/*', 1],
    ]);
  });

  it('writes names that mean something in a glob so that they match', () => {
    const [folder] = unmappedFolders(ownership({}, 'app/[id]/page.ts'));
    expect(folder!.glob).toBe('app/**');
    const [inner] = unmappedFolders(ownership({ x: ['app/x.ts'] }, 'app/x.ts', 'app/[id]/page.ts'));
    expect(ownership({ y: [inner!.glob] }, 'app/[id]/page.ts').unmapped).toEqual([]);
  });
});
