import { describe, expect, it } from 'vitest';
import { estimateTokens } from '../../../src/core/prompts/tokens.ts';

describe('estimateTokens', () => {
  it('counts a quarter of the bytes of prose', () => {
    expect(estimateTokens('')).toBe(0);
    expect(estimateTokens('a'.repeat(400))).toBe(100);
  });

  it('counts UTF-8 bytes, not characters', () => {
    expect(estimateTokens('é'.repeat(8))).toBe(4);
    expect(estimateTokens('語'.repeat(4))).toBe(3);
    expect(estimateTokens('😀'.repeat(4))).toBe(4);
  });

  it('counts code higher than prose of the same length', () => {
    const code = 'for (const x of xs) { f[x] += g(x) * 2; }';
    expect(estimateTokens(code)).toBeGreaterThan(estimateTokens('a'.repeat(code.length)));
  });
});
