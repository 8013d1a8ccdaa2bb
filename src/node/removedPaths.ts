import { gitWithin } from './git.ts';

/** A path with the commit that removed it, or changed it otherwise. */
export interface TouchedPath {
  commit: string;
  path: string;
}

/**
 * Files at these places or below that commits up to `head` removed or moved elsewhere, the latest first. Undefined
 * where Git did not finish within `patience` milliseconds.
 */
export async function removedPaths(
  root: string,
  head: string,
  places: readonly string[],
  patience: number,
): Promise<TouchedPath[] | undefined> {
  return touchedPaths(root, ['--diff-filter=D', head, '--', ...places], patience);
}

/** The paths of every commit that `git log` tells with these arguments; undefined as in {@link removedPaths}. */
export async function touchedPaths(
  root: string,
  args: readonly string[],
  patience: number,
): Promise<TouchedPath[] | undefined> {
  const log = ['log', '-z', '--no-renames', '--name-only', '--relative', '--format=%x00%H'];
  const output = await gitWithin(root, ['--literal-pathspecs', ...log, ...args], patience);
  if (output === undefined) return undefined;
  const touched: TouchedPath[] = [];
  let commit = '';
  for (const entry of output.toString('utf8').split('\0')) {
    const field = entry.replace(/^\n/, '');
    if (/^[0-9a-f]{40,64}$/.test(field)) commit = field;
    else if (field !== '') touched.push({ commit, path: field });
  }
  return touched;
}
