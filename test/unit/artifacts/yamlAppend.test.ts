import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PatchError } from '../../../src/core/artifacts/patch.ts';
import { appendItems } from '../../../src/core/artifacts/yamlAppend.ts';
import { editYaml } from '../../../src/core/artifacts/yamlEdit.ts';

const items = [
  { task: 'T2', agent: 'b: c' },
  { task: 'T3', agent: '#d' },
];
const path = ['assignments'];

describe('appendItems', () => {
  it.each([
    ['no list', 'version: 1 # first\n'],
    ['an empty list', 'version: 1\nassignments: [] # none\ngates: []\n'],
    ['items on lines', 'assignments:\n  # one\n  - task: T1\n    agent: a # why\n# end\ngates: []\n'],
    ['items in braces', 'assignments:\n  - { task: T1, agent: a }\n\n  - { task: X, agent: a }\n'],
    ['a list in brackets', 'assignments: [{ task: T1, agent: a }]\nx: 1\n'],
    ['a trailing comma', 'assignments: [\n  { task: T1, agent: a },\n]\n'],
    ['other line ends', 'assignments:\r\n- task: T1\r\n  agent: a\r\n'],
  ])('adds what one by one would add to %s', (_, text) => {
    const after = appendItems(text, path, items);
    const before = parse(text)?.assignments ?? [];
    expect(parse(after)).toEqual({ ...parse(text), assignments: [...before, ...items] });
    for (const line of text.split(/\r?\n/).filter(line => line.includes('#'))) {
      expect(after).toContain(line.slice(line.indexOf('#')));
    }
    if (before.length > 0) {
      const patches = items.map((value, index) => {
        return { op: 'insert' as const, path: [...path, before.length + index], value };
      });
      expect(after).toBe(editYaml(text, patches));
    }
  });

  it('changes nothing for no items, and nothing in a broken text', () => {
    expect(appendItems('a: [', path, [])).toBe('a: [');
    expect(() => appendItems('a: [\n', path, items)).toThrow(PatchError);
  });
});
