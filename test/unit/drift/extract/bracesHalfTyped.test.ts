// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the cases are programs, with templates of their own.
import { describe, expect, it } from 'vitest';
import { csharp } from '../../../../src/core/drift/extract/csharp.ts';
import { java } from '../../../../src/core/drift/extract/java.ts';
import { kotlin } from '../../../../src/core/drift/extract/kotlin.ts';
import type { Language } from '../../../../src/core/drift/extract/language.ts';
import { expectInOrder, forTextsOf, many } from './anyText.ts';

const files: [Language, string][] = [
  [
    java,
    `/* Copyright */ @Safe package a.b;
import a.C; // d
import static e.F.*;
import g.h.I;
/** Doc {@link no.No} */
@Note(value = { "x", 'y' }) public class J<K extends L> { String m = """
  text "block" \\""" { """; char n = '"'; void o() { p("q"); } }
record R(int s) { }`,
  ],
  [
    kotlin,
    `@file:JvmName("A")
package a.b /* c /* d */ e */
import f.G
import h.i as j
import k.*
@Note("x") class L(val m: String = "n \${o("p") { q }} $r") : S { val t = """raw "\${u}" """ }
fun <V> List<V>.w() = '"'`,
  ],
  [
    csharp,
    `// Copyright
using A;
using static B.C;
using D = E.F<G, H>;
namespace I.J
{
    using K;
    [Note("x")] public class L<M> where M : class { string n = $"o{p:q}{$"r{s}"}" + @"t""" + """u "v" """; char w = '"'; }
#if X
    record Y(int Z);
#endif
}`,
  ],
];

describe.each(files)('%o', (language, text) => {
  const specifiers = (source: string) => language.scan(source).imports.map(({ specifier }) => specifier);
  const whole = language.scan(text).imports;

  it('every beginning of a file keeps the imports before the cursor', () => {
    for (let length = 0; length <= text.length; length++) {
      const before = whole.filter(({ end }) => end < length).map(({ specifier }) => specifier);
      expect(specifiers(text.slice(0, length)).slice(0, before.length), text.slice(0, length)).toEqual(
        before,
      );
    }
  });

  it('an import that is being typed costs none of the others', () => {
    const { start, end } = whole[1]!;
    const others = [whole[0]!, whole[2]!].map(({ specifier }) => specifier);
    // The keyword too.
    for (let at = text.lastIndexOf('\n', start) + 1; at < end; at++) {
      const typed = text.slice(0, at) + text.slice(text.indexOf('\n', end));
      expect(specifiers(typed), typed).toEqual(expect.arrayContaining(others));
    }
  });
});

describe.each([java, kotlin, csharp])('any text as $name', language => {
  const tokens = [
    ...'import package using namespace static global class record fun val object delegate this enum as a'.split(
      ' ',
    ),
    ...'{ } ( ) [ ] < > = ; : , . * ? ! @ $ # \\ / // /* */ " \' ` """ $" @" $@" $$""" ${ $a #if #else #endif'.split(
      ' ',
    ),
    ...['\n', '\r', ' ', '\ufeff', '\ud800', 'ä', '\0', '\u2028', '#!', '1.5', '"x"'],
  ];
  it('never throws, and reports places in order', () => {
    forTextsOf(tokens, text => {
      const { imports } = language.scan(text);
      expectInOrder(imports, text);
      for (const { specifier } of imports) expect(specifier).not.toBe('');
      const spans = language.spans(text);
      expectInOrder(spans.all, text);
      for (const { name, start, end } of language.symbols(text, spans)) {
        expect(text.slice(start, end)).toContain(name);
      }
    });
  });

  it.each([
    ...tokens,
    '"${',
    '$"{',
    '/**/',
    'a.',
    '@a(',
    'using a;',
    'import a.*;',
    '"\\',
    'class A{',
    '(this A',
    'a<b>(',
    '/*/*',
  ])('reads %j over and over again in one pass', token => {
    const text = many(token, 100_000);
    expect(() => {
      language.scan(text);
      language.symbols(text, language.spans(text));
    }).not.toThrow();
  });
});
