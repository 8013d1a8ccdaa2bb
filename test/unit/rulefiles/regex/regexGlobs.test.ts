import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlob } from '../../../../src/core/globs/globs.ts';
import { globsOfRegex } from '../../../../src/core/rulefiles/regex/regexGlobs.ts';

const globs = (source: string) => {
  const found = globsOfRegex(source);
  if ('why' in found) return found.why;
  return [...found.include, ...found.exclude.map(glob => `!${glob}`)];
};

const matcherOf = (source: string): ((path: string) => boolean) | undefined => {
  const found = globsOfRegex(source);
  if ('why' in found) return undefined;
  const matches = (all: readonly string[], path: string): boolean =>
    all.some(glob => compileGlob(glob).match(path) !== undefined);
  return path => matches(found.include, path) && !matches(found.exclude, path);
};

describe('globsOfRegex', () => {
  it.each<[string, string[]]>([
    ['^src/', ['src/**']],
    ['^src', ['src*', 'src*/**/*']],
    ['^src/(main|utl)/', ['src/{main,utl}/**']],
    ['^(src|bin)/x[.]ts$', ['{src,bin}/x.ts']],
    ['[.](?:spec|test)[.][jt]sx?$', ['**/*.{spec,test}.[jt]s', '**/*.{spec,test}.[jt]sx']],
    ['(^|/)index\\.js$', ['index.js', '*/**/index.js']],
    ['^packages/[^/]+/src/', ['packages/*/src/**/*']],
    ['^src/.+/internal/', ['src/*/**/internal/**/*']],
    ['/internal/', ['*/**/internal/**/*']],
    ['^([^/]+/)*test/', ['**/test/**/*']],
    ['^src/(?!shared/)', ['src/**', '!src/shared/**']],
    ['^(?!src|lib/)', ['**', '!lib/**', '!src*', '!src*/**/*']],
    ['^app/\\[id\\]/', ['app/[[]id]/**/*']],
    ['^$', []],
    ['', ['**']],
    ['^index$', ['./index']],
    ['x^', []],
  ])('%s', (source, expected) => {
    expect(globs(source)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['^src/\\w+/', 'it repeats something other than `.`, `[^/]` or whole folders'],
    ['^src/([a-z]+)/\\1/', 'it refers back to one of its own groups'],
    ['^src/(?=x)', 'it has a positive look-ahead, which no path glob can say'],
    ['src/(?!x)', 'its look-ahead may stand at several places of a path'],
    ['^(src/(?!x)|lib/)', 'its look-ahead holds for some of its alternatives only'],
    ['(a', 'a parenthesis is never closed'],
    ['a)', 'a parenthesis is closed that was never opened'],
    ['[a', 'a character class is never closed'],
    ['*a', '`*` repeats nothing'],
    ['a\\', 'it ends with a backslash'],
    ['\\bsrc', 'no glob can say `\\b`'],
    ['^app/\\(x/', 'never closed'],
    ['(a.?){9}', 'it stands for more than 64 globs'],
    [`${'('.repeat(200)}a${')'.repeat(200)}`, 'nested too deep'],
    ['a'.repeat(3000), 'more than 2000 characters'],
  ])('says why it cannot carry %s', (source, why) => {
    const found = globsOfRegex(source);
    expect('why' in found ? found.why : found).toContain(
      why.replace('no glob can say', 'no path glob can say'),
    );
  });

  it('never throws, and reads even hostile expressions at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab/.*+?()[]{}|^$\\-!,:=1') }), source => {
        expect(globsOfRegex(source)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });

  const name = fc.constantFrom('a', 'b', 'ab', 'src', 'srcx', 'x.ts', 'x.test.ts', 'xts', 'a.b');
  const path = fc.array(name, { minLength: 1, maxLength: 5 }).map(names => names.join('/'));
  const atom = fc.constantFrom(
    ...[
      'a',
      'b',
      'src',
      '/',
      '/',
      '[.]',
      '\\.',
      '.',
      '.*',
      '.+',
      '[^/]+',
      '[^/]*',
      '[^/]',
      '(a|b)',
      '(?:src|x)',
    ],
    ...[
      '(^|/)',
      '(/|$)',
      '(a/)?',
      's?',
      '([^/]+/)*',
      '(/[^/]+)*',
      '(.*/)*',
      '[ab]',
      '[^a]',
      'ts$',
      '^',
      '[\\\\/]',
    ],
  );
  const regex = fc
    .tuple(
      fc.constantFrom('', '^', '^(?!a/)', '^src/(?!b|x)', '^[^/]+/(?!a$)'),
      fc.array(atom, { maxLength: 6 }),
    )
    .chain(([head, atoms]) => fc.constantFrom('', '$').map(tail => head + atoms.join('') + tail));

  it('matches a path if and only if the expression does', () => {
    let carried = 0;
    fc.assert(
      fc.property(regex, fc.array(path, { minLength: 8, maxLength: 8 }), (source, paths) => {
        const matches = matcherOf(source);
        if (matches === undefined) return;
        carried++;
        const original = new RegExp(source);
        for (const one of paths)
          expect([source, one, matches(one)]).toEqual([source, one, original.test(one)]);
      }),
      { numRuns: 3000 },
    );
    expect(carried).toBeGreaterThan(1000);
  });
});
