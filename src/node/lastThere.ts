import type { MayBecome } from '../core/drift/baseline/gonePlaces.ts';
import { addFolders } from '../core/drift/policy/ownership.ts';
import { upwards } from '../core/drift/resolve/workspacePath.ts';
import { remember } from '../core/remember.ts';
import { isShallow } from './git.ts';
import { treeAt } from './gitTree.ts';
import { removedPaths } from './removedPaths.ts';

/** How long Git may look for when the places went, in milliseconds. */
const patience = 5_000;
/** Places looked for; of any more nothing is known. */
const mostPlaces = 500;
/** Commits whose files are looked at. */
const mostCommits = 50;

const baseName = (place: string): string => place.slice(place.lastIndexOf('/') + 1);
/** Instances of components are no places that have base names. */
const keepsBaseName: MayBecome = (before, now) => baseName(before) === baseName(now) || !/[./]/.test(before);

/**
 * What files and folders that are gone may be called now, as the history up to `commit` tells: nothing that was
 * there beside them. What was never committed, or where there is no history, has moved only if it kept its base name.
 * In a clone of a part of the history, and for places that were not asked for, everything is possible.
 */
export async function movesInHistory(
  root: string,
  commit: string,
  gone: readonly string[],
): Promise<MayBecome | undefined> {
  if (gone.length === 0) return undefined;
  try {
    const asked = gone.slice(0, mostPlaces);
    const besides = await neighbours(root, commit, asked);
    const isWhole = besides !== undefined && !(await isShallow(root));
    const isAsked = new Set(asked);
    return (before, now) => {
      const there = besides?.get(before);
      if (there !== undefined) return !there.has(now);
      return !isWhole || !isAsked.has(before) || keepsBaseName(before, now);
    };
  } catch {
    return keepsBaseName;
  }
}

/** What was there when each place was there last. Undefined where Git did not finish in time. */
async function neighbours(
  root: string,
  commit: string,
  places: readonly string[],
): Promise<Map<string, ReadonlySet<string>> | undefined> {
  const found = new Map<string, ReadonlySet<string>>();
  const now = await placesAt(root, commit);
  const missing = new Set<string>();
  for (const place of places) {
    if (now.has(place)) found.set(place, now);
    else missing.add(place);
  }
  if (missing.size === 0) return found;
  const removed = await removedPaths(root, commit, [...missing], patience);
  if (removed === undefined) return undefined;
  const trees = new Map<string, Promise<ReadonlySet<string>>>();
  for (const { commit: removal, path } of removed) {
    if (trees.size >= mostCommits && !trees.has(removal)) continue;
    for (const place of upwards(path)) {
      if (!missing.delete(place)) continue;
      found.set(place, await remember(trees, removal, () => placesAt(root, `${removal}^`)));
    }
  }
  return found;
}

/** Files and folders of a commit. */
async function placesAt(root: string, commit: string): Promise<ReadonlySet<string>> {
  const places = new Set<string>();
  for (const path of (await treeAt(root, commit)).keys()) {
    places.add(path);
    addFolders(places, path);
  }
  return places;
}
