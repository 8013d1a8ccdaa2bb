import { folderOf, joinPath } from '../drift/resolve/workspacePath.ts';

// A configuration names files and folders as its own folder sees them. That folder is its base: with a final `/`, or
// `` for the workspace, so that base and name together are a path of the workspace.

const closed = (folder: string): string => (folder === '' ? '' : `${folder}/`);

/** The base of a configuration at this path. */
export const baseOf = (path: string): string => closed(folderOf(path));

/** Every folder that some of these files lie in, directly or deeper; the workspace itself left out. */
export function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder);
  }
  return folders;
}

/** A path or glob as a configuration writes it, as a path of the workspace; undefined where it leads out of it. */
export const pathFrom = (base: string, written: string): string | undefined =>
  joinPath(base.slice(0, -1), written);

/** A folder as a configuration writes it, in the form of a base; undefined where it leads out of the workspace. */
export function folderFrom(base: string, written: string): string | undefined {
  const path = pathFrom(base, written);
  return path === undefined ? undefined : closed(path);
}
