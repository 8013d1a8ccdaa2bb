import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebasedLinks, relativeLinks } from '../../../src/core/documents/links.ts';
import { isInside, relativePath, resolvedPath } from '../../../src/core/documents/relativePath.ts';

const paths = (text: string) => relativeLinks(text).map(({ path }) => path);

describe('relativeLinks', () => {
  it('finds links, images and definitions that name files', () => {
    expect(paths('[a](b.md) ![c](d/e.png "t") [f](<g h.md>) [i](j%20k.md#l)\n\n[m]: ../n.md')).toEqual([
      'b.md',
      'd/e.png',
      'g h.md',
      'j k.md',
      '../n.md',
    ]);
  });

  it('leaves alone what leads elsewhere, and what is code or comment', () => {
    expect(
      paths(
        '[a](https://x.y/z) [b](#c) [d](mailto:e@f.g) [h](//i.j) [k](${l})\n\n`[m](n)` <!-- [o](p) -->\n\n```\n[q](r)\n```',
      ),
    ).toEqual([]);
  });

  it('takes a percent sign for itself where it codes nothing', () =>
    expect(paths('[a](50%.md)')).toEqual(['50%.md']));

  it('takes time in proportion, whatever the text', () => {
    for (const unit of ['[', '](', '[a](', '<!--', '`', '![x]', '[a]:']) {
      expect(() => relativeLinks(unit.repeat(50_000))).not.toThrow();
    }
  });
});

describe('rebasedLinks', () => {
  it('lead where they led, from another file', () => {
    expect(
      rebasedLinks(
        '[a](decisions/0001.md#x) [b](https://c.d) ![e](img/f%20g.png)',
        'docs/a.md',
        'docs/context/b.md',
      ),
    ).toBe('[a](../decisions/0001.md#x) [b](https://c.d) ![e](../img/f%20g.png)');
  });

  it('is what resolving undoes', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'c d', 'é'), { minLength: 1, maxLength: 5 })
      .map(steps => steps.join('/'));
    fc.assert(
      fc.property(path, path, path, (target, from, to) => {
        expect(resolvedPath(from, relativePath(from, target))).toBe(target);
        const [moved] = relativeLinks(rebasedLinks(`[x](<${relativePath(from, target)}>)`, from, to));
        expect(resolvedPath(to, moved!.path)).toBe(target);
      }),
    );
  });
});

describe('isInside', () => {
  it('refuses what leaves the workspace', () => {
    expect(['a', 'docs/a.md', '..a'].filter(isInside)).toEqual(['a', 'docs/a.md', '..a']);
    expect(['', '/a', '../a', 'a/../../b', 'C:/a', 'a\\b', 'a\0'].filter(isInside)).toEqual([]);
  });
});
