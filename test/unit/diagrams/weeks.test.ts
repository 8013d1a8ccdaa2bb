import { describe, expect, it } from 'vitest';
import { weeksOf } from '../../../src/core/diagrams/weeks.ts';
import type { JournalEvent, Verdict } from '../../../src/core/model/journal.ts';

const now = new Date('2026-11-21T12:00:00Z');

const verdict = (at: string, word: Verdict, plan = 'digest'): JournalEvent => ({
  type: 'verdict',
  at,
  plan,
  task: 'T1',
  verdict: word,
  checks: [],
  refinement: 0,
});
const approval = (at: string): JournalEvent => ({
  type: 'approval',
  at,
  plan: 'digest',
  phase: 'research',
  sha256: 'x',
});
const weeks = (...events: JournalEvent[]) => weeksOf({ events, problems: [] }, 'digest', now);

describe('the weeks of a plan', () => {
  it('begin with the first event and end with the present week, empty ones included', () => {
    const found = weeks(verdict('2026-11-03T10:00:00Z', 'PASS'));
    expect(found.map(({ start }) => start)).toEqual(['2026-11-02', '2026-11-09', '2026-11-16']);
  });

  it('go from Monday to Sunday, in UTC', () => {
    const found = weeks(
      verdict('2026-11-15T23:59:59Z', 'PASS'),
      verdict('2026-11-16T00:00:00Z', 'FLAG'),
      verdict('2026-11-16T00:30:00+01:00', 'BLOCK'),
    );
    expect(found.map(({ verdicts }) => verdicts)).toEqual([
      { PASS: 1, FLAG: 0, BLOCK: 1 },
      { PASS: 0, FLAG: 1, BLOCK: 0 },
    ]);
  });

  it('count approvals, and nothing of other plans', () => {
    const found = weeks(
      approval('2026-11-17T10:00:00Z'),
      approval('2026-11-18T10:00:00Z'),
      verdict('2026-11-18T10:00:00Z', 'PASS', 'other'),
    );
    expect(found).toEqual([{ start: '2026-11-16', verdicts: { PASS: 0, FLAG: 0, BLOCK: 0 }, approvals: 2 }]);
  });

  it('are a quarter of a year at most, and none of the future', () => {
    expect(weeks(verdict('1999-01-01T00:00:00Z', 'PASS'), verdict('2031-01-01T00:00:00Z', 'PASS'))).toEqual(
      [],
    );
    const found = weeks(verdict('2026-08-26T00:00:00Z', 'PASS'), verdict('2026-11-20T00:00:00Z', 'PASS'));
    expect(found).toHaveLength(13);
  });
});
