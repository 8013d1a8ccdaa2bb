import { ComponentMap } from '../drift/policy/components.ts';
import type { Component } from '../model/blueprint.ts';
import { remember } from '../remember.ts';

/** More paths than this say less than they cost to read. */
const mostPaths = 100;

/** What had to be done so that components own what their tool says. */
interface Settled {
  /** Components whose paths are now the folders and files that there are. */
  writtenOut: string[];
  /** Components that own something else even so, or would have too many paths. */
  failed: string[];
  /** Components that own nothing; they are taken away. */
  gone: string[];
}

/**
 * Make components own exactly the files that the tool gives them, where our rule (the path with the longest text
 * before its first wildcard) would decide otherwise. `ownerOf` answers with the id of a file's component.
 */
export function settleComponents(
  components: Map<string, Component>,
  files: readonly string[],
  ownerOf: (path: string) => string | undefined,
): Settled {
  const owners = new Map(files.map(path => [path, ownerOf(path)]));
  const owning = new Set(owners.values());
  const gone = [...components.keys()].filter(id => !owning.has(id));
  for (const id of gone) components.delete(id);
  const wrong = wrongIn(components, owners);
  if (wrong.size === 0) return { writtenOut: [], failed: [], gone };
  const paths = writtenOut(owners);
  const tooMany: string[] = [];
  const changed: string[] = [];
  for (const id of wrong) {
    const own = paths.get(id) ?? [];
    const component = components.get(id);
    if (component === undefined) continue;
    if (own.length > mostPaths) tooMany.push(id);
    components.set(id, { ...component, paths: own });
    changed.push(id);
  }
  return { writtenOut: changed, failed: [...new Set([...tooMany, ...wrongIn(components, owners)])], gone };
}

/** Components that own a file too few or too many, or claim one with the same right as another. */
function wrongIn(
  components: ReadonlyMap<string, Component>,
  owners: ReadonlyMap<string, string | undefined>,
): Set<string> {
  const map = new ComponentMap(Object.fromEntries(components));
  const wrong = new Set<string>();
  for (const [path, owner] of owners) {
    const placed = map.place(path)?.component;
    if (placed === owner) continue;
    for (const id of [placed, owner]) if (id !== undefined) wrong.add(id);
  }
  for (const { components: pair } of map.tiesAmong(() => true)) for (const id of pair) wrong.add(id);
  return wrong;
}

interface Folder {
  /** Owners of all files in it; undefined stands for files that belong to nobody. */
  owners: Set<string | undefined>;
  folders: Map<string, Folder>;
  files: Map<string, string | undefined>;
}

const newFolder = (): Folder => ({ owners: new Set(), folders: new Map(), files: new Map() });

/** The fewest folders and files that say who owns what. */
function writtenOut(owners: ReadonlyMap<string, string | undefined>): Map<string, string[]> {
  const root = newFolder();
  for (const [path, owner] of owners) {
    let folder = root;
    folder.owners.add(owner);
    const names = path.split('/');
    const file = names.pop()!;
    for (const name of names) {
      const next = folder.folders.get(name) ?? newFolder();
      folder.folders.set(name, next);
      next.owners.add(owner);
      folder = next;
    }
    folder.files.set(file, owner);
  }
  const paths = new Map<string, string[]>();
  const add = (owner: string | undefined, path: string): void => {
    if (owner !== undefined) remember(paths, owner, () => []).push(path);
  };
  const open: { folder: Folder; at: string }[] = [{ folder: root, at: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { folder, at } = next;
    const [owner] = folder.owners;
    if (folder.owners.size === 1) {
      add(owner, `${at}**`);
      continue;
    }
    for (const [file, own] of folder.files) add(own, at + file);
    for (const [name, inner] of [...folder.folders].reverse())
      open.push({ folder: inner, at: `${at}${name}/` });
  }
  return paths;
}
