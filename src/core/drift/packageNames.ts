import { compilePattern } from '../globs/globPattern.ts';
import { globProblem } from '../globs/globs.ts';
import { normaliseBuiltin } from './resolve/builtins.ts';

/**
 * A pattern over package names: `axios`, `@aws-sdk/*`, `node:fs`. `*` does not cross `/`; a built-in may be
 * written with or without `node:`.
 */
export function packagePattern(written: string): (name: string) => boolean {
  const pattern = normaliseBuiltin(written) ?? written;
  if (globProblem(pattern) !== undefined) return () => false;
  const matcher = compilePattern(pattern);
  return name => matcher(name) !== undefined;
}
