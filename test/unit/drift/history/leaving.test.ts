import { describe, expect, it } from 'vitest';
import { readDecision } from '../../../../src/core/decisions/readDecision.ts';
import { leftPlaces, tellsOfLeaving } from '../../../../src/core/drift/history/leaving.ts';

const left = (text: string): string[] => leftPlaces(readDecision('docs/decisions/0001-x.md', text));

describe('places that a decision says are left', () => {
  it.each<[text: string, places: string[]]>([
    ['We moved `src/billing/calc.ts` out.', ['src/billing/calc.ts']],
    ['Everything is extracted\nfrom src/billing/.', ['src/billing']],
    ['# Remove src/legacy/**', ['src/legacy']],
    ['Was gelöscht wird: **src/alt/teil.ts**', ['src/alt/teil.ts']],
    ['- `src/a/b.ts` was removed\n- `src/a/c.ts` stays', ['src/a/b.ts']],
    ['We keep src/app/main.ts. We delete [src/app/old.ts](src/app/old.ts).', ['src/app/old.ts']],
    ['`packages/{name}/old/*.ts` moves away', []],
    ['We moved ./src/billing to ../services/billing', ['src/billing']],
    ['src/billing/calc.ts counts money', []],
    ['We removed calc.ts', []],
  ])('%j', (text, places) => {
    expect(left(text)).toEqual(places);
  });

  it('are told of a text of any size in one pass', () => {
    const long = 400_000;
    expect(left(`moved ${'a'.repeat(long)}`)).toEqual([]);
    expect(left(`moved ${'*'.repeat(long)}`)).toEqual([]);
    expect(left(`moved ${`a/${'-'.repeat(99)}b `.repeat(4000)}`)).toHaveLength(1);
    expect(left(`moved ${' \n'.repeat(long)}`)).toEqual([]);
    expect(left(`moved ${'a/b '.repeat(long)}`)).toEqual(['a/b']);
    expect(left(`moved ${Array.from({ length: 500 }, (_, index) => `a/${index}`).join(' ')}`)).toHaveLength(
      100,
    );
  });
});

it.each([
  'Extract billing',
  'It is gone',
  'A service of its own',
  'Auslagern der Rechnung',
  'On supprime le module',
])('%s tells of leaving', text => {
  expect(tellsOfLeaving(text)).toBe(true);
});

it.each(['Use Postgres', 'Keep billing apart', 'Deadlines'])('%s does not', text => {
  expect(tellsOfLeaving(text)).toBe(false);
});
