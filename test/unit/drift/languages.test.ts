import { describe, expect, it } from 'vitest';
import { endingsOf, languageOf, languages } from '../../../src/core/drift/languages.ts';
import { sourceEndings } from '../../../src/core/model/sourceEndings.ts';

describe('languages', () => {
  it('are the endings that the editor tells the server about', () => {
    expect(languages.flatMap(endingsOf).sort()).toEqual([...sourceEndings].sort());
  });

  it('each say what they cannot see', () => {
    for (const { name, limits } of languages) expect(limits.length, name).toBeGreaterThan(0);
  });

  it('are told by the ending alone', () => {
    expect(languageOf('a/b.test.py')?.id).toBe('python');
    expect([
      languageOf('a/b'),
      languageOf('a.py/b'),
      languageOf('x.constructor'),
      languageOf('Makefile.txt'),
    ]).toEqual(Array.from({ length: 4 }, () => undefined));
  });
});
