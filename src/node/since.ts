import type { ChangedFile } from '../core/governance/verify/input.ts';
import { changedFiles, mergeBase } from './changes.ts';
import { FileSet } from './fileSet.ts';
import { readBlobs, treeAt } from './gitTree.ts';
import { Project } from './project.ts';

/** The workspace where a change begins. */
export interface Earlier {
  commit: string;
  project: Project;
  /** What differs from it now, untracked files included. */
  changed: readonly ChangedFile[];
  /** Git's names of what the files held then, by path. */
  blobs: ReadonlyMap<string, string>;
  /** Fingerprints of what had drifted already. */
  fingerprints: ReadonlySet<string>;
}

/**
 * The workspace at the merge base of HEAD and `ref`, judged by the plan as it was there; or why that cannot be told
 * and how to mend it. Only files that differ since then are taken from Git; all others are read from the work tree.
 */
export async function driftAt(root: string, ref: string): Promise<Earlier | { unknown: string }> {
  const base = await mergeBase(root, ref);
  if (typeof base !== 'string') return base;
  const [blobs, changed] = await Promise.all([treeAt(root, base), changedFiles(root, base)]);
  const differing = new Set(changed.map(({ path }) => path));
  const texts = await readBlobs(
    root,
    [...differing].flatMap(path => (blobs.has(path) ? [{ path, object: blobs.get(path)! }] : [])),
  );
  const overlay = (path: string) => texts.get(path) ?? (differing.has(path) ? null : undefined);
  const project = Project.at(base, new FileSet(root, blobs.keys(), overlay), overlay);
  await project.load();
  const findings = project.engine?.evaluate().findings ?? [];
  const fingerprints = new Set(findings.map(({ fingerprint }) => fingerprint));
  return { commit: base, project, changed, blobs, fingerprints };
}
