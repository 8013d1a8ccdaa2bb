import { compilePattern, expandAlternatives, mostAlternatives } from './globPattern.ts';

/** What a capture such as `{name}` in a component's path matched, by capture name. */
type Captures = Readonly<Record<string, string>>;

/** A path glob of the blueprint, ready to match workspace-relative paths. */
export interface PathGlob {
  source: string;
  /** The text before the first wildcard or capture; of two globs that match a file the longer prefix is the closer. */
  prefix: string;
  /** The folder that `prefix` lies in or names, with a final `/` unless it is the workspace itself (``). */
  folder: string;
  /** The captures (empty where the glob has none), or undefined where the path does not match. */
  match(path: string): Captures | undefined;
  /** The folder of the instance that these captures name; `folder` where the glob has no capture. */
  instanceFolder(path: string): string;
}

const captureSyntax = /\{[A-Za-z_][A-Za-z0-9_-]*\}/;
const wildcards = /[*?[{]/;
const longestGlob = 1000;

/** Why a glob cannot be used, or undefined where it can. */
export function globProblem(glob: string): string | undefined {
  if (glob.trim() === '') return 'an empty path matches nothing; write a glob such as `src/**`';
  if (glob.length > longestGlob) return `a glob of more than ${longestGlob} characters is not read`;
  if (expandAlternatives(glob).length >= mostAlternatives) {
    return `a glob of ${mostAlternatives} alternatives or more is not read; write several shorter ones`;
  }
  if (glob.startsWith('/') || /^[A-Za-z]:/.test(glob)) {
    return `\`${glob}\` is an absolute path; write it relative to the workspace`;
  }
  if (glob.split('/').includes('..'))
    return `\`${glob}\` leaves the workspace; write a path inside it, without \`..\``;
  if (glob.includes('\\')) return `\`${glob}\` has a backslash; paths are written with / on every system`;
  return undefined;
}

const never: PathGlob['match'] = () => undefined;

const withoutDot = (glob: string): string => glob.replace(/^\.\//, '');

/** The text of a glob before its first wildcard or capture; the whole glob where it has none. */
export function literalPrefix(glob: string): string {
  const normal = withoutDot(glob);
  const firstWildcard = normal.search(wildcards);
  return firstWildcard < 0 ? normal : normal.slice(0, firstWildcard);
}

/** Compile a glob; one that {@link globProblem} refuses matches nothing. Captures match one path segment or a part of it. */
export function compileGlob(source: string): PathGlob {
  const normal = withoutDot(source);
  const prefix = literalPrefix(source);
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const match = globProblem(source) === undefined ? compilePattern(normal) : never;
  const instanceDepth = depthOfLastCapture(normal);
  return {
    source,
    prefix,
    folder,
    match,
    instanceFolder: path =>
      instanceDepth === 0 ? folder : `${path.split('/').slice(0, instanceDepth).join('/')}/`,
  };
}

/** True for a glob that is no plain path: it has a wildcard, alternatives or a capture. */
export const isWild = (glob: string): boolean => wildcards.test(glob);

/** True for a glob with a capture such as `{name}`. */
export const hasCapture = (glob: string): boolean => captureSyntax.test(glob);

/** One predicate for several globs. */
export function matchesAny(globs: readonly string[]): (path: string) => boolean {
  const compiled = globs.map(compileGlob);
  return path => compiled.some(glob => glob.match(path) !== undefined);
}

/** How many leading path segments hold the captures; 0 where there are none, or a `**` before them leaves that open. */
function depthOfLastCapture(glob: string): number {
  const segments = glob.split('/');
  const last = segments.findLastIndex(hasCapture);
  return segments.slice(0, Math.max(last, 0)).includes('**') ? 0 : last + 1;
}
