import { describe, expect, it } from 'vitest';
import { python, scanPython } from '../../../../src/core/drift/extract/python.ts';
import { expectInOrder, forTextsOf, many } from './anyText.ts';

/** What a text imports: `kind specifier`, a name behind a colon, `*` for everything, `?` where it may fail. */
const scanned = (text: string): string =>
  scanPython(text)
    .imports.map(({ kind, specifier, member, all, form }) => {
      const name = member === undefined ? (all === undefined ? '' : ':*') : `:${member.name}`;
      return `${kind} ${specifier}${name}${form === 'optional' ? '?' : ''}`;
    })
    .join(', ');

type Case = [text: string, imports: string];
const holds = (cases: Case[]): void => {
  it.each(cases)('%j', (text, imports) => {
    expect(scanned(text)).toBe(imports);
    for (const { start, end, kind, member, specifier } of scanPython(text).imports) {
      const written = text.slice(start, end).normalize('NFKC').replace(/\s/g, '');
      if (kind !== 'dynamic') expect(written).toBe(specifier);
      if (member !== undefined) expect(text.slice(member.start, member.end)).toBe(member.name);
    }
  });
};

describe('import statements', () => {
  holds([
    ['import a', 'value a'],
    ['import a.b.c', 'value a.b.c'],
    ['import a as b, c.d', 'value a, value c.d'],
    ['import a . b, c', 'value a.b, value c'],
    ['import a, \\\n  b', 'value a, value b'],
    ['import a; import b;import c', 'value a, value b, value c'],
    ['if x: import y', 'value y'],
    ['try: import a\nexcept ValueError: import b', 'value a, value b'],
    ['def f():\n\timport a\n\treturn a', 'value a'],
    ['class A: from b import c', 'value b:c'],
    ['from a import b', 'value a:b'],
    ['from a.b import c as d, e', 'value a.b:c, value a.b:e'],
    ['from a import (b, # one\n  c as d,\n)\nimport e', 'value a:b, value a:c, value e'],
    ['from a import b, \\\r\n  c', 'value a:b, value a:c'],
    ['from a import *', 'value a:*'],
    ['from . import a', 'value .:a'],
    ['from .a import b', 'value .a:b'],
    ['from ... import a', 'value ...:a'],
    ['from .. . a import b', 'value ...a:b'],
    ['from.a import b', 'value .a:b'],
    ['from a import(b)', 'value a:b'],
    ['from __future__ import annotations', 'value __future__:annotations'],
    ['import importer\nfrom_ = 1', 'value importer'],
    ['import ﬁle', 'value file'],
  ]);
  it('gives all names of one statement the place of its module', () => {
    const text = 'from app.infra import db, cache';
    expect(scanPython(text).imports).toEqual([
      {
        kind: 'value',
        specifier: 'app.infra',
        start: 5,
        end: 14,
        member: { name: 'db', start: 22, end: 24 },
      },
      {
        kind: 'value',
        specifier: 'app.infra',
        start: 5,
        end: 14,
        member: { name: 'cache', start: 26, end: 31 },
      },
    ]);
  });
});

describe('TYPE_CHECKING in if, elif and else, also under another name', () => {
  holds([
    ['if TYPE_CHECKING:\n  import a\nimport b', 'type a, value b'],
    ['if typing.TYPE_CHECKING:\n  import a\nelse:\n  import b', 'type a, value b'],
    ['import typing as t\nif t.TYPE_CHECKING: import a', 'value typing, type a'],
    ['from typing import TYPE_CHECKING as TC\nif TC:\n  import a', 'value typing:TYPE_CHECKING, type a'],
    ['if not TYPE_CHECKING:\n  import a\nelse:\n  import b\nimport c', 'value a, type b, value c'],
    ['if x:\n  import a\nelif TYPE_CHECKING:\n  import b\nelse:\n  import c', 'value a, type b, value c'],
    ['if not TYPE_CHECKING:\n  import a\nelif x:\n  import b', 'value a, type b'],
    ['if (TYPE_CHECKING and x):\n  import a', 'type a'],
    ['if x and TYPE_CHECKING:\n  import a', 'type a'],
    ['if TYPE_CHECKING or x:\n  import a', 'value a'],
    [
      'if TYPE_CHECKING:\n  if x:\n    import a\n  # comment\n\n  import b\nimport c',
      'type a, type b, value c',
    ],
    ['if TYPE_CHECKING:\n  f(\nx)\n  import a', 'type a'],
    ['if NOT_TYPE_CHECKING:\n  import a', 'value a'],
  ]);
});

describe('importlib.import_module and __import__ with the module written out', () => {
  holds([
    ['importlib.import_module("a.b")', 'dynamic a.b'],
    ["__import__('a')", 'dynamic a'],
    ["__import__ ('a', globals())", 'dynamic a'],
    ['from importlib import import_module\nimport_module("a")', 'value importlib:import_module, dynamic a'],
    [
      'from importlib import import_module as load\nx = load("a")',
      'value importlib:import_module, dynamic a',
    ],
    ['import importlib as il\nil.import_module("a")', 'value importlib, dynamic a'],
    ['importlib.import_module(".x", package=__package__)', 'dynamic .x'],
    ['importlib.import_module(".x", "a.b")', 'dynamic a.b.x'],
    ['importlib.import_module("..x", package="a.b")', 'dynamic a.x'],
    ['importlib.import_module(name)', ''],
    ['importlib.import_module(f"a.{b}")', ''],
    ['importlib.import_module("a" + b)', ''],
    ['importlib.import_module(".x", package=p)', ''],
    ['import_module("a")', ''],
    ['self.import_module("a")', ''],
    ['__import__(b"a")', ''],
  ]);
});

describe('try and except: imports that may fail are marked', () => {
  holds([
    ['try:\n  import a\nexcept ImportError:\n  import b\nimport c', 'value a?, value b?, value c'],
    ['try:\n  import a\nexcept (ValueError, ModuleNotFoundError):\n  pass', 'value a?'],
    ['try:\n  import a\nexcept:\n  pass', 'value a?'],
    ['try:\n  import a\nexcept KeyError:\n  pass', 'value a'],
    ['try:\n  import a\nfinally:\n  pass', 'value a'],
    ['with contextlib.suppress(ImportError):\n  import a\nimport b', 'value a?, value b'],
  ]);
});

describe('imports that depend on the version of Python: every branch counts', () => {
  holds([
    [
      'if sys.version_info >= (3, 11):\n  import tomllib\nelse:\n  import tomli as tomllib',
      'value tomllib, value tomli',
    ],
    [
      'if sys.version_info[0] == 2:\n  import a\nelif sys.version_info < (3, 9): from b import c\nelse:\n  from d import e',
      'value a, value b:c, value d:e',
    ],
    ['from a import b if PY2 else c', 'value a:b'],
    ['if sys.version_info >= (3, 11) and TYPE_CHECKING:\n  import a', 'type a'],
  ]);
});

describe('imports inside of functions and classes count', () => {
  holds([
    ['def f():\n  import a\n  def g():\n    from b import c', 'value a, value b:c'],
    ['async def f(): import a', 'value a'],
    ['class A:\n  import a\n  def f(self):\n    from . import b', 'value a, value .:b'],
    ['def f():\n  try:\n    import a\n  except ImportError:\n    a = None', 'value a?'],
  ]);
});

describe('__all__ and names in it are no imports, as the limits say', () => {
  holds([['__all__ = ["a", "b.c"]\n__all__ += ["d"]\n__all__.extend(["e"])\nfrom f import *', 'value f:*']]);
  it('stands among the limits', () => {
    expect(python.limits.join(' ')).toContain('`__all__`');
  });
});

describe('import inside of strings and docstrings is no import', () => {
  holds([
    ['"""\nimport a\n"""\nimport b', 'value b'],
    ["'''\nfrom a import b'''\nimport c", 'value c'],
    ['x = "import a"\n# import b\nimport c', 'value c'],
    ['r"""\\\\"""\nimport a', 'value a'],
    ['"""\\"""\nimport a\n"""\nimport b', 'value b'],
    ["x = 'it\\\n import a'\nimport b", 'value b'],
    ['print(b"""\nimport a""")\nimport b', 'value b'],
  ]);
});

describe('f-strings with nested quotes', () => {
  holds([
    ['x = f"{a["b"]}"\nimport c', 'value c'],
    ['x = f"{a:{"b"}}" \nimport c', 'value c'],
    ["x = f'{{' + f'}}' + f'{a!r:>{w}}'\nimport c", 'value c'],
    ['x = f"""\nimport a\n{f"{b}"}\nimport c\n"""\nimport d', 'value d'],
    ['x = rf"\\{a["b"]}" + f"\\N{DASH}"\nimport c', 'value c'],
    ['x = f"{__import__("a")}"', 'dynamic a'],
    ['x = f"{a', ''],
    ['x = f"{a\nimport b', 'value b'],
    ['x = t"{a}"\nimport b', 'value b'],
  ]);
});

describe('lines', () => {
  holds([
    ['\ufeffimport a', 'value a'],
    ['import a\rimport b\r\nimport c', 'value a, value b, value c'],
    ['\fimport a\n\f\timport b', 'value a, value b'],
    ['x = [\n  y,\n]\nimport a', 'value a'],
    ['x = (yield\n  from_)\nimport a', 'value a'],
    ['match x:\n  case 1: import a\ntype = match = case = 1\nimport b', 'value a, value b'],
    ['async def f(): import a', 'value a'],
    ['raise E from e\nyield_ = 1\nimport a', 'value a'],
    ['__all__ = ["a", "b"]', ''],
    ['x = {1: 2}; import a', 'value a'],
  ]);
});

describe('code that is being typed', () => {
  const rest = '\nimport y\nfrom z import w\n';
  const lines = [
    'from a.b import (c as d, e)',
    'import a.b as c, d',
    'x = f"{a["b"]:>{c}} {{" + \'it\'',
    'def f(a: int = 3, *, b="c") -> Dict[str, int]: return {a: [b, (1, 2)]}',
    'if TYPE_CHECKING: import a',
    'importlib.import_module(".a", package=__package__)',
  ];
  it.each(lines)('loses nothing behind any beginning of %j', line => {
    for (let length = 0; length <= line.length; length++) {
      const text = line.slice(0, length) + rest;
      expect(scanned(text).split(', ').slice(-2), JSON.stringify(text)).toEqual(['value y', 'value z:w']);
    }
  });
  it('loses nothing before the cursor', () => {
    const text = `import a\n"""doc"""\nfrom b import (c,\n  d)\n${lines.join('\n')}\nimport e\n`;
    const all = scanPython(text).imports;
    for (let length = 0; length <= text.length; length++) {
      const before = all.filter(
        ({ kind, end, member }) => kind !== 'dynamic' && (member?.end ?? end) < length - 1,
      );
      const found = scanPython(text.slice(0, length)).imports;
      expect(found.slice(0, before.length).map(({ specifier }) => specifier)).toEqual(
        before.map(({ specifier }) => specifier),
      );
    }
  });
});

const tokens = [
  ...['import', 'from', 'a', '.', '..', ',', '*', 'as', 'if', 'TYPE_CHECKING', 'else', ':', 'try', 'except'],
  ...['(', ')', '[', ']', '{', '}', '"', "'", '"""', 'f"', "rf'''", '#', '\\', '\n', '\r', '\t', ' ', ';'],
  ...['__import__(', 'import_module', '\ufeff', '\0', 'ä', '\ud800', '\\N{', '{{'],
];

describe('any text', () => {
  it('never throws, and keeps imports and spans in order and inside the text', () => {
    forTextsOf(tokens, text => {
      let last = 0;
      for (const { start, end } of scanPython(text).imports) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeLessThanOrEqual(text.length);
        last = start;
      }
      expectInOrder(python.spans(text).all, text);
    });
  });
  it('costs no more than its length is worth, whatever is repeated', () => {
    for (const token of [
      ...tokens,
      'from a import(',
      'f"{',
      'f"{a:{',
      'import a,',
      'if x:',
      ' try:\n',
      '((a',
    ]) {
      const text = `${many(token, 300_000)}\nimport end`;
      expect(() => scanPython(text), token).not.toThrow();
    }
  });
});

describe('spans and symbols', () => {
  const text = [
    '# comment',
    'def f(): return "s"',
    'async def g(): pass',
    'class A:',
    '    """def no(): pass"""',
    '    def method(self): return f"a{b}c{d:>{e}}"',
    'type Alias = int',
    'LIMIT: int = 3',
    'name = LIMIT == 4',
  ].join('\n');
  const pieces = python.spans(text).all.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
  it('takes comments, strings and the literal pieces of f-strings out of the code', () => {
    expect(pieces).toEqual([
      'lineComment # comment',
      'string "s"',
      'string """def no(): pass"""',
      'template f"a{',
      'template }c{',
      'template :>{',
      'template }',
      'template }"',
    ]);
  });
  it('finds what is declared', () => {
    const symbols = python.symbols(text, python.spans(text));
    expect(symbols.map(({ name }) => name)).toEqual(['f', 'g', 'A', 'method', 'Alias', 'LIMIT', 'name']);
    for (const { name, start, end } of symbols) expect(text.slice(start, end)).toBe(name);
  });
});
