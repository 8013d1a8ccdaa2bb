import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, parseLooseIni } from '../../../../src/core/drift/resolve/looseIni.ts';

const ini = `; settings
[metadata]
Name : shop
[options]
install_requires =
    requests>=2
    # not this one
    attrs  ; python_version < "4"
package_dir = =src
no value here
[metadata]
version = 1
`;

describe('an INI file', () => {
  it('has sections with options of several lines', () => {
    const read = parseLooseIni(ini);
    expect(linesOf(read, 'metadata', 'name')).toEqual(['shop']);
    expect(linesOf(read, 'metadata', 'version')).toEqual(['1']);
    expect(linesOf(read, 'options', 'install_requires')).toEqual([
      'requests>=2',
      'attrs  ; python_version < "4"',
    ]);
    expect(linesOf(read, 'options', 'package_dir')).toEqual(['=src']);
    expect(linesOf(read, 'options', 'none')).toEqual([]);
    expect(linesOf(read, 'none', 'name')).toEqual([]);
  });

  it('goes on only with lines that are indented deeper', () => {
    const read = parseLooseIni('[a]\n  b = 1\n  c = 2\n    3\n');
    expect(linesOf(read, 'a', 'b')).toEqual(['1']);
    expect(linesOf(read, 'a', 'c')).toEqual(['2', '3']);
  });

  it('tells where everything stands, whatever the text', () => {
    const line = fc.array(fc.constantFrom('[a]', 'b', ' ', '=', ':', '#', '\n', '\r\n', '  x', '%'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(line, pieces => {
        const text = pieces.join('');
        for (const { start, options } of parseLooseIni(text).values()) {
          expect(text[start]).toBe('[');
          for (const { lines } of options.values())
            for (const each of lines) expect(text.slice(each.start, each.end)).toBe(each.text);
        }
      }),
    );
  });
});
