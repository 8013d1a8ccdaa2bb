import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ImportWords } from '../../../../src/core/drift/extract/ecmascript/importWords.ts';
import { scanEcmascript } from '../../../../src/core/drift/extract/ecmascript.ts';

function places(text: string): number[] {
  const words = new ImportWords(text);
  const found: number[] = [];
  for (let at = words.next(0); at >= 0; at = words.next(at + 1)) found.push(at);
  return found;
}

describe('the words of imports', () => {
  it('are found where something can follow that makes them one', () => {
    const text = `import x from 'a'; export * from\n"b"; require ("c"); require?.('d'); from/**/'e'`;
    expect(places(text).map(at => text.slice(at, at + 7))).toEqual([
      'import ',
      "from 'a",
      'from\n"b',
      'require',
      'require',
      'from/**',
    ]);
  });

  it('are passed over in prose and longer names', () => {
    expect(places('importer, required, fromage; require that from the start')).toEqual([]);
  });
});

describe('a scan that ends early', () => {
  const parts = [
    `import a from 'a';`,
    `const b = <T,>import('b') as c`,
    `require<Map<string, import('d').D>>('e')`,
    `export { f } from /* g */ 'g'`,
    '<p title="h">',
    '</p>',
    '{',
    '}',
    '`',
    '${',
    "'",
    '/*',
    '*/',
    '/',
    '<',
    '>',
    '(',
    ')',
    '\n',
    ' name ',
    '//',
  ];
  const dialects = [false, true].flatMap(typescript => [false, true].map(jsx => ({ typescript, jsx })));

  /** Whether TypeScript reads the text without complaint; what is no program has no right answer. */
  function isLegal(text: string, { jsx }: { jsx: boolean }): boolean {
    const file = ts.createSourceFile(jsx ? 'a.tsx' : 'a.ts', text, ts.ScriptTarget.ESNext, false);
    return (file as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics.length === 0;
  }

  it('finds what a scan to the end finds', () => {
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 14 }).map(list => list.join(' '));
    fc.assert(
      fc.property(texts, fc.constantFrom(...dialects), (text, dialect) => {
        // A word at the very end makes the scanner go on to there.
        const early = scanEcmascript(text, dialect);
        const late = scanEcmascript(`${text}\nimport`, dialect);
        if (JSON.stringify(early) !== JSON.stringify(late)) expect(isLegal(text, dialect)).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    [`<a>{import('x')}`, ['x']],
    [`const a = require<B>('x')`, ['x']],
    [`<a>import('x') {b}</a>`, []],
    [`<a>import('x') {b}`, ['x']],
    [`const a = 1`, []],
    [`export const from = 'x'; from 'y'`, []],
  ])('%s', (text, specifiers) => {
    const found = scanEcmascript(text, { typescript: true, jsx: true });
    expect(found.map(({ specifier }) => specifier)).toEqual(specifiers);
  });
});
