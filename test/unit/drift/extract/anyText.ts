import fc from 'fast-check';
import { expect } from 'vitest';

/** Hold something against many texts of these tokens in any order, as code is while somebody types it. */
export function forTextsOf(tokens: readonly string[], check: (text: string) => void): void {
  const parts = fc.array(fc.constantFrom(...tokens), { maxLength: 60 });
  fc.assert(
    fc.property(parts, fc.constantFrom('', ' '), (list, glue) => check(list.join(glue))),
    { numRuns: 2000 },
  );
}

/** Places of a text that follow each other, none in the next and none outside. */
export function expectInOrder(places: readonly { start: number; end: number }[], text: string): void {
  let last = 0;
  for (const { start, end } of places) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    last = end;
  }
  expect(last).toBeLessThanOrEqual(text.length);
}

/** One token over and over again: where reading costs more than linear time, this never ends. */
export const many = (token: string, length = 200_000): string => token.repeat(length / token.length);
