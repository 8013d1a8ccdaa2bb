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

  it.each([
    ['typescript', 'computed specifiers', 'computed'],
    ['typescript', 'JSDoc types, workers and new URL', '`new Worker(…)` or in JSDoc'],
    ['python', 'compiled modules', 'Cython files (`.pyx`) and compiled modules'],
    ['python', 'computed imports', 'computed'],
    ['go', 'build tags and GOOS suffix files', 'build tags'],
    ['go', 'internal packages', '`internal`'],
    ['go', 'vendor', '`vendor`'],
    ['java', 'fully qualified names', 'Names written out in full'],
    ['java', 'same-package references', 'same package need no import'],
    ['java', 'unused imports and inlined constants', 'a constant although the compiler copies it'],
    ['java', 'module-info.java', '`module-info.java`'],
    ['java', 'annotation processors', 'annotation processing'],
    ['kotlin', 'same-package references', 'same package needs no import'],
    ['csharp', 'unused usings', 'counted although nothing uses it'],
    ['csharp', 'ImplicitUsings', '`ImplicitUsings`'],
    ['csharp', 'fully qualified names', 'Names written out in full'],
    ['rust', 'paths without a use', 'without a `use`'],
    ['rust', 'features', 'whatever features'],
    ['rust', 'macros', 'definition of a macro'],
    ['rust', 're-exports', 're-exports is not followed'],
    ['php', 'FQCN in code', 'without a `use`'],
    ['php', 'docblock types and string class names', '`@param`, and class names in strings'],
    ['ruby', 'constants of Zeitwerk', 'inflections, collapsed folders and root namespaces'],
    ['ruby', 'associations', '`belongs_to :order`'],
  ])('%s says that it does not see, or cannot tell: %s', (id, _, words) => {
    expect(languages.find(language => language.id === id)!.limits.join('\n')).toContain(words);
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
