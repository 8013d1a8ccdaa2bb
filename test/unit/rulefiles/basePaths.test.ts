import { describe, expect, it } from 'vitest';
import { baseOf, folderFrom, pathFrom } from '../../../src/core/rulefiles/basePaths.ts';
import { imported } from './imported.ts';

describe('paths of a configuration', () => {
  it('are seen from its own folder', () => {
    expect([baseOf('tach.toml'), baseOf('py/app/tach.toml')]).toEqual(['', 'py/app/']);
    expect([pathFrom('', './src/'), pathFrom('py/app/', '../lib/a.py')]).toEqual(['src', 'py/lib/a.py']);
    expect(pathFrom('py/', '../../a.py')).toBeUndefined();
  });

  it.each([
    ['', '.', ''],
    ['', './', ''],
    ['', './src//', 'src/'],
    ['py/', '', 'py/'],
    ['py/', '.hidden', 'py/.hidden/'],
    ['py/', '..', ''],
  ])('from %j name the folder %j as %j', (base, written, folder) => {
    expect(folderFrom(base, written)).toBe(folder);
  });

  const slashes = `${'/'.repeat(300_000)}x`;

  it.each([
    ['tach.toml', `source_roots = ["${slashes}"]\nexclude = ["${slashes}"]\nmodules = []`],
    ['deptrac.yaml', `paths: ["${slashes}"]\nlayers: [{ name: A, collectors: [] }]`],
    ['composer.json', `{ "autoload": { "psr-4": { "A\\\\": "${slashes}" } } }`],
    [
      '.go-arch-lint.yml',
      `version: 3\nworkdir: "${slashes}"\nexclude: ["${slashes}"]\nvendors: { a: { in: "${slashes}" } }\n` +
        `components: { a: { in: ["${slashes}", x] } }\ndeps: { a: { canUse: [a] } }`,
    ],
  ])('may have any number of slashes in %s', (path, text) => {
    const deptrac = 'layers: [{ name: A, collectors: [{ type: className, value: ^A } ] }]';
    const tree = { 'x/a.go': '', 'x/a.php': '', 'a.py': '', 'deptrac.yaml': deptrac, [path]: text };
    expect(imported(tree).text).toContain('version: 1');
  });
});
