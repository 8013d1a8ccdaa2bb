import type { CheckResult, Finding } from '../model/finding.ts';

/** Turns the result of a check into the text of one output format. */
export type Report = (result: CheckResult) => string;

/** `path:line:column`, counted from 1 as editors and compilers show it. */
export function placeOf({ path, range }: Pick<Finding, 'path' | 'range'>): string {
  return `${path}:${range.start.line + 1}:${range.start.character + 1}`;
}
