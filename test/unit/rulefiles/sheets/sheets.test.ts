import { describe, expect, it } from 'vitest';
import { iniSheet } from '../../../../src/core/rulefiles/sheets/iniSheet.ts';
import { Entry, type SheetOrFault } from '../../../../src/core/rulefiles/sheets/sheet.ts';
import { tomlSheet } from '../../../../src/core/rulefiles/sheets/tomlSheet.ts';
import { yamlSheet } from '../../../../src/core/rulefiles/sheets/yamlSheet.ts';

const entryOf = (found: SheetOrFault): Entry => {
  if ('fault' in found) throw new Error(found.fault.why);
  return Entry.rootOf(found.sheet);
};
const lineOf = (entry: Entry): number => entry.place.range.start.line;

describe('iniSheet', () => {
  const text = `# top
[importlinter]
root_package = app
[importlinter:contract:1]
name: One thing
layers=
    app.high
    ; not this one
    app.low

[empty]
`;

  it('reads sections, options and lists over several lines, each with its place', () => {
    const root = entryOf(iniSheet('setup.cfg', text));
    expect(root.value).toEqual({
      importlinter: { root_package: 'app' },
      'importlinter:contract:1': { name: 'One thing', layers: ['app.high', 'app.low'] },
      empty: {},
    });
    const contract = root.at('importlinter:contract:1');
    expect(lineOf(contract)).toBe(3);
    expect(lineOf(contract.at('layers', 1))).toBe(8);
    expect(contract.at('layers', 1).place.range).toEqual({
      start: { line: 8, character: 4 },
      end: { line: 8, character: 11 },
    });
  });

  it('takes lines outside of any section for nothing', () => {
    expect(entryOf(iniSheet('x', 'a = b\n[s]\nno value\n')).value).toEqual({ s: {} });
  });
});

describe('tomlSheet', () => {
  const text = `exclude = [
  "a = b",
]
note = """
[[modules]]
"""

[[modules]]
path = "one"

[[modules]]
path = "two"
depends_on = ["one"]

[tool.tach.external]
exclude = ["x"]
`;

  it('knows the line of tables and keys', () => {
    const root = entryOf(tomlSheet('tach.toml', text));
    expect(lineOf(root.at('modules', 0))).toBe(7);
    expect(lineOf(root.at('modules', 1))).toBe(10);
    expect(lineOf(root.at('modules', 1, 'depends_on', 0))).toBe(12);
    expect(lineOf(root.at('tool', 'tach', 'external', 'exclude'))).toBe(15);
    expect(root.at('modules', 1, 'depends_on').texts).toEqual(['one']);
  });

  it('says where it is broken', () => {
    expect(tomlSheet('tach.toml', 'a = 1\nb = = 2\n')).toMatchObject({
      fault: { place: { path: 'tach.toml', range: { start: { line: 1 } } } },
    });
    expect(tomlSheet('tach.toml', `a = ${'['.repeat(20_000)}`)).toHaveProperty('fault');
  });

  it('knows strings by their ends', () => {
    const quoted = String.raw`"a\"]b" = "\"["
'c\' = [1] # [
d = "\\"
e = 1
`;
    const root = entryOf(tomlSheet('tach.toml', quoted));
    expect(['c\\', 'd', 'e'].map(key => lineOf(root.at(key)))).toEqual([1, 2, 3]);
  });

  it('reads long lines of brackets, blanks and dots to the end', () => {
    const blanks = ' '.repeat(1_000_000);
    const root = entryOf(tomlSheet('tach.toml', `["${blanks}]${blanks}"]${blanks}# ]\nb = 1\n`));
    expect(lineOf(root.at(`${blanks}]${blanks}`, 'b'))).toBe(1);
    const deep = Array.from({ length: 1000 }, () => 'a');
    const tables = entryOf(tomlSheet('tach.toml', `[[${deep.join('.')}]]\n`.repeat(1000)));
    expect(lineOf(tables.at(...deep, 999))).toBe(999);
  });
});

describe('yamlSheet', () => {
  it('reads data and places, and says where it is broken', () => {
    const root = entryOf(yamlSheet('d.yaml', 'a:\n  - b: 1\n'));
    expect(lineOf(root.at('a', 0, 'b'))).toBe(1);
    expect(yamlSheet('d.yaml', 'a: [1\nb: 2\n')).toHaveProperty('fault');
  });
});

describe('an entry', () => {
  const root = entryOf(yamlSheet('d.yaml', 'one: x\nmany: [x, y]\nmap: { a: 1 }\non: "True"\nnothing:\n'));

  it('reads one as a list of one, and nothing as none', () => {
    expect(root.at('one').texts).toEqual(['x']);
    expect(root.at('many').texts).toEqual(['x', 'y']);
    expect([root.at('nothing').items(), root.at('gone').items(), root.at('constructor').items()]).toEqual([
      [],
      [],
      [],
    ]);
    expect(
      root
        .at('map')
        .entries()
        .map(([key]) => key),
    ).toEqual(['a']);
    expect([root.at('on').isTrue, root.at('one').isTrue]).toEqual([true, false]);
  });
});
