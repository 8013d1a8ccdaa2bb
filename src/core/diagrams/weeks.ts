import { eventsOf, type Journal } from '../artifacts/journal.ts';
import type { Verdict } from '../model/journal.ts';

/** What came of a plan's work in one week. */
export interface Week {
  /** Its Monday, as `2026-11-16`. */
  start: string;
  verdicts: Record<Verdict, number>;
  approvals: number;
}

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** A quarter of a year. */
const mostWeeks = 13;

/** The last weeks of a plan, the oldest first: from the first event on, the present week last. All in UTC. */
export function weeksOf(journal: Journal, plan: string, now: Date): Week[] {
  const last = mondayOf(now.getTime());
  const weeks = new Map<number, Week>();
  const weekOf = (at: string): Week | undefined => {
    const monday = mondayOf(Date.parse(at));
    if (monday > last || monday <= last - mostWeeks * weekMs) return undefined;
    for (let each = Math.min(monday, ...weeks.keys()); each <= last; each += weekMs) {
      if (!weeks.has(each)) weeks.set(each, emptyWeek(each));
    }
    return weeks.get(monday);
  };
  for (const event of eventsOf(journal, 'verdict')) {
    const week = event.plan === plan ? weekOf(event.at) : undefined;
    if (week !== undefined) week.verdicts[event.verdict]++;
  }
  for (const event of eventsOf(journal, 'approval')) {
    const week = event.plan === plan ? weekOf(event.at) : undefined;
    if (week !== undefined) week.approvals++;
  }
  return [...weeks].sort(([a], [b]) => a - b).map(([, week]) => week);
}

const emptyWeek = (monday: number): Week => ({
  start: new Date(monday).toISOString().slice(0, 10),
  verdicts: { PASS: 0, FLAG: 0, BLOCK: 0 },
  approvals: 0,
});

/** The first day of 1970 was a Thursday. */
const mondayOf = (time: number): number => Math.floor((time - 4 * dayMs) / weekMs) * weekMs + 4 * dayMs;
