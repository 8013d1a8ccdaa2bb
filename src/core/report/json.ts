import type { Report } from './report.ts';

/** The contract's `check --format json`. */
export const jsonReport: Report = result => `${JSON.stringify({ version: 1, ...result }, null, 2)}\n`;
