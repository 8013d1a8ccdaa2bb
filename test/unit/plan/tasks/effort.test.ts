import { describe, expect, it } from 'vitest';
import { effortHours } from '../../../../src/core/plan/tasks/effort.ts';

describe('effortHours', () => {
  it.each([
    ['30m', 0.5],
    ['3h', 3],
    ['2d', 16],
    ['1w', 40],
    ['1d 4h', 12],
    ['1.5 h', 1.5],
    ['1D', 8],
  ])('%s is %d hours', (text, hours) => expect(effortHours(text)).toBeCloseTo(hours));

  it.each([undefined, '', 'soon', '3', 3, '-2h', '3h later'])('%j is no effort', text =>
    expect(effortHours(text)).toBeUndefined(),
  );
});
