import { languageOf } from '../core/drift/languages.ts';
import { sourceEndings } from '../core/model/sourceEndings.ts';
import { git, gitWithin } from './git.ts';
import { logPatience } from './planLog.ts';
import type { Earlier } from './since.ts';

const compared = [...sourceEndings, '.md'];
const isCompared = (path: string): boolean => compared.some(ending => path.endsWith(ending));
/** Git's names for what an empty file holds, with either of its hashes: they are all alike. */
const emptyContents = [
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
];
/** From how many files on Git compares contents no more and only takes those that are alike. */
const mostCompared = 1000;

/**
 * Where files of the earlier state have gone, by their new path: sources and records that Git takes for moved, and all
 * others (pictures may be large, or not even there) where they hold the very same. Undefined where Git did not finish in time.
 */
export async function movedFiles(
  root: string,
  { changed, commit, blobs }: Earlier,
  isThere: (path: string) => boolean,
): Promise<Map<string, string> | undefined> {
  const moved = new Map<string, string>();
  const gone = new Set(changed.flatMap(({ path, status }) => (status === 'deleted' ? [path] : [])));
  const added = changed.flatMap(({ path, status }) => (status === 'added' && isThere(path) ? [path] : []));
  if (gone.size === 0 || added.length === 0) return moved;
  if (added.some(isCompared)) {
    const texts = compared.map(ending => `:(glob)**/*${ending}`);
    const what = ['diff', '--name-status', '-z', '-M', `-l${mostCompared}`, '--diff-filter=R', '--relative'];
    const output = await gitWithin(root, [...what, commit, '--', ...texts], logPatience);
    if (output === undefined) return undefined;
    const entries = output.toString('utf8').split('\0');
    for (let index = 0; index + 2 < entries.length; index += 3) {
      const [from, to] = [entries[index + 1]!, entries[index + 2]!];
      // Short files of different languages look alike by chance.
      if (languageOf(from)?.family !== languageOf(to)?.family) continue;
      moved.set(to, from);
      gone.delete(from);
    }
  }
  const byContent = new Map([...gone].map(path => [blobs.get(path), path]));
  for (const content of emptyContents) byContent.delete(content);
  // A line break would end the path for Git.
  const loose = gone.size === 0 ? [] : added.filter(path => !moved.has(path) && !path.includes('\n'));
  for (const [index, content] of (await contentsOf(root, loose)).entries()) {
    const from = byContent.get(content);
    if (from === undefined) continue;
    moved.set(loose[index]!, from);
    byContent.delete(content);
  }
  return moved;
}

/** Git's names for what files on the disk hold. */
async function contentsOf(root: string, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  const output = await git(root, ['hash-object', '--stdin-paths'], paths.map(path => `${path}\n`).join(''));
  return output.toString('utf8').trim().split('\n');
}
