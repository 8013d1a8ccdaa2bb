import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/model/json.ts';
import { anchorsOf, relocate } from '../../../webview-ui/src/form/anchors.ts';

const rows = (...names: string[]): Json => ({ rows: names.map(name => ({ id: name, text: '' })) });

/** Where the text of one row is after the file changed from `before` to `after`. */
function follow(before: Json, index: number, after: Json) {
  const path = ['rows', index, 'text'];
  return relocate(after, path, anchorsOf(before, path));
}

describe('relocate', () => {
  it.each([
    ['nothing changed', rows('a', 'b'), rows('a', 'b'), 1],
    ['a record was put before it', rows('a', 'b'), rows('x', 'a', 'b'), 2],
    ['a record before it was removed', rows('a', 'b'), rows('b'), 0],
    ['the records were put in another order', rows('a', 'b', 'c'), rows('b', 'c', 'a'), 0],
    ['its own id was changed in place', rows('a', 'b'), rows('a', 'z'), 1],
  ])('finds the record when %s', (_, before, after, index) => {
    expect(follow(before, 1, after)).toEqual(['rows', index, 'text']);
  });

  it.each([
    ['its record was removed', rows('a', 'b'), rows('a')],
    ['two records now have its id', rows('a', 'b'), rows('x', 'a', 'b', 'b')],
    ['the list is gone', rows('a', 'b'), { rows: 'none' }],
  ])('gives up when %s', (_, before, after) => {
    expect(follow(before, 1, after)).toBeUndefined();
  });

  it('tells rows without an id apart by what they hold', () => {
    const table = (...risks: string[]): Json => ({ risks: risks.map(risk => ({ risk })) });
    const path = ['risks', 1, 'mitigation'];
    expect(relocate(table('x', 'a', 'b'), path, anchorsOf(table('a', 'b'), path))).toEqual([
      'risks',
      2,
      'mitigation',
    ]);
  });

  it('follows records inside records', () => {
    const plan = (...phases: string[]): Json => ({
      m: [{ id: 'M1', p: phases.map(id => ({ id, t: [{ id: 'T1' }] })) }],
    });
    const path = ['m', 0, 'p', 0, 't', 0, 'goal'];
    expect(relocate(plan('0', '1'), path, anchorsOf(plan('1'), path))).toEqual([
      'm',
      0,
      'p',
      1,
      't',
      0,
      'goal',
    ]);
  });

  it('keeps a place that is not there yet', () => {
    expect(relocate({}, ['scope', 'in'], [])).toEqual(['scope', 'in']);
  });
});
