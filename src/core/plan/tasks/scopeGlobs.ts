import { literalPrefix, matchesAny } from '../../globs/globs.ts';

/** A path without a leading `./` and a closing `/`. */
const plain = (glob: string): string => glob.replace(/^\.\//, '').replace(/\/+$/, '');

const isPath = (glob: string): boolean => literalPrefix(glob) === glob && glob !== '';

/** Whether a path lies in a scope: globs, files, and folders with all that is in them. */
export function scopeMatcher(globs: readonly string[]): (path: string) => boolean {
  return matchesAny(globs.map(plain).flatMap(glob => (isPath(glob) ? [glob, `${glob}/**`] : [glob])));
}

/**
 * Whether two globs can match the same file. Only the text before the first wildcard is compared, so the
 * answer errs towards yes.
 */
export function globsOverlap(a: string, b: string): boolean {
  const left = plain(a);
  const right = plain(b);
  return reaches(left, right) || reaches(right, left);
}

/** Everything that `glob` can match lies in a folder that one of `others` names as a whole. */
export function globInside(glob: string, others: readonly string[]): boolean {
  const prefix = literalPrefix(plain(glob));
  return others.some(other => {
    const folder = plain(plain(other).replace(/\/\*\*(?:\/\*)?$/, ''));
    return isPath(folder) && (prefix === folder || prefix.startsWith(`${folder}/`));
  });
}

/** Where `inner` begins lies in what `outer` can match. */
function reaches(outer: string, inner: string): boolean {
  const around = literalPrefix(outer);
  const within = literalPrefix(inner);
  if (!within.startsWith(around)) return false;
  return around !== outer || within.length === around.length || within[around.length] === '/';
}
