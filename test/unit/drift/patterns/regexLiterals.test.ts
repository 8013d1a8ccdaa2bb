import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalsOfRegex } from '../../../../src/core/drift/patterns/regexLiterals.ts';

describe('literalsOfRegex', () => {
  it.each<[string, string[]]>([
    ['^console$', ['console']],
    ['base/common', ['base/common']],
    ['foo.*bar', ['foo', 'bar']],
    ['colou?r', ['colo']],
    ['ab+cd', ['ab', 'cd']],
    ['abc{2}de', ['ab', 'de']],
    ['process\\.env', ['process.env']],
    ['get[A-Z]\\w+Async', ['get', 'Async']],
    ['pre(fix)?suf', ['pre', 'suf']],
    ['\\bword\\b', ['word']],
    ['[]abc]xy', ['xy']],
  ])('finds what is certain in %s', (source, literals) => {
    expect(literalsOfRegex(source)).toEqual(literals);
  });

  it.each([
    'foo|bar',
    '(?i)foo',
    '\\x66oo',
    '\\p{Lu}oo',
    '[[:alpha:]]foo',
    '[a&&[b]]foo',
    'a',
    '',
    '[open',
    'ab{open',
    '\\',
  ])('claims nothing of %s', source => {
    expect(literalsOfRegex(source)).toEqual([]);
  });

  it('claims only what stands in everything that matches', () => {
    const piece = fc.constantFrom(
      'ab',
      'x',
      '.',
      '\\d',
      '\\.',
      '[a-c]',
      '(ab)',
      '(c|d)',
      '?',
      '*',
      '+',
      '{2}',
      '^',
      '$',
      'foo',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.stringMatching(/^[abcdfox.12]{0,14}$/),
        (pieces, text) => {
          const source = pieces.join('');
          let expression: RegExp;
          try {
            expression = new RegExp(source);
          } catch {
            return;
          }
          const match = expression.exec(text);
          if (match === null) return;
          for (const literal of literalsOfRegex(source)) expect(match[0]).toContain(literal);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
