import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanEcmascript } from '../../../../src/core/drift/extract/ecmascript.ts';
import { dialectOf } from '../../../accuracy/ecmascriptTree.ts';

const dialects = ['a.ts', 'a.tsx', 'a.js'].map(name => dialectOf(name)!);
const rest = `\nimport { y } from 'y';\nexport * from 'z';\nconst a = await import('w');\n`;

describe('code that is being typed', () => {
  const lines = [
    `import { a, b as c } from 'long/name'`,
    `import a, * as b from "x"`,
    `import type { A } from '../x'`,
    `import a = require('x')`,
    `export { a, type b } from 'x' with { type: 'json' }`,
    `export * as ns from 'x'`,
    `const a: Map<string, import('x').A[]> = new Map<string, number>([['a', f(1)]])`,
    `const f = async <T,>(a: T, b = /['"]/g): Promise<T> => ({ ...a, c: d ? e : 'f' })`,
    `const g = a < b ? <p title="it's">don't {a ? <b /> : 'c'} stop</p> : c / d`,
    `class A<T> extends B<T> implements C { private d?: E; f(g: H): I { return this.d! } }`,
    `type A<T> = T extends { a: infer U } ? [U, ...B] : (c: D) => E`,
    `if (a) { b['c'](d, () => { switch (e) { case 'f': return /g/ } }) }`,
  ];
  it.each(lines)('loses nothing behind any beginning of %j', line => {
    for (let length = 0; length <= line.length; length++) {
      const text = line.slice(0, length) + rest;
      for (const dialect of dialects) {
        const specifiers = scanEcmascript(text, dialect).map(({ specifier }) => specifier);
        expect(specifiers.slice(-3), JSON.stringify(text)).toEqual(['y', 'z', 'w']);
      }
    }
  });
  it('reads what is already complete in an unfinished clause', () => {
    const kinds = (text: string) =>
      scanEcmascript(text, dialects[0]!).map(({ kind, specifier }) => `${kind} ${specifier}`);
    expect(kinds(`import from 'x'`)).toEqual(['value x']);
    expect(kinds(`import { a b } from 'x'`)).toEqual(['value x']);
    expect(kinds(`import { a, from 'x'\nimport 'y'`)).toEqual(['side-effect y']);
    expect(kinds(`import a from 'x\nimport b from 'y'`)).toEqual(['value y']);
  });
});

describe('any text', () => {
  const tokens = [
    ...[
      'import',
      'export',
      'from',
      'type',
      'require',
      'as',
      'typeof',
      'class',
      'interface',
      'case',
      'extends',
      'a',
    ],
    ...[
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      '<',
      '>',
      '</',
      '/>',
      '=>',
      '=',
      '?',
      ':',
      ';',
      ',',
      '.',
      '*',
      '!',
      '|',
      '@',
      '#',
    ],
    ...[
      "'",
      '"',
      '`',
      '${',
      '/',
      '//',
      '/*',
      '*/',
      '///<reference path="b" />',
      '\\',
      '\n',
      '\r',
      ' ',
      '\u2028',
      '\ufeff',
    ],
    ...["'x'", '`x`', '1.', '\\u{', 'import(', "import('x')", '\ud800', 'ä', '\0'],
  ];
  const soup = fc.array(fc.constantFrom(...tokens), { maxLength: 60 });
  it('never throws, and reports only quoted places in order', () => {
    fc.assert(
      fc.property(soup, fc.constantFrom(' ', ''), fc.constantFrom(...dialects), (parts, glue, dialect) => {
        const text = parts.join(glue);
        let last = 0;
        for (const { start, end } of scanEcmascript(text, dialect)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(`'"\``).toContain(text[start]);
          expect(text[end - 1]).toBe(text[start]);
          last = end;
        }
      }),
      { numRuns: 3000 },
    );
  });
  it('survives any depth and any repetition', () => {
    const count = 20_000;
    for (const token of [
      ...tokens,
      '`${',
      '<a>{',
      '<a b=',
      'a<',
      '(a:',
      'a?',
      '{a:',
      'import{',
      "import a,{b,'",
      '=/[',
    ]) {
      for (const dialect of dialects) {
        expect(() => scanEcmascript(token.repeat(count), dialect), token).not.toThrow();
      }
    }
  });
});
