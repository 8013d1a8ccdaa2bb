import type { Clock } from '../core/ports.ts';

/** The present time, or the ISO time in `PLUMBRULE_NOW`. */
export const clock: Clock = () => {
  const fixed = process.env.PLUMBRULE_NOW;
  if (fixed === undefined || fixed === '') return new Date();
  const date = new Date(fixed);
  return Number.isNaN(date.getTime()) ? new Date() : date;
};

/** What is wrong with `PLUMBRULE_NOW`; undefined where it is a time, or not set. */
export function clockProblem(): string | undefined {
  const fixed = process.env.PLUMBRULE_NOW ?? '';
  if (fixed === '' || !Number.isNaN(Date.parse(fixed))) return undefined;
  return `PLUMBRULE_NOW is \`${fixed}\`, which is no time: write it as ISO 8601, such as 2026-11-20T10:00:00Z`;
}
