import { pathProblem } from '../../artifacts/blueprintChecks.ts';
import { globsOfFolder, globsOfPath } from '../../globs/globsOfPath.ts';
import type { Exception } from '../../model/rule.ts';
import type { Policy } from '../policy/policy.ts';

/** What an exception is for. */
export type ExceptionScope = Pick<Exception, 'from' | 'to'>;

/** What an exception is for, as one text; one selector and a list of it alone are the same. */
export const scopeWords = ({ from, to }: ExceptionScope): string =>
  JSON.stringify([[from].flat(), [to].flat()]);

/** True where both are for the same, as written. */
export const isSameScope = (a: ExceptionScope, b: ExceptionScope): boolean => scopeWords(a) === scopeWords(b);

/** A selector for exactly this file; undefined where a blueprint has no way to name it. */
export function selectorOfPath({ components }: Policy, path: string): string | undefined {
  // A component may be called like a file.
  return usable(components.get(path) === undefined ? globsOfPath(path) : [`./${path}`]);
}

/** A selector for the files that lie in a folder, directly or at any depth. */
export const selectorOfFolder = (folder: string, depth: '*' | '**' = '*'): string | undefined =>
  usable(globsOfFolder(folder, depth));

const usable = (globs: readonly string[]): string | undefined =>
  globs.find(glob => pathProblem(glob) === undefined);
