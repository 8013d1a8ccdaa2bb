import { literalPrefix, matchesAny } from '../../globs/globs.ts';
import { plainPath } from '../../globs/plainPath.ts';

const isPath = (glob: string): boolean => literalPrefix(glob) === glob && glob !== '';

/** Whether a path lies in a scope: globs, files, and folders with all that is in them. */
export function scopeMatcher(globs: readonly string[]): (path: string) => boolean {
  return matchesAny(globs.map(plainPath).flatMap(glob => (isPath(glob) ? [glob, `${glob}/**`] : [glob])));
}

/** What of a glob decides whether it can match the same file as another: see {@link reachesMeet}. */
export interface Reach {
  /** The text before the first wildcard. */
  prefix: string;
  /** There is a wildcard after it, so that everything that begins with it may be meant. */
  isOpen: boolean;
}

/** The reach of a glob of a scope. */
export function reachOf(glob: string): Reach {
  const written = plainPath(glob);
  const prefix = literalPrefix(written);
  return { prefix, isOpen: prefix !== written };
}

/**
 * Whether two globs can match the same file. Only the text before the first wildcard is compared, so the
 * answer errs towards yes. It is yes only where one prefix begins with the other.
 */
export const reachesMeet = (a: Reach, b: Reach): boolean => reaches(a, b) || reaches(b, a);

/** {@link reachesMeet} for two globs as they are written. */
export const globsOverlap = (a: string, b: string): boolean => reachesMeet(reachOf(a), reachOf(b));

/** Everything that `glob` can match lies in a folder that one of `others` names as a whole. */
export function globInside(glob: string, others: readonly string[]): boolean {
  const prefix = literalPrefix(plainPath(glob));
  return others.some(other => {
    const folder = plainPath(plainPath(other).replace(/\/\*\*(?:\/\*)?$/, ''));
    return isPath(folder) && (prefix === folder || prefix.startsWith(`${folder}/`));
  });
}

/** Where `inner` begins lies in what `outer` can match. */
function reaches(outer: Reach, inner: Reach): boolean {
  const { prefix } = outer;
  if (!inner.prefix.startsWith(prefix)) return false;
  return outer.isOpen || inner.prefix.length === prefix.length || inner.prefix[prefix.length] === '/';
}
