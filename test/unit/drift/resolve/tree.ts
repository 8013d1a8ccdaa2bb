import { createEcmascriptResolver } from '../../../../src/core/drift/resolve/ecmascript.ts';
import type { Resolution, WorkspaceFiles } from '../../../../src/core/drift/resolve/resolution.ts';

type Contents = Readonly<Record<string, string | object>>;

/** A workspace in memory; objects are written as JSON. `ignored` files stand on the disk, but Git ignores them. */
export function tree(contents: Contents, ignored: Contents = {}): WorkspaceFiles {
  const texts = new Map(
    Object.entries({ ...contents, ...ignored }).map(([path, content]) => [
      path,
      typeof content === 'string' ? content : JSON.stringify(content),
    ]),
  );
  const known = new Set(Object.keys(contents));
  return {
    has: path => known.has(path),
    exists: path => texts.has(path),
    read: path => texts.get(path),
    paths: () => known,
  };
}

/** Resolves one specifier and answers in short: the file's path, `package NAME`, or `unresolved`. */
export function resolveIn(files: WorkspaceFiles, from: string, specifier: string): string {
  return short(createEcmascriptResolver(files).resolve(from, specifier));
}

const short = (found: Resolution): string =>
  found.kind === 'file' ? found.path : found.kind === 'package' ? `package ${found.name}` : 'unresolved';

/** A tree of empty files with the given paths. */
export const empty = (...paths: string[]): Record<string, string> =>
  Object.fromEntries(paths.map(path => [path, '']));
