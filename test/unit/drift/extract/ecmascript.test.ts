// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the cases are programs, with templates of their own.
import { describe, expect, it } from 'vitest';
import type { EcmascriptDialect } from '../../../../src/core/drift/extract/ecmascript/dialect.ts';
import { scanEcmascript, typescript } from '../../../../src/core/drift/extract/ecmascript.ts';
import { dialectOf, importsOfTree, parseTree } from '../../../accuracy/ecmascriptTree.ts';

const extensions = ['ts', 'tsx', 'js'] as const;
type Extension = (typeof extensions)[number];

const dialect = (extension: Extension): EcmascriptDialect => dialectOf(`file.${extension}`)!;

/** What a text imports, as `kind specifier` in order. */
const scanned = (text: string, extension: Extension = 'ts'): string =>
  scanEcmascript(text, dialect(extension))
    .map(({ kind, specifier }) => `${kind} ${specifier}`)
    .join(', ');

/** A text, its imports, and the file type when it is not plain TypeScript. */
type Case = [text: string, imports: string, extension?: Extension];

/** Each case is also held against TypeScript's tree, offsets included: the table cannot be wrong by itself. */
function holds(cases: Case[]): void {
  it.each(cases)('%j', (text, imports, extension = 'ts') => {
    expect(scanned(text, extension)).toBe(imports);
    const name = `file.${extension}`;
    expect(scanEcmascript(text, dialect(extension))).toEqual(importsOfTree(parseTree(name, text)));
  });
}

describe('import declarations', () => {
  holds([
    [`import a from 'x'`, 'value x'],
    [`import { a, b as c, } from "x";`, 'value x'],
    [`import * as a from 'x';`, 'value x'],
    [`import a, { b } from 'x'`, 'value x'],
    [`import a, * as b from 'x'`, 'value x'],
    [`import 'x'`, 'side-effect x'],
    [`import"x";import'y'`, 'side-effect x, side-effect y'],
    [`import {} from 'x'`, 'side-effect x'],
    [`import{a}from'x'`, 'value x'],
    [`import { "a b" as c } from 'x'`, 'value x'],
    [`import { default as a } from 'x'`, 'value x'],
    [`import /* 1 */ { // 2\n a /* 3 */,\n b } /* 4 */ from // 5\n 'x'`, 'value x'],
    [`import\na\nfrom\n'x'\nimport 'y'`, 'value x, side-effect y'],
    [`import a from 'x' with { type: 'json' }; import b from 'y'`, 'value x, value y'],
    [`import a from 'x' assert { type: 'json' }\nimport b from 'y'`, 'value x, value y'],
    [`import 'x' with { type: 'css' }\nimport 'y'`, 'side-effect x, side-effect y'],
    [`import defer * as a from 'x'`, 'value x'],
    [`import defer from 'x'`, 'value x'],
    [`import source from 'x'`, 'value x'],
    [`import ä, { ñ } from 'x'`, 'value x'],
    [`import $ from 'x'; import _ from 'y'`, 'value x, value y'],
    [`declare module 'm' { import a from 'x'; export * from 'y' }`, 'value x, reexport y'],
    [`import a from 'x'\n/re'/.test(b)\nimport 'y'`, 'value x, side-effect y'],
  ]);
  it('knows the source phase, which the tree does not know yet', () => {
    expect(scanned(`import source a from 'x'; import.source('y')`)).toBe('value x, dynamic y');
  });
});

describe('type imports', () => {
  holds([
    [`import type a from 'x'`, 'type x'],
    [`import type { a } from 'x'`, 'type x'],
    [`import type {} from 'x'`, 'type x'],
    [`import type * as a from 'x'`, 'type x'],
    [`import type from 'x'`, 'value x'],
    [`import type from from 'x'`, 'type x'],
    [`import type, { a } from 'x'`, 'value x'],
    [`import type, * as a from 'x'`, 'value x'],
    [`import { type a } from 'x'`, 'type x'],
    [`import { type a, type b as c } from 'x'`, 'type x'],
    [`import { type a, b } from 'x'`, 'value x'],
    [`import a, { type b } from 'x'`, 'value x'],
    [`import { type } from 'x'`, 'value x'],
    [`import { type, type a } from 'x'`, 'value x'],
    [`import { type as } from 'x'`, 'type x'],
    [`import { type as a } from 'x'`, 'value x'],
    [`import { type as as } from 'x'`, 'value x'],
    [`import { type as as as } from 'x'`, 'type x'],
    [`import { type type } from 'x'`, 'type x'],
    [`import { type type as type } from 'x'`, 'type x'],
    [`import { type "a b" as c } from 'x'`, 'type x'],
    [`import { from } from 'x'`, 'value x'],
    [`import from from 'x'`, 'value x'],
  ]);
});

describe('export declarations', () => {
  holds([
    [`export * from 'x'`, 'reexport x'],
    [`export * as ns from 'x'`, 'reexport x'],
    [`export * as "a b" from 'x'`, 'reexport x'],
    [`export { a, b as default } from 'x'`, 'reexport x'],
    [`export { "a b" as c } from 'x'`, 'reexport x'],
    [`export {} from 'x'`, 'reexport x'],
    [`export type { a } from 'x'`, 'type x'],
    [`export type {} from 'x'`, 'type x'],
    [`export type * from 'x'`, 'type x'],
    [`export type * as a from 'x'`, 'type x'],
    [`export { type a } from 'x'`, 'type x'],
    [`export { type a, b } from 'x'`, 'reexport x'],
    [`export { a }\nfrom\n'x'`, 'reexport x'],
    [`export { a }; const from = 'x'`, ''],
    [`export { a as b }\nimport 'x'`, 'side-effect x'],
    [`export default 'x'; export const a = 'y'`, ''],
    [`export type A = 'x'\nexport type { B }`, ''],
    [`export default { from: 'x' }`, ''],
    [`export * from 'x' with { type: 'json' }`, 'reexport x'],
  ]);
});

describe('require', () => {
  holds([
    [`const a = require('x')`, 'require x'],
    ['const a = require(`x`)', 'require x'],
    [`require /* 1 */ ( /* 2 */ 'x' /* 3 */ )`, 'require x'],
    [`require?.('x')`, 'require x'],
    [`require('x', 1); require('y',)`, 'require x, require y'],
    [`require<typeof import('x')>('y')`, 'type x, require y'],
    [`f(require('x'), require('y'))`, 'require x, require y'],
    [`a.require('x'); a?.require('y'); require.resolve('z')`, ''],
    [`new require('x')`, ''],
    [`require(a); require('x' + a); require(['x']); require()`, ''],
    ['require(`${a}`); require(`x${a}`)', ''],
    [`class A { require(a) {} }; ({ require(a) {}, require: 1 })`, ''],
    [`import a = require('x')`, 'require x'],
    [`export import a = require('x')`, 'require x'],
    [`import type a = require('x')`, 'type x'],
    [`export import type a = require('x')`, 'type x'],
    [`import type = require('x')`, 'require x'],
    [`import a = b.c; import 'x'`, 'side-effect x'],
    [`(function (require) { require('x') })`, 'require x', 'js'],
  ]);
});

describe('dynamic imports', () => {
  holds([
    [`import('x')`, 'dynamic x'],
    ['import(`x`)', 'dynamic x'],
    [`const a = await import('x')`, 'dynamic x'],
    [`import('x').then(a => a.b)`, 'dynamic x'],
    [`import('x', { with: { type: 'json' } }); import('y',)`, 'dynamic x, dynamic y'],
    [`import(/* webpackChunkName: "z" */ 'x')`, 'dynamic x'],
    [`() => import('x')`, 'dynamic x'],
    [`const a = { b: () => import('x'), c: import('y') }`, 'dynamic x, dynamic y'],
    [`a ? import('x') : import('y')`, 'dynamic x, dynamic y'],
    [`a || import('x') || (b, import('y')), [import('z')]`, 'dynamic x, dynamic y, dynamic z'],
    ["`a ${import('x')} b ${`c ${import('y')}`} ${import('z')}`", 'dynamic x, dynamic y, dynamic z'],
    ["import(`${a}`); import(`x${a}`); import(a); import('x' + a); import()", ''],
    ['import(`x\\`y`)', 'dynamic x`y'],
    [`import.meta.url; import.meta.resolve('x')`, ''],
    [`import.defer('x')`, 'dynamic x'],
    [`a.import('x'); a?.import('y'); this.#import('z')`, ''],
    [`switch (a) { case 1: import('x'); default: import('y') }`, 'dynamic x, dynamic y'],
    [`async function f(a: T): Promise<void> { await import('x') }`, 'dynamic x'],
    [`const f = async (a: T): Promise<void> => { await import('x') }`, 'dynamic x'],
    [`const f = (a: T): T => import('x')`, 'dynamic x'],
    [`const a = b as T ? import('x') : import('y')`, 'dynamic x, dynamic y'],
    [`const a = <T>import('x'), c = 1 << import('y')`, 'dynamic x, dynamic y'],
    [`const a: T = import('x')\nlet b: T\nimport('y')`, 'dynamic x, dynamic y'],
    [`type A = B\nimport('x')\ntype C = D;import('y')`, 'dynamic x, dynamic y'],
    [
      `class A { a: T = import('x')\n b = import('y')\n c() { import('z') } }`,
      'dynamic x, dynamic y, dynamic z',
    ],
    [`class A { a?(b: T): T\n c = d ? import('x') : import('y') }`, 'dynamic x, dynamic y'],
    [`outer: for (const a of import('x')) {}`, 'dynamic x'],
    [`a = b ? (c: T): T => import('x') : import('y')`, 'dynamic x, dynamic y'],
    [`a = b ? (): T => import('x') : import('y')`, 'dynamic x, dynamic y'],
    [`export default class extends A { a = import('x') }`, 'dynamic x'],
    [`if (a < b || c > import('x')) import('y')`, 'dynamic x, dynamic y'],
    [`const a = import('x')!; import('y') as T; import('z') satisfies T`, 'dynamic x, dynamic y, dynamic z'],
    [`const a = (b): (C | D) => { import('x') }`, 'dynamic x'],
    [`const a = 0.\nimport('x')`, 'dynamic x'],
  ]);
});

describe('import() types', () => {
  holds([
    [`let a: import('x').A`, 'type x'],
    [`let a: typeof import('x')`, 'type x'],
    [`type A = import('x').A | import('y') & import('z')`, 'type x, type y, type z'],
    [`type A = B extends import('x').A ? import('y').B : import('z').C`, 'type x, type y, type z'],
    [`type A<T = import('x')> = T`, 'type x'],
    [
      `function f<T extends import('x').A>(a: import('y').B, b?: import('z').C): import('w').D {}`,
      'type x, type y, type z, type w',
    ],
    [
      `interface A extends B, C { a: import('x').A; b(c: import('y').B): import('z').C }`,
      'type x, type y, type z',
    ],
    [
      `interface A { a?: import('x').A\n readonly b: import('y').B\n [k: string]: import('z').C }`,
      'type x, type y, type z',
    ],
    [
      `class A implements B { private a?: import('x').A; b!: import('y').B; c(): import('z').C { return 1 } }`,
      'type x, type y, type z',
    ],
    [
      `f<import('x').A>(a); new Map<string, import('y').B>(); g<{ a: import('z').C }>()`,
      'type x, type y, type z',
    ],
    [`a as import('x').A; b satisfies import('y').B; c as unknown as import('z')`, 'type x, type y, type z'],
    [`<import('x').A>a; f()<import('y').B>`, 'type x, type y'],
    [
      `type F = (a: import('x').A) => import('y').B; type G = new () => import('z').C`,
      'type x, type y, type z',
    ],
    [`type F = <T>(a: T) => import('x').A; let g: <T>() => typeof import('y')`, 'type x, type y'],
    [`type A = [import('x').A, ...import('y').B[], a?: import('z').C]`, 'type x, type y, type z'],
    [
      `type A = keyof import('x').A; type B = readonly import('y').B[]; type C = (import('z').C)`,
      'type x, type y, type z',
    ],
    ["type A = `a ${import('x').A} b`", 'type x'],
    [`type A = { [K in keyof import('x').A]: import('y').B }`, 'type x, type y'],
    [`function f(a: unknown): a is import('x').A { return import('y') }`, 'type x, dynamic y'],
    [`function f(a): asserts a is import('x').A {}`, 'type x'],
    [
      `const f = (a: import('x').A = import('y')): import('z').B => import('w')`,
      'type x, dynamic y, type z, dynamic w',
    ],
    [`const { a, b }: { a: import('x').A; b: B } = await import('y')`, 'type x, dynamic y'],
    [`const o = { m(a: import('x').A): import('y').B { return import('z') } }`, 'type x, type y, dynamic z'],
    [`export declare const a: import('x').A<import('y').B>;`, 'type x, type y'],
    [`type A = import('x', { with: { 'resolution-mode': 'import' } }).A`, 'type x'],
    [`let a: B<<T>() => import('x').A>`, 'type x'],
    [`type A = 'a'\nexport const b: import('x').B = 1`, 'type x'],
    [
      `abstract class A { abstract a: import('x').A\n abstract b(): import('y').B\n abstract c: C }`,
      'type x, type y',
    ],
    [`for (const a of b as import('x').A[]) import('y')`, 'type x, dynamic y'],
    [`const a = b ? (c as import('x').C) : (d as import('y').D)`, 'type x, type y'],
    [`type A = {\n a: import('x').A\n b: B\n}\nimport('y')`, 'type x, dynamic y'],
  ]);
});

describe('reference directives', () => {
  holds([
    [`/// <reference path="x.d.ts" />`, 'type ./x.d.ts'],
    [`/// <reference path='../x.d.ts' />\n/// <reference path="./y.d.ts"/>`, 'type ../x.d.ts, type ./y.d.ts'],
    [
      `#!/usr/bin/env node\n// a\n/* b */\n///   <reference   path = "x.ts"   />\nimport 'y'`,
      'type ./x.ts, side-effect y',
    ],
    [`/// <reference types="x" />\n/// <reference lib="dom" />\n/// <reference no-default-lib="true" />`, ''],
    [`import 'y'\n/// <reference path="x.ts" />`, 'side-effect y'],
    [`// <reference path="x.ts" />\n/* /// <reference path="x.ts" /> */`, ''],
  ]);
});

describe('what is no code', () => {
  holds([
    [
      `// import 'x'\n/* import 'x' */\n/** @type {import('x')} @import {a} from 'x' */\nimport 'y'`,
      'side-effect y',
    ],
    [`'import "x"'; "require('x')"; 'it\\'s import("x")'`, ''],
    ["`import 'x' ${a} require('x') \\${ import('x') }`; import 'y'", 'side-effect y'],
    [`'a\\\nimport "x"'; import 'y'`, 'side-effect y'],
    [`a = /import 'x'/g; b = /[/'"]/; import 'y'`, 'side-effect y'],
    [`a = b / c; d = e / f; import 'y'`, 'side-effect y'],
    [`a = (b) / 2; c = "/'"; import 'y'`, 'side-effect y'],
    [`if (a) /'/.test(b); import 'y'`, 'side-effect y'],
    [`while (a) /"/.exec(b)\nfor (;;) /'/g; import 'y'`, 'side-effect y'],
    [`a[0] / b / c; d++ / 2; import 'y' // '`, 'side-effect y'],
    [`{ }\n/'/.test(a); import 'y'`, 'side-effect y'],
    [`return /'/; typeof /"/; case /'/: import('y')`, 'dynamic y'],
    [`a.return / 2; '/'; import('y')`, 'dynamic y'],
    [`a! / 2; '/'; import('y')`, 'dynamic y'],
    ["`${a}` / 2; '/'; import('y')", 'dynamic y'],
    ["`${{ a: '}' }}${`}`}`; import('y')", 'dynamic y'],
    [`({ import: 1, export: 2, from: 'x', require: 3 }); a = { import, export }`, ''],
    [`class A { import(a) {} export() {} static import = 1; get import() { return 'x' } }`, ''],
    [`interface A { import: string; export?: 'x'; require(a: string): 'y'; import(a: B): C }`, ''],
    [`a.import; a.export.from; b.require`, ''],
    [`importa('x'); $import('x'); import$('x'); requires('x'); exporta`, ''],
    [`declare module 'x'; declare module "y" {}`, ''],
    [`const from = 'x'; const type = 'y'; from; type`, ''],
  ]);
});

describe('JSX', () => {
  const jsx = (text: string, imports: string): Case => [text, imports, 'tsx'];
  holds([
    jsx(`<div>import 'x' it's {import('y')} "</div>; import 'z'`, 'dynamic y, side-effect z'),
    jsx(`<A b='import "x"' c="it's" d={import('y')} e />; import('z')`, 'dynamic y, dynamic z'),
    jsx(`<><a.b:c-d /> ' {/* ' */} <></></>; import('x')`, 'dynamic x'),
    jsx(`<A {...b} c=<d>'</d>>&quot;'</A>; import('x')`, 'dynamic x'),
    jsx(`<A<import('x').B> c={import('y')}>'</A>; import('z')`, 'type x, dynamic y, dynamic z'),
    jsx(`<a // '\n /* ' */ b='\n'>{() => { return <b>{import('x')}</b> }}</a>`, 'dynamic x'),
    jsx(`const f = <T,>(a: T) => import('x'); "'"`, 'dynamic x'),
    jsx(`const f = <T extends A>(a: T): import('x').B => <b>'</b>; import('y')`, 'type x, dynamic y'),
    jsx(`const f = <const T,>(a: T) => <b>'</b>; import('y')`, 'dynamic y'),
    jsx(`type F = <T>(a: T) => import('x').B; interface A { <T>(a: T): import('y').C }`, 'type x, type y'),
    jsx(`a < b; c > d; '<'; import('x')`, 'dynamic x'),
    jsx(`if (a) <b>'</b>; return <b>'</b>; a && <b>'</b>; a ? <b>'</b> : <c>'</c>; import('x')`, 'dynamic x'),
    jsx(`<a>{b ? <c>'</c> : import('x')} {d => <e>'</e>}</a>; import('y')`, 'dynamic x, dynamic y'),
    jsx(`f<A>(<b>'</b>); new C<D>(<e>'</e>); import('x')`, 'dynamic x'),
    [`const a = <div>it's {require('x')}</div>`, 'require x', 'js'],
    [`const a = <any>b, f = <T>(c: T) => import('x'); '<'`, 'dynamic x'],
  ]);
});

describe('places and values', () => {
  it('gives the range of the specifier with its quotes', () => {
    const text = `\ufeffimport a from "x\\u{79}"; import('z')`;
    expect(scanEcmascript(text, dialect('ts'))).toEqual([
      { kind: 'value', specifier: 'xy', start: 15, end: 24 },
      { kind: 'dynamic', specifier: 'z', start: 33, end: 36 },
    ]);
  });
  it('resolves escapes', () => {
    expect(scanned(`import '\\x61\\u0062\\u{63}\\/\\\nd'`)).toBe('side-effect abc/d');
    expect(scanned(`import '\\u{ffffffff}\\xzz'`)).toBe('side-effect \\u{ffffffff}xzz');
  });
  it('gives the range of a reference as written', () => {
    const text = `/// <reference path="a.ts" />`;
    const [reference] = scanEcmascript(text, dialect('ts'));
    expect(text.slice(reference!.start, reference!.end)).toBe('"a.ts"');
  });
  it('counts any line break', () => {
    expect(scanned(`// a\rimport 'x'\u2028// b\u2029import 'y'\r\nimport 'z'`)).toBe(
      'side-effect x, side-effect y, side-effect z',
    );
  });
});

describe('declared names', () => {
  const namesIn = (text: string): string[] =>
    typescript.symbols(text, typescript.spans(text)).map(({ name }) => name);

  it.each([
    ['class A {} interface B {} function* c() {} export enum D {}', ['A', 'B', 'c', 'D']],
    ['const a = 1, b = f(x, y), c: number = 2;', ['a', 'b', 'c']],
    [
      'var a = 1, // one,\n  /* two */ b = 2\n  , c = { d: 1, e: 2 },\n\n  f = 3\ng = 1, h = 2',
      ['a', 'b', 'c', 'f'],
    ],
    ['const a = new Map<string, B>(), c = 2', ['a', 'c']],
    ['const a = x => y, b = (c, d = 1) => { let e = 1, f = 2 }, g = 3', ['a', 'b', 'e', 'f', 'g']],
    ['let a = 1; b(c, d = 2)', ['a']],
    ['"const a = 1, b = 2"; // const c = 1, d = 2', []],
  ])('of %s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});
