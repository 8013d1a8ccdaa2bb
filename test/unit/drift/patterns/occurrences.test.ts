import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Occurrences } from '../../../../src/core/drift/patterns/occurrences.ts';
import { holds, type Requirement } from '../../../../src/core/drift/patterns/requirement.ts';

const requirement: fc.Arbitrary<Requirement> = fc.letrec<{ any: Requirement }>(tie => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.stringMatching(/^[ab]{1,3}$/).map(text => ({ text })),
    fc.array(tie('any'), { maxLength: 3 }).map(all => ({ all })),
    fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map(any => ({ any })),
  ),
})).any;

describe('Occurrences', () => {
  it('tells of a piece what `holds` tells of it alone', () => {
    fc.assert(
      fc.property(
        requirement,
        fc.stringMatching(/^[abc]{0,12}$/),
        fc.nat(12),
        fc.nat(12),
        (wanted, text, a, b) => {
          const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
          expect(new Occurrences(text).hold(wanted, start, () => end)).toBe(
            holds(wanted, text.slice(start, end)),
          );
        },
      ),
    );
  });

  it('has an anchor in every piece that meets the requirement', () => {
    fc.assert(
      fc.property(
        requirement,
        fc.stringMatching(/^[abc]{0,12}$/),
        fc.nat(12),
        fc.nat(12),
        (wanted, text, a, b) => {
          const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
          const anchors = new Occurrences(text).anchors(wanted);
          if (anchors === undefined || !holds(wanted, text.slice(start, end))) return;
          expect(anchors.some(anchor => anchor.start >= start && anchor.end <= end)).toBe(true);
        },
      ),
    );
  });
});
