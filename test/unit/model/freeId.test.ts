import { describe, expect, it } from 'vitest';
import { freeId } from '../../../src/core/model/freeId.ts';

describe('freeId', () => {
  it.each([
    ['app', [], 'app'],
    ['app', ['app'], 'app-2'],
    ['app', ['app', 'app-2', 'app-4'], 'app-3'],
    ['app', ['app-2'], 'app'],
  ])('of %s beside %j is %s', (base, taken, free) => {
    expect(freeId(base, id => taken.includes(id))).toBe(free);
  });
});
