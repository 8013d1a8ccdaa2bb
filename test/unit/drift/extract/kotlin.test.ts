// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the cases are programs, with templates of their own.
import { describe, expect, it } from 'vitest';
import { kotlin } from '../../../../src/core/drift/extract/kotlin.ts';
import { declaredBy, literalsOf, mentioned, written } from './scanned.ts';

const imports = (text: string) => written(kotlin, text);
const declared = (text: string) => declaredBy(kotlin, text);

describe('imports of Kotlin', () => {
  it.each<[string, string[]]>([
    ['import a.B', ['a.B']],
    ['package x\n\nimport a.B\nimport c.D\nclass E', ['a.B', 'c.D']],
    ['package x;import a.B;import c.D;', ['a.B', 'c.D']],
    ['import a.b.c.*', ['all a.b.c.*']],
    ['/* /* import no.No */ import no.No */\n// import no.No\nimport a.B', ['a.B']],
    ['import a.B // c\nimport d.E', ['a.B', 'd.E']],
    ['fun import() = 1\nimport no.No', []],
  ])('%j', (text, expected) => {
    expect(imports(text)).toEqual(expected);
  });

  it('Kotlin aliases: the specifier is what is imported', () => {
    expect(imports('import a.b as c\nimport d.E as F')).toEqual(['a.b', 'd.E']);
  });

  it('backticked names are read without their ticks', () => {
    expect(imports('import a.`in`.`some thing`\npackage `is`')).toEqual(['a.in.some thing']);
  });

  it('annotations of the file stand before the package', () => {
    const text =
      '@file:JvmName("Texts")\n@file:[A("x") B]\n@file:Suppress("import no.No")\npackage a\nimport b.C';
    expect(imports(text)).toEqual(['b.C']);
    expect(declared(text)).toEqual(['a: Texts']);
  });

  it('.kts build scripts: a shebang, imports, statements', () => {
    expect(imports('#!/usr/bin/env kotlin\nimport a.B\nplugins { id("c") }\n"d".e()')).toEqual(['a.B']);
  });

  it('half-typed imports cost no other', () => {
    expect(imports('import a.\nimport c.D')).toEqual(['c.D']);
    expect(imports('import\nimport c.D')).toEqual(['c.D']);
    expect(imports('import a.B as\nimport c.D')).toEqual(['a.B', 'c.D']);
    expect(imports('import a.B as import\nimport c.D')).toEqual(['a.B', 'c.D']);
    expect(imports('import "a\nimport c.D')).toEqual(['c.D']);
  });
});

describe('what a Kotlin file declares', () => {
  it('types, objects, aliases, functions and properties at its top', () => {
    const text = `package a.b
      data class A(val no: Int = run { 1 }) : B() { val no = 2; companion object { fun no() {} } }
      sealed interface C; fun interface D { fun no() }
      enum class E { F }
      annotation class G
      object H
      data object I
      typealias J<T> = List<T>
      fun k() = object : No { }
      val l by lazy { val no = 1 }
      const val m = 1
      var n: Int
        get() = 1
      val o = fun(x: Int): Int { return x }
      val p = String::class
      internal expect fun q()`;
    expect(declared(text)).toEqual(['a.b: A C D E G H I J k l m n o p q']);
  });

  it('extension functions and properties, whatever they extend', () => {
    const text = `
      fun String.a() = 1
      fun <T : Comparable<T>> List<T>?.b(c: (T) -> Unit) {}
      fun (suspend () -> Unit).d() {}
      val <K, V> Map<K, (V) -> K>.e: Int get() = 1
      fun @receiver:Language("sql") String.f() {}
      operator fun a.b.C.plus(other: Int) = 1
      fun \`with blanks\`() {}
      context(a: A) fun g() {}`;
    expect(declared(text)).toEqual([': a b d e f plus with blanks g']);
  });

  it('Kotlin expect/actual: both declare the name', () => {
    expect(declared('expect class A { fun b() }')).toEqual(declared('actual class A { actual fun b() {} }'));
  });

  it('braces in strings, templates and comments do not count', () => {
    const text = `val a = "}\${ if (b) "}\${c}{" else '}' }{" + """ } " \${d { "}" }} """ + $$"\${ $\${e} }"
      /* } /* } */ } */
      val f = "$g $ {"; class H`;
    expect(declared(text)).toEqual([': a f H']);
  });
});

it('what a Kotlin file mentions: code in templates as well', () => {
  const text = 'import a.*\nimport b.Known\nval x = "No $short ${Long.y("No")} `No`" + `ticked` + Known';
  expect(mentioned(kotlin, text, ['short', 'Long', 'y', 'ticked', 'No', 'Known'])).toEqual([
    'short',
    'Long',
    'y',
    'ticked',
  ]);
  expect(mentioned(kotlin, 'import a.*\nimport b.C as D\nval x: C = D()', ['C', 'D'])).toEqual(['C']);
});

it('spans of Kotlin: the pieces of a template are none of its code', () => {
  expect(literalsOf(kotlin, 'a("b $c d ${e("f")} g", \'h\', """i${j}""") // k')).toEqual([
    '"b $',
    ' d ${',
    '"f"',
    '} g"',
    "'h'",
    '"""i${',
    '}"""',
    '// k',
  ]);
});

it('symbols of Kotlin: types and their members, and nothing inside of functions', () => {
  const text = `class A(val b: Int, c: Int) : D({ val no = 1 }) {
      fun <T> e(f: T) { val no = 1; fun no() {} }
      val g get() = 1
      companion object { const val h = 1 }
      object I { class J }
    }
    fun String.k() = run { val no = 1 }
    interface L
    val m = 1`;
  const spans = kotlin.spans(text);
  expect(kotlin.symbols(text, spans).map(({ name }) => name)).toEqual('A b e g h I J k L m'.split(' '));
});
