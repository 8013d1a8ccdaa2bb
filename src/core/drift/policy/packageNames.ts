import { compilePattern } from '../../globs/globPattern.ts';
import { globProblem } from '../../globs/globs.ts';
import { normaliseBuiltin } from '../resolve/ecmascript/builtins.ts';

/** A package by the name that findings give it, and further ones by which rules may mean it. */
interface NamedPackage {
  package: string;
  names?: readonly string[];
}

/**
 * A pattern over package names: `axios`, `@aws-sdk/*`, `node:fs`, `java.sql`. `*` does not cross `/`; a built-in
 * may be written with or without `node:`. In the namespaces of PHP, `\\` stands where others have `/`.
 */
export function packagePattern(written: string): (used: NamedPackage) => boolean {
  const pattern = slashed(written);
  if (globProblem(pattern) !== undefined) return () => false;
  const matcher = compilePattern(pattern);
  // What Node has built in is a name of other languages as well: `os` of Python, `crypto` of Go.
  const builtin = normaliseBuiltin(written);
  const matches = (name: string): boolean => name === builtin || matcher(slashed(name)) !== undefined;
  return used => matches(used.package) || used.names?.some(matches) === true;
}

const slashed = (name: string): string =>
  name.includes('\\') ? name.replaceAll('\\', '/').replace(/^\//, '') : name;
