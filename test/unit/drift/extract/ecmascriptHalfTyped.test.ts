import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanEcmascript } from '../../../../src/core/drift/extract/ecmascript.ts';
import type { Import } from '../../../../src/core/drift/extract/import.ts';
import { dialectOf, importsOfTree, parseTree } from '../../../accuracy/ecmascriptTree.ts';

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
  it('loses no import that ends before the end of a text, wherever that is', () => {
    const text = lines.map(line => `${line}\n`).join('') + rest;
    for (const dialect of dialects) {
      const all = scanEcmascript(text, dialect);
      for (let length = 0; length <= text.length; length++) {
        const kept = scanEcmascript(text.slice(0, length), dialect).map(({ start }) => start);
        const whole = all.filter(({ end }) => end < length).map(({ start }) => start);
        expect(kept, JSON.stringify(text.slice(0, length))).toEqual(expect.arrayContaining(whole));
      }
    }
  });
  it.each([
    "import x from './fo",
    'import x from "./fo',
    "import './fo",
    "export * from './fo",
    "require('./fo",
  ])('drops %s until it is closed, and nothing behind it', open => {
    for (const dialect of dialects) {
      const specifiers = scanEcmascript(open + rest, dialect).map(({ specifier }) => specifier);
      expect(specifiers).toEqual(['y', 'z', 'w']);
    }
  });
  it('reads what is already complete in an unfinished clause', () => {
    const kinds = (text: string) =>
      scanEcmascript(text, dialects[0]!).map(({ kind, specifier }) => `${kind} ${specifier}`);
    expect(kinds(`import from 'x'`)).toEqual(['value x']);
    expect(kinds(`import { a b } from 'x'`)).toEqual(['value x']);
    expect(kinds(`import a from 'x\nimport b from 'y'`)).toEqual(['value y']);
  });
});

describe('a declaration with a mistake', () => {
  const mistakes = [
    ...[`import { a from './x'`, `import { a, from './x'`, `import {\n  a,\n  type b\nfrom './x'`],
    ...[`import a, { b from './x'`, `import type { A from './x'`, `import { type A, type B from './x'`],
    ...[`import { a: b } from './x'`, `import { a = b } from './x'`, `import { ...a } from './x'`],
    ...[`import { a; b } from './x'`, `import { a. } from './x'`, `import { 'a b': c } from './x'`],
    ...[`import { a } './x'`, `import { } './x'`, `import type { A } './x'`, `import * as a './x'`],
    ...[`import a, { b } './x'`, `import a, * as b './x'`, `import a, from './x'`],
    ...[`import * as from './x'`, `import * a from './x'`, `import a, * as from './x'`],
    ...[`export { a from './x'`, `export { a, from './x'`, `export type { A from './x'`],
    ...[`export { type A, from './x'`, `export * as from './x'`],
    ...[`require('./x'`, `const a = require('./x'`, `import('./x'`, `f(() => { require('./x' })`],
  ];
  const after = `\nimport { y } from 'y';\nexport * from 'z';\nconst a = await import('w');\n`;
  it.each(mistakes)('is read as TypeScript reads it: %j', line => {
    const shown = (imports: readonly Import[]) =>
      imports.map(({ kind, specifier, start, end }) => `${kind} ${specifier} ${start} ${end}`);
    const text = line + after;
    for (const name of ['a.ts', 'a.tsx']) {
      const scanned = shown(scanEcmascript(text, dialectOf(name)!));
      expect(scanned).toHaveLength(4);
      expect(scanned).toEqual(shown(importsOfTree(parseTree(name, text))));
    }
  });

  it.each([
    `import { x } form './x'`,
    `import x form './x'`,
    `import a './x'`,
    `import a from from './x'`,
    `import a { b } from './x'`,
    `import a, as b from './x'`,
  ])('is read where TypeScript gives up: %j', line => {
    const specifiers = scanEcmascript(line + after, dialects[0]!).map(({ specifier }) => specifier);
    expect(specifiers).toEqual(['./x', 'y', 'z', 'w']);
  });

  it.each([
    `import {\nimport type { A } from 'y'`,
    `import {\nimport type A from 'y'`,
    `import { a,\nimport type A from 'y'`,
    `import a\nimport type A from 'y'`,
    `export {\nexport type { A } from 'y'`,
    `export { a\nimport type A from 'y'`,
  ])('leaves the next declaration its own: %j', text => {
    expect(scanEcmascript(text, dialects[0]!)).toMatchObject([{ kind: 'type', specifier: 'y' }]);
  });

  it.each([
    `const a = { import, get 'x'() { return 1 } };`,
    `const a = { import, from, 'x': 1, async 'y'() {} };`,
    `class A { import\n get 'x'() { return 1 } }`,
    `class A { import\n static 'x' = 1 }`,
    `class A { import\n a\n 'x' = 1 }`,
    `class A { export\n static 'x' = 1 }`,
    `enum A { import, export, 'x' = 1 }`,
    `interface A { import: 'x'; export: 'y' }`,
    `a.import\n{ b } 'x'`,
    `a.export\n{ b } 'x'`,
    `export { a }\n'x'`,
    `export { a }\nvoid 'x'`,
    `require('x' + a); require('x' in a); import('x' as string); require('x'\n+ a)`,
  ])('is not seen in what is right: %j', text => {
    expect(importsOfTree(parseTree('a.ts', text))).toEqual([]);
    expect(scanEcmascript(text, dialects[0]!)).toEqual([]);
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
