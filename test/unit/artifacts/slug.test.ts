import { describe, expect, it } from 'vitest';
import { slugOf } from '../../../src/core/artifacts/slug.ts';

describe('slugOf', () => {
  it.each([
    ['Digest e-mails', 'digest-e-mails'],
    ["  Don't  use ÀÉÖ!  ", 'dont-use-aeo'],
    ['決定する', '決定する'],
    ['Привет, мир', 'привет-мир'],
    ['한국어 문서', '한국어-문서'],
    ['हिन्दी', 'हिन्दी'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'con-plan'],
    ['👍', 'untitled'],
    ['', 'untitled'],
    ['a'.repeat(80), 'a'.repeat(60)],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ])('writes %j as %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });
});
