import type { Range } from './text.ts';

/**
 * Something wrong with one of the plan's own files. An `error` in the blueprint, the configuration or a
 * decision's rules is what `check` answers with exit code 2; a `warning` is shown and nothing stops.
 * `message` says what is wrong and what to write instead.
 */
export interface Problem {
  path: string;
  range: Range;
  message: string;
  severity: 'error' | 'warning';
}
