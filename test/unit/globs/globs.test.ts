import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { compileGlob, globProblem, matchesAny } from '../../../src/core/globs/globs.ts';

const matches = (glob: string, path: string): boolean => compileGlob(glob).match(path) !== undefined;

describe('a glob', () => {
  it.each([
    ['src/**', 'src/a/b.ts', true],
    ['src/**', 'src/a.ts', true],
    ['src/**', 'srcs/a.ts', false],
    ['src/*', 'src/a/b.ts', false],
    ['./src/*.ts', 'src/a.ts', true],
    ['**', '.hidden/file', true],
    ['**/*.test.*', 'a.test.ts', true],
    ['**/*.test.*', 'src/deep/a.test.ts', true],
    ['**/*.test.*', 'src/deep/atest.ts', false],
    ['src/**/index.ts', 'src/index.ts', true],
    ['a/**/b/**/c', 'a/x/b/y/b/c', true],
    ['src/{app,domain}/**', 'src/domain/x.ts', true],
    ['src/{app,domain}/**', 'src/infra/x.ts', false],
    ['src/?.ts', 'src/a.ts', true],
    ['src/[a-c]*.ts', 'src/bar.ts', true],
    ['src/[!a-c]*.ts', 'src/bar.ts', false],
    ['app/(shop)/+page.$x.ts', 'app/(shop)/+page.$x.ts', true],
    ['app/blog/[slug]/page.tsx', 'app/blog/[slug]/page.tsx', true],
  ])('%s on %s: %s', (glob, path, expected) => {
    expect(matches(glob, path)).toBe(expected);
  });

  it('says what its captures hold, and which folder is the instance', () => {
    const glob = compileGlob('src/features/{name}/{part}-*.ts');
    expect(glob.match('src/features/cart/view-x-y.ts')).toEqual({ name: 'cart', part: 'view' });
    expect(glob.match('src/features/cart/-x.ts')).toBeUndefined();
    expect(compileGlob('src/features/{name}/**').instanceFolder('src/features/cart/a/b.ts')).toBe(
      'src/features/cart/',
    );
  });

  it('wants a capture that stands twice to hold the same', () => {
    expect(matches('src/{name}/{name}.ts', 'src/cart/cart.ts')).toBe(true);
    expect(matches('src/{name}/{name}.ts', 'src/cart/order.ts')).toBe(false);
  });

  it('has a prefix and a folder', () => {
    expect(compileGlob('src/app*/**')).toMatchObject({ prefix: 'src/app', folder: 'src/' });
    expect(compileGlob('src/(shop)/**')).toMatchObject({ prefix: 'src/(shop)/', folder: 'src/(shop)/' });
  });

  it('agrees with picomatch', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 4 });
    const piece = fc.oneof(letters, fc.constantFrom('*', '?', 'a*', '*b', '**', '{a,b}', '*.b', '[ab]'));
    const globs = fc.array(piece, { minLength: 1, maxLength: 4 }).map(parts => parts.join('/'));
    const paths = fc.array(letters, { minLength: 1, maxLength: 5 }).map(parts => parts.join('/'));
    fc.assert(
      fc.property(globs, paths, (glob, path) => {
        // A segment of dots alone is no file's name, and picomatch lets `a/**` match the folder `a` itself.
        fc.pre(![...glob.split('/'), ...path.split('/')].some(part => /^\.+$/.test(part)));
        fc.pre(!/(^|\/)\*\*$/.test(glob));
        expect(matches(glob, path)).toBe(picomatch.isMatch(path, glob, { dot: true, noextglob: true }));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    `src/${'*a'.repeat(200)}/x`,
    `${'**/a/'.repeat(150)}x`,
    '{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}b',
    'src/(a+)+b',
  ])('takes no more time for a hostile pattern: %s', glob => {
    const path = `src/${'a'.repeat(5000)}/${'a/'.repeat(500)}y`;
    expect(matchesAny([glob])(path)).toBe(false);
  });

  it('is refused when it is absolute, leaves the workspace or multiplies without end', () => {
    expect(globProblem('/src/**')).toContain('absolute');
    expect(globProblem('C:/src')).toContain('absolute');
    expect(globProblem('src/../../x')).toContain('leaves the workspace');
    expect(globProblem('src\\a')).toContain('backslash');
    expect(globProblem('{a,b}'.repeat(10))).toContain('alternatives');
    expect(globProblem('src/**')).toBeUndefined();
  });
});
