import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../src/core/artifacts/blueprint.ts';
import { readConfig } from '../../../src/core/artifacts/config.ts';
import { settingsOf } from '../../../src/core/model/config.ts';

const said = ({ problems }: ReturnType<typeof readBlueprint>): string[] =>
  problems.map(({ range, message }) => `${range.start.line}:${range.start.character} ${message}`);

describe('the name __proto__', () => {
  it('is a component like any other, with what is wrong in it at its place', () => {
    const head = 'version: 1\ncomponents:\n  __proto__: ';
    const sound = readBlueprint('b.yaml', `${head}{ paths: "a/**", layer: __proto__ }\n`);
    expect(said(sound)).toEqual([]);
    expect(Object.entries(sound.value.components ?? {})).toEqual([
      ['__proto__', { paths: 'a/**', layer: '__proto__' }],
    ]);
    expect(said(readBlueprint('b.yaml', `${head}{ paths: "a/**", color: red }\n`))).toEqual([
      '2:30 unknown key `color`; the keys here are paths, responsibility, layer, public, owner, utility',
    ]);
    expect(said(readBlueprint('b.yaml', `${head}3\n`))).toContain(
      '2:13 `__proto__`: expected a map, found the number 3',
    );
  });

  it('is no known key', () => {
    const text =
      'version: 1\ncomponents:\n  a: { paths: b }\n__proto__: 1\nstandards: { __proto__: major }\n';
    expect(
      said(readBlueprint('b.yaml', text))
        .map(line => line.split(';')[0])
        .sort(),
    ).toEqual(['3:0 unknown key `__proto__`', '4:13 unknown key `__proto__`']);
  });

  it('is an agent like any other', () => {
    const { value } = readConfig('c.yaml', 'version: 1\nagents: { __proto__: { tiers: [high] } }\n');
    expect(Object.entries(settingsOf(value).agents)).toEqual([['__proto__', { tiers: ['high'], roles: [] }]]);
  });
});
