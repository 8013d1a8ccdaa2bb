import { mebibytes, megabytes, ms, seconds, times } from './rows.ts';

/** A target of the design, and what it is compared with. */
export interface Target {
  limit: number;
  /** Whether the limit is the most or the least that is wanted. */
  wanted: 'most' | 'least';
  words(value: number): string;
}

const most = (limit: number, words: Target['words']): Target => ({ limit, wanted: 'most', words });
const least = (limit: number, words: Target['words']): Target => ({ limit, wanted: 'least', words });
const perCent = (value: number): string => `${value} %`;

/** Every target, for a machine with 2 cores and files in the page cache. */
export const targets = {
  coldWall: most(1000, seconds),
  coldMemory: most(300, mebibytes),
  coldRatio: least(25, times),
  /** 18,000 files, 133 MB. */
  largeWall: most(2000, seconds),
  agreement: least(99.5, perCent),
  engineEdit: most(5, ms),
  keystroke: most(50, ms),
  ruleEdit: most(150, ms),
  patternsCold: most(5000, seconds),
  patternEdit: most(20, ms),
  decision: most(150, ms),
  activation: most(50, ms),
  packed: most(5e6, megabytes),
} as const;

/** How many times reading extraction may take, by language; the others have no target of their own. */
export const extractionTargets: Readonly<Record<string, Target>> = {
  typescript: most(5, times),
  tsx: most(5, times),
  javascript: most(5, times),
  python: most(5, times),
  go: most(2, times),
  java: most(2, times),
};

/** Whether a figure is as it should be. */
export function isMet(value: number, { limit, wanted }: Target): boolean {
  return wanted === 'most' ? value <= limit : value >= limit;
}

/** The target beside a figure: `≤ 1.00 s ✓`. */
export function beside(value: number, target: Target | undefined): string {
  if (target === undefined) return '';
  const sign = target.wanted === 'most' ? '≤' : '≥';
  return `${sign} ${target.words(target.limit)} ${isMet(value, target) ? '✓' : '✗'}`;
}
