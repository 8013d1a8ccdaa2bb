// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the cases are programs, with templates of their own.
import { describe, expect, it } from 'vitest';
import { csharp } from '../../../../src/core/drift/extract/csharp.ts';
import { declaredBy, literalsOf, mentioned, written } from './scanned.ts';

const imports = (text: string) => written(csharp, text);
const declared = (text: string) => declaredBy(csharp, text);

describe('usings of C#', () => {
  it.each<[string, string[]]>([
    ['using A.B;', ['all A.B']],
    ['using A;\r\nusing B.C;\r\n', ['all A', 'all B.C']],
    ['using A . /* x */ B ;', ['all A.B']],
    ['// using No;\n/* using No; */ using A;', ['all A']],
    ['using global::A.B;', ['all A.B']],
    ['class A { string b = "using No;"; void C() { using No; } }', []],
    ['using A;\n[assembly: InternalsVisibleTo("No")]\nnamespace B;', ['all A']],
  ])('%j', (text, expected) => {
    expect(imports(text)).toEqual(expected);
  });

  it('global using is an import of the file that it stands in', () => {
    expect(imports('global using A;\nglobal using static B.C;\nglobal using D = E.F;')).toEqual([
      'all A',
      'static B.C',
      'alias E.F',
    ]);
  });

  it('using static/alias: a type is named; tuples and words of the language import nothing', () => {
    const text = `using static A.B; using static unsafe G.H;
      using C = D.E<F.G, int>; using I = J.K<L>.M[]; using unsafe N = O.P*; using Q = global::R.S?;
      using T = (int X, string Y); using U = int; using V = System.Guid;`;
    expect(imports(text)).toEqual([
      'static A.B',
      'static G.H',
      'alias D.E',
      'alias J.K.M',
      'alias O.P',
      'alias R.S',
      'alias System.Guid',
    ]);
  });

  it('using (var x = …) and using var are statements', () => {
    const text = `using A;
      using var b = Open(); using (var c = Open()) { } await using var d = Open(); using Stream e = Open();
      using (d) ;`;
    expect(imports(text)).toEqual(['all A']);
  });

  it('extern alias is none', () => {
    expect(imports('extern alias Old;\nusing Old::A.B;\nusing C;')).toEqual(['all A.B', 'all C']);
  });

  it('usings inside namespaces say which one, nested and file-scoped', () => {
    expect(imports('namespace A.B { using C; namespace D { using static E.F; } }')).toEqual([
      ' in A.B all C',
      'static in A.B.D E.F',
    ]);
    expect(imports('using A;\nnamespace B.C;\nusing D;')).toEqual(['all A', ' in B.C all D']);
  });

  it('every branch of #if counts, and braces of one branch are none of the other', () => {
    const text = `#if NET8_0 // {
using A;
#elif OLD
using B;
#else
using C;
#endif
namespace D {
#if X
  class E {
#else
  class F {
#endif
  }
}
namespace G { #error don't
}`;
    expect(imports(text)).toEqual(['all A', 'all B', 'all C']);
    expect(declared(text)).toEqual(['D: E F', 'G:']);
  });

  it('half-typed usings cost no other', () => {
    expect(imports('using A.\nusing B;')).toEqual(['all B']);
    expect(imports('using\nusing B;')).toEqual(['all B']);
    expect(imports('using A\nusing B;')).toEqual(['all A', 'all B']);
    expect(imports('using C = \nusing B;')).toEqual(['all B']);
    expect(imports('using static\nnamespace D;\nusing B;')).toEqual([' in D all B']);
  });

  it('covers the name with its range, without global:: and type arguments', () => {
    const text = 'using global::A.B;\nusing C = D.E<F>;';
    expect(csharp.scan(text).imports.map(({ start, end }) => text.slice(start, end))).toEqual(['A.B', 'D.E']);
  });
});

describe('what a C# file declares', () => {
  it('types of every kind in several namespaces, also partial, generic and unsafe ones, and records', () => {
    const text = `[Attr("class No {")]
      public partial class A<T> where T : class where U : struct { class No {} enum No {} }
      namespace B.C {
        struct D { } interface E<in T> { } enum F : byte { G } unsafe ref struct H { }
        record I(int J); record struct K<T>(T L); sealed record class M : N { }
        delegate void O<T>(T p); public delegate (int, string) P(int q);
        namespace R { class @S { } }
      }
      namespace T { }`;
    expect(declared(text)).toEqual([': A', 'B.C: D E F H I K M O P', 'B.C.R: S', 'T:']);
  });

  it('extension methods, which a using of their namespace brings', () => {
    const text = `namespace A;
      static class B {
        public static void C(this int x) { D(this); }
        public static T E<T>(this T x) => F(this as G);
        public static void H([NotNull] this string x) {}
        public static int I(this (int, int) x) => 1;
        public static void J(int x) {}
      }`;
    expect(declared(text)).toEqual(['A: B C E H I']);
  });

  it('an attribute goes by both of its names', () => {
    expect(declared('class RouteAttribute : Attribute { }')).toEqual([': RouteAttribute Route']);
  });

  it('a file with namespaces for several projects declares its types in each', () => {
    const text = '#if A\nnamespace A;\n#elif B\nnamespace B;\n#endif\nclass C { }';
    expect(declared(text)).toEqual(['A: C', 'B: C']);
  });

  it('braces in verbatim, raw and interpolated strings and in char literals do not count', () => {
    const text = `class A {
      string b = "}\\"}", c = @"}""}", d = $"}}{ e["}"] }{{", f = $@"{g:}}""{h}";
      char i = '}', j = '\\'';
      string k = """}"}""}""", l = $$"""}{{ m("}") }}}""", n = @$"{ (o ? p : "}") :N2 }";
      string q = $"{(r is { } s ? $"{s}}}" : "}")}";
    }
    class T { }`;
    expect(declared(text)).toEqual([': A T']);
  });
});

it('what a C# file mentions: code in strings as well, and nothing of its usings or its own types', () => {
  const text = `using A.Used;
    using Alias = A.B;
    namespace C.Spaced;
    class Own { Own o; Alias a; Type b = $"No {Inner:Format} {Call("No")}"; [Attr] void M() { x.Ext(); } }`;
  const all = ['Type', 'Inner', 'Call', 'Attr', 'Ext', 'No', 'Format', 'Used', 'Spaced', 'Own', 'Alias'];
  expect(mentioned(csharp, text, all)).toEqual(['Type', 'Inner', 'Call', 'Attr', 'Ext']);
  expect(csharp.scan('class A { B c; }').mentions).toBeUndefined();
});

it('spans of C#: the pieces of an interpolated string are none of its code', () => {
  expect(literalsOf(csharp, 'a("b", @"c""", $"d{e:f}g{h}", """i""", $$"""j{{k}}""", \'l\'); // m')).toEqual([
    '"b"',
    '@"c"""',
    '$"d{',
    ':f}g{',
    '}"',
    '"""i"""',
    '$$"""j{{',
    '}}"""',
    "'l'",
    '// m',
  ]);
});

it('symbols of C#: types and their members, and nothing inside of methods', () => {
  const text = `namespace A.B {
    [Note(1)] public class C<T> : D, E where T : class {
      private readonly int f = g(1); public string H { get; set; } = "x"; public int I => j;
      [Fact] public async Task<int> K<U>(int no) { var no = 1; no(); return no; }
      enum L { M, N = 2 }
      public event Action? O;
      C() : base(1) { }
    }
    record P(int No);
    delegate void Q(int no);
  }`;
  const spans = csharp.spans(text);
  expect(csharp.symbols(text, spans).map(({ name }) => name)).toEqual('C f H I K L M N O P Q'.split(' '));
});
