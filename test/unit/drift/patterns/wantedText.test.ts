import { describe, expect, it } from 'vitest';
import { nextIndexOf } from '../../../../src/core/drift/patterns/wantedText.ts';

describe('nextIndexOf', () => {
  it('finds a text anywhere, a word only apart', () => {
    expect(nextIndexOf({ text: 'any' }, 'many any', 0)).toBe(1);
    expect(nextIndexOf({ text: 'any', as: 'word' }, 'many any', 0)).toBe(5);
    expect(nextIndexOf({ text: 'any', as: 'word' }, 'any', 1)).toBe(-1);
  });

  it.each(['many', 'anyone', 'any1', '_any', 'any_', 'anyX'])('does not take %s for the word any', text => {
    expect(nextIndexOf({ text: 'any', as: 'word' }, text, 0)).toBe(-1);
  });

  it.each(['1any', '$any', 'any$', 'any', '(any)', '"any"', 'x.any?', '#any', '\nany\n', 'éany'])(
    'takes %s for it, as it may be',
    text => {
      expect(nextIndexOf({ text: 'any', as: 'word' }, text, 0)).toBeGreaterThanOrEqual(0);
    },
  );

  const comparison = (wanted: string, text: string) =>
    nextIndexOf({ text: wanted, as: 'comparison' }, text, 0);

  it.each([
    ['==', 'a === b'],
    ['==', 'a !== b'],
    ['===', 'a == b'],
    ['!=', 'a !== b'],
  ])('does not take %s for a part of %s', (wanted, text) => {
    expect(comparison(wanted, text)).toBe(-1);
  });

  it.each([
    ['==', 'a==b'],
    ['==', 'a!!==b'],
    ['==', 'f<T>==b'],
    ['===', 'a===b'],
    ['!=', 'a!!=b'],
    ['!==', 'a!!==b'],
  ])('takes %s for one in %s, as it may be', (wanted, text) => {
    expect(comparison(wanted, text)).toBeGreaterThanOrEqual(0);
  });
});
