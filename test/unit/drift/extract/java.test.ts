import { describe, expect, it } from 'vitest';
import { java } from '../../../../src/core/drift/extract/java.ts';
import { declaredBy, literalsOf, mentioned, written } from './scanned.ts';

const imports = (text: string) => written(java, text);
const declared = (text: string) => declaredBy(java, text);

describe('imports of Java', () => {
  it.each<[string, string[]]>([
    ['import a.B;', ['a.B']],
    ['package x;\n\nimport a.B;\nimport c.D;\n\nclass E {}', ['a.B', 'c.D']],
    ['import a.b.C.D;', ['a.b.C.D']],
    ['import a . /* here */ b\n. C ;', ['a.b.C']],
    [';import a.B;;import c.D;', ['a.B', 'c.D']],
    ['/** import no.No; */ // import no.No;\nimport a.B;', ['a.B']],
    ['\ufeffimport a.B;', ['a.B']],
    ['import größe.Maß;', ['größe.Maß']],
    ['import a.B;\r\nimport c.D;\r\n', ['a.B', 'c.D']],
    ['class A { String b = "import no.No;"; }\nimport no.No;', []],
  ])('%j', (text, expected) => {
    expect(imports(text)).toEqual(expected);
  });

  it('wildcard imports name all of a package, with the asterisk in the specifier', () => {
    expect(imports('import a.b.*;\nimport static a.B.*;')).toEqual(['all a.b.*', 'static all a.B.*']);
  });

  it('static imports say so', () => {
    expect(imports('import static a.B.c;\nimport\nstatic a.B.d;')).toEqual(['static a.B.c', 'static a.B.d']);
  });

  it('modules can be imported as a whole, and packages be called module', () => {
    expect(imports('import module java.base;\nimport module.Thing;')).toEqual([
      'module java.base',
      'module.Thing',
    ]);
  });

  it('package-info.java: annotations stand before the package, imports behind it', () => {
    expect(imports('@Safe(value = "import no.No;", n = 1)\n@x.Other\npackage a.b;\nimport x.Safe;')).toEqual([
      'x.Safe',
    ]);
    expect(declared('@Safe package a.b;\nimport x.Safe;')).toEqual(['a.b:']);
  });

  it('module-info.java declares nothing, and what it requires is no import of a file', () => {
    const text = 'import a.B;\n@B open module x.y {\n  requires java.sql;\n  exports x.y;\n}';
    expect(imports(text)).toEqual(['a.B']);
    expect(declared(text)).toEqual([':']);
  });

  it('text that is not Java yet costs no import around it', () => {
    expect(imports('package ${package};\nimport a.B;')).toEqual(['a.B']);
    expect(imports('import a.;\nimport c.D;')).toEqual(['c.D']);
    expect(imports('import a.\nimport c.D;')).toEqual(['c.D']);
    expect(imports('import\nimport c.D;')).toEqual(['c.D']);
    expect(imports('import a.B\nimport c.D;')).toEqual(['a.B', 'c.D']);
    expect(imports('import a.\n\npublic class E {}')).toEqual([]);
  });

  it('covers the name with its range', () => {
    const text = 'package x;\nimport static a.b.C.d;\nimport e.*;';
    expect(java.scan(text).imports.map(({ start, end }) => text.slice(start, end))).toEqual([
      'a.b.C.d',
      'e.*',
    ]);
  });
});

describe('what a Java file declares', () => {
  it('types at its top of every kind, and not those inside', () => {
    const text = `package a.b;
      @Note({X.class, Y.class}) public final class A<T extends B> extends C implements D { class Inner {} enum E {} }
      interface F { } enum G { H { class I {} } } record J(int k) {} record L<T>(T t) { }
      @interface M { String value() default "class No {"; }`;
    expect(declared(text)).toEqual(['a.b: A F G J L M']);
  });

  it('braces in strings, characters, text blocks and comments do not count', () => {
    const text = `class A { String b = "}\\"}"; char c = '}', d = '\\''; /* } */ // }
      String e = """
        } " "" \\""" }
        """; }
      class F {}`;
    expect(declared(text)).toEqual([': A F']);
  });

  it('the word record is a name as well', () => {
    expect(declared('class A { void record() { record = 1; } }')).toEqual([': A']);
  });
});

describe('what a Java file mentions', () => {
  const text =
    'import a.*;\nimport b.Known;\n@Note("Quoted") class A { Known k; /* Commented */ Used u = used(); }';
  it('names in its code, where a wildcard asks for them', () => {
    expect(mentioned(java, text, ['Note', 'Used', 'used', 'Quoted', 'Commented'])).toEqual([
      'Note',
      'Used',
      'used',
    ]);
    expect(java.scan('import a.B; class C {}').mentions).toBeUndefined();
  });
  it('but none that it imports by itself, and no part of an import', () => {
    expect(mentioned(java, text, ['Known', 'a', 'b', 'import'])).toEqual([]);
  });
});

it('spans of Java: comments, strings, characters, text blocks', () => {
  expect(literalsOf(java, 'a /* b */ "c\\"" \'d\' // e\n """\n f" """ g')).toEqual([
    '/* b */',
    '"c\\""',
    "'d'",
    '// e',
    '"""\n f" """',
  ]);
});

it('symbols of Java: types and their members, at any depth, and nothing inside of methods', () => {
  const text = `@Note(name = "x") public class A<T> extends B implements C, D {
    private static final int E = f(1), G; List<String> h;
    @Override public <U> Map<U, T> i(int no) throws No { int no = 1; no(); return new No(); }
    A(int no) { super(no); }
    enum J { K, L(1) { void m() {} }; int n; }
    interface O { void p(); }
    int[] q = { 1, 2 };
  }
  record R(int no) { static void s() {} }`;
  expect(java.symbols(text, java.spans(text)).map(({ name }) => name)).toEqual(
    'A E h i J K L m n O p q R s'.split(' '),
  );
});
