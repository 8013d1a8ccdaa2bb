import { FileSet } from './fileSet.ts';
import { git, gitList } from './git.ts';
import { readBlobs, treeAt } from './gitTree.ts';
import { Project } from './project.ts';

/** What had drifted at another commit, or why that cannot be told and how to mend it. */
export type EarlierDrift = { fingerprints: ReadonlySet<string> } | { unknown: string };

/**
 * Fingerprints of the findings at the merge base of HEAD and `ref`, by the plan as it was there. Only files that
 * differ since then are taken from Git; all others are read from the work tree.
 */
export async function driftAt(root: string, ref: string): Promise<EarlierDrift> {
  const base = await mergeBase(root, ref);
  if (typeof base !== 'string') return base;
  const [blobs, changed, untracked] = await Promise.all([
    treeAt(root, base),
    gitList(root, ['diff', '--name-only', '-z', '--no-renames', '--relative', base]),
    gitList(root, ['ls-files', '-z', '--others', '--exclude-standard']),
  ]);
  const differing = new Set([...changed, ...untracked]);
  const texts = await readBlobs(
    root,
    [...differing].flatMap(path => (blobs.has(path) ? [{ path, object: blobs.get(path)! }] : [])),
  );
  const overlay = (path: string) => texts.get(path) ?? (differing.has(path) ? null : undefined);
  const earlier = Project.over(new FileSet(root, blobs.keys(), overlay), overlay);
  await earlier.load();
  const findings = earlier.engine?.evaluate().findings ?? [];
  return { fingerprints: new Set(findings.map(({ fingerprint }) => fingerprint)) };
}

async function mergeBase(root: string, ref: string): Promise<string | { unknown: string }> {
  try {
    return (await git(root, ['merge-base', '--end-of-options', ref, 'HEAD'])).toString('utf8').trim();
  } catch {
    const shallow = await git(root, ['rev-parse', '--is-shallow-repository']).then(
      output => output.toString('utf8').trim() === 'true',
      () => undefined,
    );
    if (shallow === undefined)
      return { unknown: 'this folder is in no Git repository, so nothing is known of earlier states' };
    return {
      unknown: shallow
        ? `the history is too short to find where ${ref} and HEAD part; fetch it whole (git fetch --unshallow)`
        : `Git finds no common commit of ${ref} and HEAD; check the name, or fetch it (git fetch origin)`,
    };
  }
}
