import { describe, expect, it } from 'vitest';
import { plainPath } from '../../../src/core/globs/plainPath.ts';

describe('plainPath', () => {
  it.each([
    ['src', 'src'],
    ['./src/', 'src'],
    ['src/app//', 'src/app'],
    ['./', ''],
    ['.', '.'],
    ['../lib', '../lib'],
    ['', ''],
  ])('reads %j as %j', (written, path) => {
    expect(plainPath(written)).toBe(path);
  });

  it('reads any number of slashes', () => {
    const slashes = '/'.repeat(2_000_000);
    expect(plainPath(`${slashes}x`)).toBe(`${slashes}x`);
    expect(plainPath(`x${slashes}`)).toBe('x');
  });
});
