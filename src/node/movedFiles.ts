import { git, gitList, gitWithin } from './git.ts';
import type { Earlier } from './since.ts';

/** From how many files on Git compares contents no more and only takes those that are alike. */
const mostCompared = 1000;
/** How long it may compare, in milliseconds. */
const patience = 10_000;

/**
 * Where files of the earlier state have gone, by their new path: those that Git takes for moved. Files that it does
 * not track yet count where they hold the very same. Undefined where Git did not finish in time.
 */
export async function movedFiles(root: string, earlier: Earlier): Promise<Map<string, string> | undefined> {
  const { changed, commit, blobs } = earlier;
  const moved = new Map<string, string>();
  const deleted = changed.filter(({ status }) => status === 'deleted').map(({ path }) => path);
  const added = changed.filter(({ status }) => status === 'added').map(({ path }) => path);
  if (deleted.length === 0 || added.length === 0) return moved;
  const what = [
    'diff',
    '--name-status',
    '-z',
    '-M',
    `-l${mostCompared}`,
    '--diff-filter=R',
    '--relative',
    commit,
  ];
  const output = await gitWithin(root, what, patience);
  if (output === undefined) return undefined;
  const entries = output.toString('utf8').split('\0');
  for (let index = 0; index + 2 < entries.length; index += 3)
    moved.set(entries[index + 2]!, entries[index + 1]!);
  const gone = new Set(deleted);
  for (const path of moved.values()) gone.delete(path);
  const byContent = new Map([...gone].map(path => [blobs.get(path), path]));
  const untracked = new Set(await gitList(root, ['ls-files', '-z', '--others', '--exclude-standard']));
  // A line break would end the path for Git.
  const loose = added.filter(path => untracked.has(path) && !path.includes('\n'));
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
