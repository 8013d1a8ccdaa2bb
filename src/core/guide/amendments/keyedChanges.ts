import { isMap, sameJson } from '../../artifacts/patchJson.ts';
import type { Json } from '../../model/json.ts';
import { type Change, plainName } from './change.ts';

/** How two versions of named things differ. */
export interface KeyedChanges {
  added: string[];
  removed: string[];
  /** With the keys whose values differ. */
  changed: { name: string; keys: string[] }[];
}

/** Compare named things, in the order of the later version; what went stands in the order of the earlier one. */
export function keyedChanges(
  before: ReadonlyMap<string, Json>,
  after: ReadonlyMap<string, Json>,
): KeyedChanges {
  const changed = [...after].flatMap(([name, value]) => {
    const old = before.get(name);
    if (old === undefined || sameJson(old, value)) return [];
    return [{ name, keys: changedKeys(old, value) }];
  });
  return {
    added: [...after.keys()].filter(name => !before.has(name)),
    removed: [...before.keys()].filter(name => !after.has(name)),
    changed,
  };
}

/** The keys whose values differ; none where one of both is no map. */
export function changedKeys(before: Json, after: Json): string[] {
  if (!isMap(before) || !isMap(after)) return [];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter(key => !sameJson(before[key], after[key]));
}

/** Things by name; a name that comes again gets a number, so that none is lost. */
export function byName<T>(things: Iterable<readonly [string, T]>): Map<string, T> {
  const named = new Map<string, T>();
  const times = new Map<string, number>();
  for (const [name, thing] of things) {
    const count = (times.get(name) ?? 0) + 1;
    times.set(name, count);
    named.set(count === 1 ? name : `${name} (${count})`, thing);
  }
  return named;
}

/** The items of a list by the text at `key`; items without it are passed over. */
export function itemsBy(list: Json | undefined, key: string): Map<string, Json> {
  const items = Array.isArray(list) ? list : [];
  return byName(
    items.flatMap((item): [string, Json][] => {
      const name = isMap(item) ? item[key] : undefined;
      return typeof name === 'string' || typeof name === 'number' ? [[String(name), item]] : [];
    }),
  );
}

/** The changes of named things in words. `isBoundary` gets the keys that changed, or nothing where a thing came or went. */
export function tellChanges(
  path: string,
  kind: string,
  { added, removed, changed }: KeyedChanges,
  isBoundary: (keys?: readonly string[]) => boolean = () => false,
): Change[] {
  return [
    ...added.map(name => ({ path, text: `${kind} ${plainName(name)} added`, boundary: isBoundary() })),
    ...removed.map(name => ({ path, text: `${kind} ${plainName(name)} removed`, boundary: isBoundary() })),
    ...changed.map(({ name, keys }) => ({
      path,
      text: `${kind} ${plainName(name)} changed${keys.length === 0 ? '' : `: ${keys.map(plainName).join(', ')}`}`,
      boundary: isBoundary(keys),
    })),
  ];
}
