import { describe, expect, it } from 'vitest';
import { unresolvedMarkers } from '../../../../src/core/plan/sections/unresolved.ts';

describe('unresolvedMarkers', () => {
  it('finds TBD, TODO and ??? with their place', () => {
    const found = unresolvedMarkers('# A\r\nThe queue: TBD\n- TODO ask\nCache for ??? hours');
    expect(found.map(({ marker }) => marker)).toEqual(['TBD', 'TODO', '???']);
    expect(found[0]?.range).toEqual({ start: { line: 1, character: 11 }, end: { line: 1, character: 14 } });
  });

  it('accepts a line that says who, how and by which date', () => {
    expect(unresolvedMarkers('TBD: the platform team measures both queues by 2026-12-01')).toEqual([]);
    expect(unresolvedMarkers('TBD by 2026-12-01')).toHaveLength(1);
    expect(unresolvedMarkers('TBD: the platform team measures both queues')).toHaveLength(1);
  });

  it('reads neither code nor comments', () => {
    const text = 'No stray `TODO`.\n```ts\n// TODO\n```\n<!-- TBD\nTBD --> fine\n~~~\nTBD\n~~~\n';
    expect(unresolvedMarkers(text)).toEqual([]);
    expect(unresolvedMarkers(`${text}TBD`)).toHaveLength(1);
  });

  it('is not taken in by words that only contain a marker', () => {
    expect(unresolvedMarkers('TODOS and a ?? b, Todo lists')).toEqual([]);
  });
});
