import { literalPrefix } from '../../globs/globs.ts';
import { plainPath } from '../../globs/plainPath.ts';

/** The file that a glob without wildcards names, else the folder that all it matches lies in: `` for the workspace. */
export function placeOfGlob(glob: string): string {
  const plain = plainPath(glob);
  const prefix = literalPrefix(plain);
  return prefix === plain ? plain : plainPath(prefix.slice(0, prefix.lastIndexOf('/') + 1));
}
