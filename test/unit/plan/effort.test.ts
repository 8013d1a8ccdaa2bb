import { describe, expect, it } from 'vitest';
import { effortHours, effortText } from '../../../src/core/plan/effort.ts';

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

describe('effortText', () => {
  it.each([
    [0, '0h'],
    [0.5, '30m'],
    [12, '1d 4h'],
    [16, '2d'],
  ])('%d hours read %s', (hours, text) => expect(effortText(hours)).toBe(text));
});
