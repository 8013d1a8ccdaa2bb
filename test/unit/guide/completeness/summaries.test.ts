import { describe, expect, it } from 'vitest';
import { type Missing, missingFile } from '../../../../src/core/guide/completeness/missing.ts';
import { summariesOf } from '../../../../src/core/guide/completeness/summaries.ts';

describe('summariesOf', () => {
  it('tells what is alike in one sentence, what stands alone in its own words', () => {
    const error: Missing = { ...missingFile('a', 'broken'), severity: 'error' };
    const missing = [
      missingFile('a', 'one', { kind: 'mitigation' }),
      missingFile('a', 'approve first'),
      missingFile('a', 'two', { kind: 'openQuestion' }),
      missingFile('a', 'three', { kind: 'mitigation' }),
      missingFile('a', 'approve second'),
      error,
      error,
    ];
    expect(summariesOf(missing)).toEqual([
      { message: '2 high risks have no mitigation', items: [0, 3] },
      { message: 'approve first', items: [1] },
      { message: 'two', items: [2] },
      { message: 'approve second', items: [4] },
      { message: '2 errors are in the files', items: [5, 6] },
    ]);
    expect(summariesOf([])).toEqual([]);
  });
});
