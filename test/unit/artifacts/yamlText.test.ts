import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/core/artifacts/yamlText.ts';

const read = (text: string) => readYaml('a.yaml', text);
const said = (text: string): string[] =>
  read(text).problems.map(
    ({ range, message, severity }) =>
      `${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character} ${severity}: ${message}`,
  );

describe('readYaml', () => {
  it.each<[string, string, string]>([
    ['a tab', 'a:\n\t- b\n', '1:0-1:1 error: a tab cannot indent YAML; write blanks instead'],
    ['a key twice', 'a: 1\nb: 2\na: 3\n', '2:0-2:1 error: `a` stands twice in this map; keep one of them'],
    [
      'a second document',
      'a: 1\n---\nb: 2\n',
      '1:0-1:3 error: a second document starts here; keep one and remove the line `---`',
    ],
    ['a list as file', '- a\n', '0:0-0:3 error: the file must be a map: lines such as `version: 1`'],
    [
      'an unknown alias',
      'a: *b\n',
      '0:3-0:5 error: nothing above is named `&b`; put a text that starts with `*` in quotes',
    ],
    [
      'a map as key',
      '{ a: 1 }: 2\n',
      '0:0-0:8 error: a key must be a text; write the map or list as a value',
    ],
    [
      'an alias inside its anchor',
      'a: &x [*x]\n',
      '0:7-0:9 error: `*x` stands inside what it names; write the value out',
    ],
    [
      'a colon too many',
      'a: b: c\n',
      '0:3-0:4 error: a second `: ` on this line; put the text in quotes, or start the map on its own line',
    ],
    [
      'a merge key',
      'a: &a { b: 1 }\nc:\n  <<: *a\n',
      '2:2-2:4 error: a merge key (`<<`) is not read in these files; write its keys out here, or give an alias to a single key (`layer: *name`)',
    ],
    ['a tag', 'a: !x b\n', '0:3-0:5 warning: unresolved tag: !x; the value is read without it'],
  ])('names the place of %s', (_, text, problem) => {
    expect(said(text)).toContain(problem);
  });

  it('reads what it can of a broken file', () => {
    expect(read('a: 1\nb: [1, 2\nc: 3\n').json).toMatchObject({ a: 1 });
    expect(read('a: 1\na: 2\n').json).toEqual({ a: 1 });
    expect(read('').json).toBeNull();
    expect(said('')).toEqual([]);
  });

  it('reads what merge keys bring, own keys first and then the first of several maps', () => {
    const text = 'a: &a { x: 1, y: 1 }\nb: &b { y: 2, z: 2 }\nc:\n  <<: [*a, *b]\n  z: 3\n"<<": 4\n';
    expect(read(text).json).toMatchObject({ c: { x: 1, y: 1, z: 3 }, '<<': 4 });
    expect(said(text)).toHaveLength(1);
  });

  it('reads keys and figures as they are written', () => {
    const { json } = read(
      '1.10: x\nno: y\nvalue: 1.10\ndate: 2026-01-01\nbig: .inf\n__proto__: { z: 1 }\nconstructor: 1\n',
    );
    expect(Object.keys(json as object)).toEqual([
      '1.10',
      'no',
      'value',
      'date',
      'big',
      '__proto__',
      'constructor',
    ]);
    expect(json).toMatchObject({ value: 1.1, date: '2026-01-01', big: '.inf' });
    expect(({} as { z?: number }).z).toBeUndefined();
  });

  it('says where keys and values stand, in UTF-16 units, after a byte order mark and Windows line ends', () => {
    const { rangeOf } = read(
      '\ufeff"👍": é\r\nlist:\r\n  - id: x # y\r\n    to:\r\n      - a\r\n      - b\r\n  - c\r\nempty:\r\n',
    );
    const at = (...args: Parameters<typeof rangeOf>): string => {
      const { start, end } = rangeOf(...args);
      return `${start.line}:${start.character}-${end.line}:${end.character}`;
    };
    expect(at(['👍'])).toBe('0:7-0:8');
    expect(at(['👍'], 'key')).toBe('0:1-0:5');
    expect(at(['list', 0])).toBe('2:4-5:9');
    expect(at(['list', 0], 'key')).toBe('2:4-2:9');
    expect(at(['list', 0, 'id'])).toBe('2:8-2:9');
    expect(at(['list', 0, 'to', 1])).toBe('5:8-5:9');
    expect(at(['list', 0, 'from'])).toBe('2:4-5:9');
    expect(at(['list', 0, 'from'], 'key')).toBe('2:4-2:9');
    expect(at(['empty'])).toBe('7:0-7:5');
  });

  it('bounds what aliases stand for', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      bomb.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`);
    expect(said(bomb.join('\n')).some(problem => problem.includes('stand for too much'))).toBe(true);
  });

  it.each<[string, string]>([
    ['open brackets', '['.repeat(200_000)],
    ['open braces', '{'.repeat(100_000)],
    ['dashes', '- '.repeat(20_000)],
    ['nested keys', Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['control characters', '\u0000\u0007a: \u0001\n'],
    ['lone surrogates', 'a: \ud800\n"\udc00": 1\n'],
    ['quotes', '"'.repeat(10_001)],
  ])('survives %s', (_, text) => {
    expect(Array.isArray(read(text).problems)).toBe(true);
  });

  it('places front matter in its file', () => {
    const text = '---\na: [\n---\n';
    const { problems, rangeOf } = readYaml('a.md', text, { yaml: 'a: [\n', offset: 4 });
    expect(problems[0]?.range.start.line).toBeGreaterThanOrEqual(1);
    expect(rangeOf(['a'], 'key').start).toEqual({ line: 1, character: 0 });
  });
});
