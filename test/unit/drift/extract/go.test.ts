import { describe, expect, it } from 'vitest';
import { go } from '../../../../src/core/drift/extract/go.ts';
import { expectInOrder, forTextsOf, many } from './anyText.ts';

const imports = (text: string): string[] =>
  go
    .scan(text)
    .imports.map(({ kind, specifier, start, end }) => `${kind} ${specifier} ${text.slice(start, end)}`);
const specifiers = (text: string): string[] => go.scan(text).imports.map(({ specifier }) => specifier);

const sample = `// Package a does things with "quotes".
package a

/* import "no" */
import "fmt"
import m "math/rand"; import "os"
import (
	"context" // import "no"
	_ "embed"
	. "strings"

	// yaml
	yaml \`gopkg.in/yaml.v3\`
	db "example.com/acme/app/db" ; "time"
)

func main() {
	text := "import \\"no\\""
	raw := \`
import "no"
\`
}
`;

describe('Go imports', () => {
  it('dot, blank and named imports: a blank one is for its side effect', () => {
    expect(imports('package a\nimport . "a"\nimport _ "b"\nimport c "c"')).toEqual([
      'value a "a"',
      'side-effect b "b"',
      'value c "c"',
    ]);
  });
  it('grouped and semicolon-separated imports', () => {
    expect(specifiers(sample)).toEqual([
      'fmt',
      'math/rand',
      'os',
      'context',
      'embed',
      'strings',
      'gopkg.in/yaml.v3',
      'example.com/acme/app/db',
      'time',
    ]);
  });
  it('raw-string import paths, and escapes in others', () => {
    expect(imports('import `x`\nimport "a\\x62\\u0063\\144"')).toEqual([
      'value x `x`',
      'value abcd "a\\x62\\u0063\\144"',
    ]);
  });
  it('cgo: import "C" behind its comment', () => {
    expect(specifiers('package a\n/*\n#include "x.h"\n*/\nimport "C"\nimport "unsafe"')).toEqual([
      'C',
      'unsafe',
    ]);
  });
  it('//go:embed, build tags and strings are no imports', () => {
    expect(specifiers('//go:build linux\n//go:embed "x"\npackage a\nvar a = "x"\nimport "y"')).toEqual([]);
  });
  it('a byte order mark and Windows line ends do no harm', () => {
    expect(specifiers('\ufeffpackage a\r\nimport (\r\n\t"x"\r\n)\r\n')).toEqual(['x']);
  });
});

describe('half-typed Go', () => {
  it('keeps the imports before the cursor', () => {
    const whole = imports(sample);
    for (let length = 0; length <= sample.length; length++) {
      const before = go.scan(sample).imports.filter(({ end }) => end <= length).length;
      expect(imports(sample.slice(0, length)).slice(0, before), `${length}`).toEqual(whole.slice(0, before));
    }
  });
  it.each(['import fm', 'import "fm', 'import (\n\t"x\n', 'import (\n\tx\n', 'import `x', 'impo', 'import'])(
    'loses nothing behind %j',
    start => {
      expect(specifiers(`package a\n${start}\nimport "y"\nfunc f() {}`)).toEqual(['y']);
    },
  );
  it('an open group ends at the first declaration', () => {
    expect(specifiers('import (\n"x"\nfunc f() { g("no") }')).toEqual(['x']);
  });
});

describe('any text', () => {
  const tokens = [
    'import',
    '(',
    ')',
    '"x"',
    '"',
    '`',
    '_',
    '.',
    ';',
    '\n',
    '//',
    '/*',
    '*/',
    '\\',
    'func',
    'a',
    "'",
  ];
  it('never throws and reports quoted places in order', () => {
    forTextsOf(tokens, text => {
      const { imports } = go.scan(text);
      expectInOrder(imports, text);
      for (const { start, end } of imports) {
        expect('"`').toContain(text[start]);
        expect(text[end - 1]).toBe(text[start]);
      }
      for (const symbol of go.symbols(text, go.spans(text))) {
        expect(text.slice(symbol.start, symbol.end)).toBe(symbol.name);
      }
    });
  });
  it.each([...tokens, 'import (', 'import `', 'var (\n', '"\n'])(
    'a million times %j comes to an end',
    token => {
      const text = many(token, 1_000_000);
      go.scan(text);
      go.symbols(text, go.spans(text));
    },
  );
});

describe('Go text', () => {
  it('spans are comments, strings, raw strings and runes', () => {
    const text = "a := \"x\" // c\nb := `y\n\"` /* d\n*/ + '\"' + '\\''";
    expect(go.spans(text).all.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)).toEqual([
      'string "x"',
      'lineComment // c',
      'string `y\n"`',
      'blockComment /* d\n*/',
      `string '"'`,
      "string '\\''",
    ]);
  });
  it('symbols are what the file declares at its top', () => {
    const text = `package a
type Order struct { Name string }
type (
	A int
	B[T any] struct {
		C int
	}
)
const (
	D, E = iota, 1
	F = \`
	G = 1
\`
)
var x, y = 1, 2
func f() { var z int }
func (o *Order) Total() int { type local int }
// func no() {}
`;
    const names = go.symbols(text, go.spans(text)).map(({ name }) => name);
    expect(names).toEqual(['Order', 'A', 'B', 'D', 'E', 'F', 'x', 'y', 'f', 'Total']);
  });
});
