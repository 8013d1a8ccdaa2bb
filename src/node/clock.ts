import type { Clock } from '../core/ports.ts';

/** The present time, or the ISO time in `PLUMBRULE_NOW`. */
export const clock: Clock = () => {
  const fixed = process.env.PLUMBRULE_NOW;
  if (fixed === undefined || fixed === '') return new Date();
  const date = new Date(fixed);
  return Number.isNaN(date.getTime()) ? new Date() : date;
};
