import type { Json, Path } from '../../../src/core/model/json.ts';

/** True for a value with named parts, as opposed to a list or a plain value. */
export function isRecord(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at `path`, or `undefined` where there is nothing. */
export function valueAt(root: Json | undefined, path: Path): Json | undefined {
  let value: Json | undefined = root;
  for (const step of path) {
    if (Array.isArray(value)) value = typeof step === 'number' ? value[step] : undefined;
    else if (isRecord(value)) value = Object.hasOwn(value, String(step)) ? value[String(step)] : undefined;
    else return undefined;
  }
  return value;
}

/** True when `path` is `parent` or lies inside it. */
export function isWithin(path: Path, parent: Path): boolean {
  return parent.every((step, index) => String(path[index]) === String(step)) && path.length >= parent.length;
}

/** A path as one text that can be compared and kept. */
export function pathKey(path: Path): string {
  return JSON.stringify(path);
}

/** The path as `FormArtifact.notes` writes it. */
export function joinedPath(path: Path): string {
  return path.join('.');
}

/** The id of the element that edits `path`: no blanks, since lists of ids are parted by blanks. */
export function elementId(artifact: string, path: Path): string {
  return `field-${encodeURIComponent(`${artifact}#${pathKey(path)}`)}`;
}
