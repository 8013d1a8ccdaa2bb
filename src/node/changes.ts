import { planFiles, plansFolder } from '../core/artifacts/paths.ts';
import { isManifest } from '../core/governance/verify/dependencies.ts';
import type { Base, ChangedFile, Changes, Unknown } from '../core/governance/verify/input.ts';
import { git, gitList, isShallow } from './git.ts';
import { readBlobs, treeAt } from './gitTree.ts';

/** Where a task's changes may be counted from. */
interface BaseHints {
  /** The task whose start counts; undefined where it is about no task. */
  task?: string;
  /** A commit or branch that was asked for. */
  since?: string | undefined;
  /** The commit that was checked out when the task was started. */
  startHead?: string | undefined;
}

/** What differs between a base and the work tree, untracked files included; or why that cannot be told. */
export async function changesOf(root: string, hints: BaseHints): Promise<Changes | Unknown> {
  const base = await baseOf(root, hints);
  if ('unknown' in base) return base;
  const files = await changedFiles(root, base.commit);
  return { base, files, before: await textsAt(root, base.commit, files) };
}

/** Files that differ between a commit and the work tree, relative to `root`. Git does not look into links. */
export async function changedFiles(root: string, commit: string): Promise<ChangedFile[]> {
  const [tracked, untracked] = await Promise.all([
    gitList(root, ['diff', '--name-status', '-z', '--no-renames', '--relative', commit]),
    gitList(root, ['ls-files', '-z', '--others', '--exclude-standard']),
  ]);
  const files = new Map<string, ChangedFile['status']>();
  for (let index = 0; index + 1 < tracked.length; index += 2) {
    files.set(tracked[index + 1]!, statusOf(tracked[index]!));
  }
  // A file that Git no longer tracks but that is still there was not deleted.
  for (const path of untracked) {
    // A path with a final slash is a repository inside this one, which Git does not look into.
    if (!path.endsWith('/')) files.set(path, files.has(path) ? 'modified' : 'added');
  }
  return [...files].map(([path, status]) => ({ path, status })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function statusOf(letter: string): ChangedFile['status'] {
  if (letter.startsWith('A')) return 'added';
  return letter.startsWith('D') ? 'deleted' : 'modified';
}

/** The commit where `ref` and HEAD part, or why that cannot be told and how to mend it. */
export async function mergeBase(root: string, ref: string): Promise<string | Unknown> {
  try {
    return (await git(root, ['merge-base', '--end-of-options', ref, 'HEAD'])).toString('utf8').trim();
  } catch {
    const isPart = await isShallow(root).catch(() => undefined);
    if (isPart === undefined)
      return { unknown: 'this folder is in no Git repository, so nothing is known of earlier states' };
    return {
      unknown: isPart
        ? `the history is too short to find where ${ref} and HEAD part; fetch it whole (git fetch --unshallow)`
        : `Git finds no common commit of ${ref} and HEAD; check the name, or fetch it (git fetch origin)`,
    };
  }
}

/** Where changes are counted from: what was asked for, the start of the task, the branch's parting, HEAD. */
export async function baseOf(root: string, { task, since, startHead }: BaseHints): Promise<Base | Unknown> {
  if (since !== undefined) {
    const commit = await mergeBase(root, since);
    return typeof commit === 'string' ? { commit, words: `since ${since}`, certain: true } : commit;
  }
  if (startHead !== undefined) {
    const commit = await mergeBase(root, startHead);
    // A rebase may have taken the commit away; then the branch says what it can.
    if (typeof commit === 'string') return { commit, words: `since ${task} was started`, certain: true };
  }
  const branch = await defaultBranch(root);
  if (branch !== undefined) {
    const commit = await mergeBase(root, branch);
    if (typeof commit === 'string')
      return { commit, words: `since the branch left ${branch}`, certain: false };
  }
  const head = await ask(root, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  if (head !== undefined) return { commit: head, words: 'since the last commit', certain: false };
  const inside = await ask(root, ['rev-parse', '--is-inside-work-tree']);
  return {
    unknown:
      inside === undefined
        ? 'this folder is in no Git repository, so nobody can tell what changed'
        : 'there is no commit yet, so nobody can tell what changed; commit what was there before the task',
  };
}

/** The branch that work leaves and comes back to; undefined where there is none, or where it is checked out. */
async function defaultBranch(root: string): Promise<string | undefined> {
  const remote = await ask(root, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']);
  if (remote !== undefined) return remote;
  const current = await ask(root, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  for (const name of ['main', 'master']) {
    if (name === current) return undefined;
    const there = await ask(root, ['rev-parse', '--verify', '--quiet', `refs/heads/${name}`]);
    if (there !== undefined) return name;
  }
  return undefined;
}

/** What is compared with its text at the base: manifests, and the status of tasks. */
const isCompared = (path: string): boolean =>
  isManifest(path) || (path.startsWith(`${plansFolder}/`) && path.endsWith(`/${planFiles.tasks}`));

async function textsAt(
  root: string,
  commit: string,
  files: readonly ChangedFile[],
): Promise<ReadonlyMap<string, string>> {
  const changed = files.filter(({ path, status }) => status === 'modified' && isCompared(path));
  if (changed.length === 0) return new Map();
  const blobs = await treeAt(root, commit);
  const wanted = changed.flatMap(({ path }) => {
    const object = blobs.get(path);
    return object === undefined ? [] : [{ path, object }];
  });
  return readBlobs(root, wanted);
}

async function ask(root: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return (await git(root, args)).toString('utf8').trim();
  } catch {
    return undefined;
  }
}
