import { changedFiles, mergeBase } from './changes.ts';
import { FileSet } from './fileSet.ts';
import { readBlobs, treeAt } from './gitTree.ts';
import { Project } from './project.ts';

/** What had drifted at another commit, or why that cannot be told and how to mend it. */
type EarlierDrift = { fingerprints: ReadonlySet<string> } | { unknown: string };

/**
 * Fingerprints of the findings at the merge base of HEAD and `ref`, by the plan as it was there. Only files that
 * differ since then are taken from Git; all others are read from the work tree.
 */
export async function driftAt(root: string, ref: string): Promise<EarlierDrift> {
  const base = await mergeBase(root, ref);
  if (typeof base !== 'string') return base;
  const [blobs, changed] = await Promise.all([treeAt(root, base), changedFiles(root, base)]);
  const differing = new Set(changed.map(({ path }) => path));
  const texts = await readBlobs(
    root,
    [...differing].flatMap(path => (blobs.has(path) ? [{ path, object: blobs.get(path)! }] : [])),
  );
  const overlay = (path: string) => texts.get(path) ?? (differing.has(path) ? null : undefined);
  const earlier = Project.at(base, new FileSet(root, blobs.keys(), overlay), overlay);
  await earlier.load();
  const findings = earlier.engine?.evaluate().findings ?? [];
  return { fingerprints: new Set(findings.map(({ fingerprint }) => fingerprint)) };
}
