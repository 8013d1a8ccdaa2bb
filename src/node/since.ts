import type { ChangedFile, Unknown } from '../core/governance/verify/input.ts';
import { changedFiles, mergeBase } from './changes.ts';
import { FileSet } from './fileSet.ts';
import { readBlobs, treeAt } from './gitTree.ts';
import { Project } from './project.ts';

/** The workspace where a change begins; its sources are not read yet. */
export interface Earlier {
  commit: string;
  project: Project;
  /** What differs from it now, untracked files included. */
  changed: readonly ChangedFile[];
  /** Git's names of what the files held then, by path. */
  blobs: ReadonlyMap<string, string>;
}

/**
 * The workspace at the merge base of HEAD and `ref`, with the plan as it was there; or why that cannot be told and
 * how to mend it. Only files that differ since then are taken from Git; all others are read from the work tree.
 */
export async function workspaceAt(root: string, ref: string): Promise<Earlier | Unknown> {
  const commit = await mergeBase(root, ref);
  if (typeof commit !== 'string') return commit;
  const [blobs, changed] = await Promise.all([treeAt(root, commit), changedFiles(root, commit)]);
  const differing = new Set(changed.map(({ path }) => path));
  const texts = await readBlobs(
    root,
    [...differing].flatMap(path => (blobs.has(path) ? [{ path, object: blobs.get(path)! }] : [])),
  );
  const overlay = (path: string) => texts.get(path) ?? (differing.has(path) ? null : undefined);
  const project = Project.at(commit, new FileSet(root, blobs.keys(), overlay), overlay);
  return { commit, project, changed, blobs };
}

/** Fingerprints of what had drifted there already. */
export async function driftAlready({ project }: Earlier): Promise<ReadonlySet<string>> {
  await project.load();
  const findings = project.engine?.evaluate().findings ?? [];
  return new Set(findings.map(({ fingerprint }) => fingerprint));
}
