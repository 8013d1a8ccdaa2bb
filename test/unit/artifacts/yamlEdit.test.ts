import { describe, expect, it } from 'vitest';
import { type Patch, PatchError } from '../../../src/core/artifacts/patch.ts';
import { editYaml } from '../../../src/core/artifacts/yamlEdit.ts';
import { readYaml } from '../../../src/core/artifacts/yamlText.ts';

const blueprint = `# What the code is meant to look like.
version: 1
title: Notification service   # shown in reports

components:
  # The heart.
  domain:
    paths: ["src/domain/**"]
    public: ["src/domain/index.ts"]

  app: { paths: ["src/app/**"] } # thin

rules:
  # Who may import whom.
  - id: DEP-1
    kind: allow
    from: app
    to: [domain]
    because: |
      The domain knows nobody.
      That keeps it testable.

  - { id: DEP-2, kind: forbid, from: domain, to: [app] }   # direct only
  # the end
`;

const edit = (text: string, ...patches: Patch[]): string => editYaml(text, patches);
const set = (path: Patch['path'], value: never | unknown): Patch => ({
  op: 'set',
  path,
  value: value as never,
});

describe('editYaml', () => {
  it.each<[string, Patch, string, string]>([
    [
      'a word',
      set(['components', 'domain', 'layer'], 'core'),
      '"src/domain/index.ts"]\n',
      '"src/domain/index.ts"]\n    layer: core\n',
    ],
    [
      'a title with a comment',
      set(['title'], 'Mail: the service'),
      'Notification service   #',
      '"Mail: the service"   #',
    ],
    [
      'an item of a quoted list',
      { op: 'insert', path: ['components', 'domain', 'paths', 1], value: 'lib/**' },
      '["src/domain/**"]',
      '["src/domain/**", "lib/**"]',
    ],
    [
      'an item of a plain list',
      { op: 'insert', path: ['rules', 0, 'to', 0], value: 'shared' },
      'to: [domain]',
      'to: [shared, domain]',
    ],
    [
      'a single value made a list',
      { op: 'insert', path: ['rules', 0, 'from', 1], value: 'ui' },
      'from: app',
      'from: [app, ui]',
    ],
    [
      'a component, apart as the others are',
      set(['components', 'ui'], { paths: ['src/ui/**'] }),
      '# thin\n',
      '# thin\n\n  ui: { paths: ["src/ui/**"] }\n',
    ],
    [
      'an entry of a flow map',
      set(['components', 'app', 'owner'], 'team'),
      '{ paths: ["src/app/**"] }',
      '{ paths: ["src/app/**"], owner: team }',
    ],
    ['a flow map without its entry', { op: 'remove', path: ['rules', 1, 'to'] }, ', to: [app] }', ' }'],
    [
      'a block text by another',
      set(['rules', 0, 'because'], 'One\n\nTwo\n'),
      '      The domain knows nobody.\n      That keeps it testable.\n',
      '      One\n\n      Two\n',
    ],
    [
      'a block text by a line',
      set(['rules', 0, 'because'], 'Short.'),
      '|\n      The domain knows nobody.\n      That keeps it testable.\n',
      'Short.\n',
    ],
    [
      'a line by a block text',
      set(['rules', 0, 'kind'], 'a\nb'),
      'kind: allow\n',
      'kind: |-\n      a\n      b\n',
    ],
    ['a name', { op: 'rename', path: ['components', 'domain'], key: 'core' }, '  domain:\n', '  core:\n'],
    [
      'a new rule like the last one',
      { op: 'insert', path: ['rules', 2], value: { id: 'DEP-3', kind: 'acyclic' } },
      '# direct only\n',
      '# direct only\n\n  - { id: DEP-3, kind: acyclic }\n',
    ],
    ['the last item of a list', { op: 'remove', path: ['rules', 0, 'to', 0] }, 'to: [domain]', 'to: []'],
    [
      'missing parents',
      set(['checks', 'unmapped'], 'off'),
      '  # the end\n',
      '  # the end\n\nchecks:\n  unmapped: "off"\n',
    ],
  ])('changes %s and not a byte more', (_, patch, before, after) => {
    expect(blueprint).toContain(before);
    expect(edit(blueprint, patch)).toBe(blueprint.replace(before, after));
  });

  it('moves an item with the comment above it', () => {
    const moved = edit('a:\n  # one\n  - 1 # first\n  - 2\n  # three\n  - 3\n', {
      op: 'move',
      path: ['a', 0],
      to: 1,
    });
    expect(moved).toBe('a:\n  - 2\n  # one\n  - 1 # first\n  # three\n  - 3\n');
    expect(edit('a:\n  - 1\n  - 2', { op: 'move', path: ['a', 1], to: 0 })).toBe('a:\n  - 2\n  - 1');
  });

  it('keeps comments around what is taken away', () => {
    expect(
      edit('a:\n  # about one\n  b: 1\n  # about two\n  c: 2\n', { op: 'remove', path: ['a', 'b'] }),
    ).toBe('a:\n  # about one\n  # about two\n  c: 2\n');
    expect(edit('- id: 1\n  # kind\n  kind: x\n', { op: 'remove', path: [0, 'id'] })).toBe(
      '- # kind\n  kind: x\n',
    );
    expect(edit('a: # list\n  # none yet\n  - x\nb: 1\n', { op: 'remove', path: ['a', 0] })).toBe(
      'a: [] # list\n  # none yet\nb: 1\n',
    );
  });

  it('changes only what differs in a value that is set as a whole', () => {
    const json = readYaml('a.yaml', blueprint).json as { rules: Record<string, unknown>[] };
    const rules = [{ ...json.rules[0], severity: 'minor' }, json.rules[1]];
    expect(edit(blueprint, set(['rules'], rules))).toBe(
      blueprint.replace('That keeps it testable.\n', 'That keeps it testable.\n    severity: minor\n'),
    );
  });

  it('keeps Windows line ends, a missing last one, a byte order mark and wide indentation', () => {
    expect(edit('\ufeffa:\r\n    b: 1', set(['a', 'c'], { d: [{ e: 'x\ny' }] }))).toBe(
      '\ufeffa:\r\n    b: 1\r\n    c:\r\n        d:\r\n            - e: |-\r\n                x\r\n                y'.replace(
        / {12}- e: \|-\r\n {16}x\r\n {16}y/,
        '            - e: |-\r\n                  x\r\n                  y',
      ),
    );
  });

  it('follows lists that are not indented', () => {
    expect(edit('a:\n- 1\nb:\n', set(['b'], [{ c: 1 }]))).toBe('a:\n- 1\nb:\n- c: 1\n');
  });

  it('begins an empty file, or one that only holds comments', () => {
    expect(edit('', set(['version'], 1))).toBe('version: 1\n');
    expect(edit('# mine\n', set(['version'], 1), set(['rules'], []))).toBe('# mine\nversion: 1\nrules: []\n');
  });

  it.each([
    'no',
    'Yes',
    'on',
    'null',
    '~',
    '1.10',
    '0x1f',
    '1e3',
    '2026-01-01',
    '12:30',
    '# x',
    'a # b',
    'a: b',
    'a:',
    '- a',
    '-',
    '?',
    '*a',
    '&a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a`',
    '"a"',
    "it's",
    "'",
    ' a',
    'a ',
    '',
    '\t',
    'a\tb',
    '{a}',
    '[a]',
    'a, b',
    'a]',
    '<<',
    '=',
    '---',
    '...',
    'é',
    '日本語',
    '👍',
    '\u0085',
    '\u2028',
    '\ufeff',
    'a\n',
    '\na',
    ' a\nb',
    'a\n\n',
    'a\n b',
    'a\n\nb',
    'a\r\nb',
    '\u0000',
    '\ud800',
    'a \nb',
    '#',
    'C:\\x',
    ' \n ',
  ])('writes %j so that every reader takes it for that text', text => {
    for (const file of [
      'a: x\n',
      'a: [x]\n',
      'a:\n  - x # y\nb: 1\n',
      'a: "x" # y',
      '{ a: x }\n',
      "a: 'x'\n",
    ]) {
      const path = file.includes('[') || file.includes('-') ? ['a', 0] : ['a'];
      const read = readYaml('a.yaml', edit(file, set(path, text)));
      expect(read.problems).toEqual([]);
      expect(path.reduce<unknown>((value, step) => (value as never)[step], read.json)).toBe(text);
    }
    expect(readYaml('a.yaml', edit('b: 1\n', set([text], 1))).json).toEqual({ b: 1, [text]: 1 });
  });

  it('writes out an alias before it changes what it stands for', () => {
    expect(edit('a: &x { b: 1 }\nc: *x\n', set(['c', 'b'], 2))).toBe('a: &x { b: 1 }\nc: { b: 2 }\n');
    expect(() => edit('a: &x { b: 1 }\nc: *x\n', set(['a', 'b'], 2))).toThrow(/shared through an anchor/);
  });

  it.each<[string, string, Patch, RegExp]>([
    ['a broken file', 'a: 1\nb: "x\n', set(['a'], 2), /^line 3 cannot be read, so nothing was changed/],
    ['a key that stands twice', 'a: 1\na: 2\n', set(['b'], 2), /^line 2 cannot be read/],
    ['a name that is taken', 'a: 1\nb: 2\n', { op: 'rename', path: ['a'], key: 'b' }, /`b` exists already/],
    [
      'an item that is not there',
      'a: [1]\n',
      { op: 'remove', path: ['a', 3] },
      /`a\[3\]` is not in the list/,
    ],
    ['a map taken for a list', 'a: { b: 1 }\n', set(['a', 0], 1), /`a` is a map, not a list/],
    ['a text taken for a map', 'a: b\n', set(['a', 'c'], 1), /`a` is a single value, not a map/],
  ])('refuses %s', (_, text, patch, message) => {
    expect(() => edit(text, patch)).toThrow(PatchError);
    expect(() => edit(text, patch)).toThrow(message);
  });

  it('takes away what is not there without a word', () => {
    expect(edit(blueprint, { op: 'remove', path: ['checks', 'unmapped'] })).toBe(blueprint);
  });

  it('writes explicit keys and tags anew where no small edit fits', () => {
    expect(
      readYaml('a.yaml', edit('? a\n: b # c\nd: !!str 1\n', set(['a'], { e: 1 }), set(['d'], 2))).json,
    ).toEqual({ a: { e: 1 }, d: 2 });
  });
});
