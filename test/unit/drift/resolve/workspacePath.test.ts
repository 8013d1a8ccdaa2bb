import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { below, folderOf, joinPath, upwards } from '../../../../src/core/drift/resolve/workspacePath.ts';

const name = fc.constantFrom('a', 'b.c', '...', '@x');
const folder = fc.array(name, { maxLength: 4 }).map(parts => parts.join('/'));
const relative = fc
  .array(fc.oneof(name, fc.constantFrom('.', '..', '')), { maxLength: 8 })
  .map(parts => parts.join('/'));

describe('paths of a workspace', () => {
  it('join as those of a file system do, and never leave the workspace', () => {
    fc.assert(
      fc.property(folder, relative, (from, to) => {
        // A root deeper than any run of `..` tells whether the path leaves the workspace on its way.
        const parts = `${from}/${to}`.split('/').filter(part => part !== '' && part !== '.');
        let depth = 0;
        const leaves = parts.some(part => {
          depth += part === '..' ? -1 : 1;
          return depth < 0;
        });
        const expected = posix.join('/', from, to).replace(/^\/|\/$/g, '');
        expect(joinPath(from, to)).toBe(leaves ? undefined : expected);
      }),
    );
  });

  it('are below each folder above them', () => {
    fc.assert(
      fc.property(folder, name, (above, last) => {
        const path = above === '' ? last : `${above}/${last}`;
        expect(folderOf(path)).toBe(above);
        for (const at of upwards(above)) expect(joinPath(at, below(at, path) ?? '..')).toBe(path);
      }),
    );
  });

  it('are not below a folder that only begins alike', () => {
    expect(below('src/app', 'src/apple/a.ts')).toBeUndefined();
    expect(below('src/app', 'src/app')).toBe('');
  });
});
