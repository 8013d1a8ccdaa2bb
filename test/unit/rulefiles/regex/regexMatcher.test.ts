import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globsToday } from '../../../../src/core/rulefiles/regex/regexGlobs.ts';
import { regexMatcher } from '../../../../src/core/rulefiles/regex/regexMatcher.ts';
import { parseRegex } from '../../../../src/core/rulefiles/regex/regexTree.ts';

describe('regexMatcher', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    '/',
    '.',
    '\\w',
    '[ab]',
    '[^a/]',
    '^',
    '$',
    '(a|b/)',
    '(?:ab)',
    '(a(b|/)*)',
  );
  const mark = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{0,}');
  const regex = fc
    .array(fc.tuple(atom, mark), { maxLength: 6 })
    .map(parts => parts.map(([one, repeat]) => (/[$^]$/.test(one) ? one : one + repeat)).join(''));
  const path = fc.string({ unit: fc.constantFrom('a', 'b', '/', 'c'), maxLength: 8 });

  it('matches what the expression matches', () => {
    fc.assert(
      fc.property(regex, fc.array(path, { minLength: 5, maxLength: 5 }), (source, paths) => {
        const matches = regexMatcher(parseRegex(source));
        const original = new RegExp(source);
        for (const one of paths)
          expect([source, one, matches(one)]).toEqual([source, one, original.test(one)]);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes its time by the length of the path, whatever the expression', () => {
    const matches = regexMatcher(parseRegex('^(a+)+(a|aa)*$'));
    expect(matches(`${'a'.repeat(5000)}b`)).toBe(false);
  });

  it('refuses what is too large', () => {
    expect(() => regexMatcher(parseRegex('(a{99}){99}'))).toThrow('too large');
  });
});

describe('globsToday', () => {
  const files = ['src/users/http/a.php', 'src/carts/http/b.php', 'src/users/x.php'];

  it('writes certain characters as any where no file tells', () => {
    expect(globsToday('^src/\\w+/http/', files)).toEqual({
      include: ['src/*/http/**/*'],
      exclude: [],
      note: '`^src/\\w+/http/` is written with `*` where it asks for certain characters; no file tells',
    });
    expect(globsToday('^src/[^/]+/http/', files)).not.toHaveProperty('note');
  });

  it('does not where some file tells', () => {
    expect(globsToday('^src/\\w+/http/', [...files, 'src/big-carts/http/c.php'])).toHaveProperty('why');
    expect(globsToday('^src/(?!x)\\w+/', files)).toHaveProperty('why');
  });
});
