import type { Json, Path } from '../model/json.ts';
import { type Patch, PatchError } from './patch.ts';

/** A map of data, as opposed to a list or a scalar. */
export type JsonMap = { [key: string]: Json };

/** True for a map: neither a list nor a scalar. */
export const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Own entries only: a key such as `constructor` names nothing that the file did not say. */
export function entryOf(map: JsonMap, key: string): Json | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** The value at a path, or undefined where there is none. */
export function valueAt(json: Json, path: Path): Json | undefined {
  let value: Json | undefined = json;
  for (const step of path) {
    if (Array.isArray(value)) value = typeof step === 'number' ? value[step] : undefined;
    else if (isMap(value)) value = entryOf(value, String(step));
    else return undefined;
  }
  return value;
}

/** `rules[2].from`, for messages. */
export function words(path: Path): string {
  const text = path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
  return text === '' ? 'the file' : `\`${text}\``;
}

/** A map's copy with one entry set; a key named `__proto__` is data like any other. */
function withEntry(map: JsonMap, key: string, value: Json): JsonMap {
  if (!Object.hasOwn(map, key)) return mapOf([...Object.entries(map), [key, value]]);
  return mapOf(Object.entries(map).map(([known, old]) => [known, known === key ? value : old]));
}

/** A map of these entries in this order. */
export function mapOf(entries: Iterable<readonly [string, Json]>): JsonMap {
  return Object.fromEntries(entries);
}

/**
 * The data after a patch: what every codec's edit must come to. A list position inside a single value takes
 * that value as a list of one, since most fields take one or a list. Throws {@link PatchError} where the patch
 * does not fit.
 */
export function applyPatch(json: Json, patch: Patch): Json {
  const last = patch.path.at(-1);
  if (last === undefined) {
    if (patch.op === 'set') return patch.value;
    throw new PatchError(`${patch.op} needs a place inside the file`);
  }
  const parent = patch.path.slice(0, -1);
  // Nothing is made in order to take something away.
  if (patch.op === 'remove' && typeof last === 'string' && valueAt(json, patch.path) === undefined)
    return json;
  return change(json, parent, 0, typeof last === 'number' ? 'list' : 'map', holder =>
    typeof last === 'number'
      ? changeList(holder as Json[], last, patch)
      : changeMap(holder as JsonMap, last, patch),
  );
}

function change(
  value: Json | undefined,
  path: Path,
  depth: number,
  wanted: 'list' | 'map',
  edit: (holder: Json[] | JsonMap) => Json,
): Json {
  const step = path[depth];
  const holder = holderOf(
    value,
    depth === path.length ? wanted : typeof step === 'number' ? 'list' : 'map',
    () => words(path.slice(0, depth)),
  );
  if (step === undefined) return edit(holder);
  if (Array.isArray(holder)) {
    const index = step as number;
    if (index < 0 || index > holder.length)
      throw new PatchError(`${words(path.slice(0, depth + 1))} is not in the list`);
    const copy = [...holder];
    copy[index] = change(holder[index], path, depth + 1, wanted, edit);
    return copy;
  }
  return withEntry(
    holder,
    String(step),
    change(entryOf(holder, String(step)), path, depth + 1, wanted, edit),
  );
}

function holderOf(value: Json | undefined, wanted: 'list' | 'map', name: () => string): Json[] | JsonMap {
  if (value === undefined || value === null) return wanted === 'list' ? [] : {};
  if (wanted === 'list') {
    if (Array.isArray(value)) return value;
    if (!isMap(value)) return [value];
    throw new PatchError(`${name()} is a map, not a list`);
  }
  if (isMap(value)) return value;
  throw new PatchError(`${name()} is ${Array.isArray(value) ? 'a list' : 'a single value'}, not a map`);
}

function changeList(list: Json[], index: number, patch: Patch): Json {
  const most = patch.op === 'insert' || patch.op === 'set' ? list.length : list.length - 1;
  if (!Number.isInteger(index) || index < 0 || index > most) {
    throw new PatchError(`${words(patch.path)} is not in the list, which has ${list.length} items`);
  }
  switch (patch.op) {
    case 'set':
      return list.toSpliced(index, 1, patch.value);
    case 'insert':
      return list.toSpliced(index, 0, patch.value);
    case 'remove':
      return list.toSpliced(index, 1);
    case 'move': {
      if (!Number.isInteger(patch.to) || patch.to < 0 || patch.to >= list.length) {
        throw new PatchError(`there is no position ${patch.to} in a list of ${list.length} items`);
      }
      return list.toSpliced(index, 1).toSpliced(patch.to, 0, list[index]!);
    }
    case 'rename':
      throw new PatchError(`${words(patch.path)} is a list item; only a map's key has a name`);
  }
}

function changeMap(map: JsonMap, key: string, patch: Patch): Json {
  switch (patch.op) {
    case 'set':
      return withEntry(map, key, patch.value);
    case 'remove':
      return mapOf(Object.entries(map).filter(([known]) => known !== key));
    case 'rename': {
      if (!Object.hasOwn(map, key)) throw new PatchError(`there is no ${words(patch.path)} to rename`);
      if (patch.key !== key && Object.hasOwn(map, patch.key)) {
        throw new PatchError(`\`${patch.key}\` exists already; choose another name`);
      }
      return mapOf(Object.entries(map).map(([known, value]) => [known === key ? patch.key : known, value]));
    }
    case 'insert':
    case 'move':
      throw new PatchError(`${words(patch.path)} is a map entry; ${patch.op} is for lists`);
  }
}

/** Equal data; the order of a map's keys does not count. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  }
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}
