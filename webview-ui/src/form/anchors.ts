import type { Json, Path } from '../../../src/core/model/json.ts';
import { isRecord, valueAt } from './paths.ts';

/**
 * Which item a list position meant when it was noted. Positions shift when somebody else edits the file; a text
 * that is being typed has to stay with its record.
 */
export interface Anchor {
  identity: string;
  length: number;
}

function identityOf(item: Json | undefined): string {
  if (isRecord(item) && (typeof item.id === 'string' || typeof item.id === 'number')) return `id ${item.id}`;
  return `is ${JSON.stringify(item)}`;
}

/** One anchor for each list position in `path`, in order. */
export function anchorsOf(root: Json | undefined, path: Path): Anchor[] {
  const anchors: Anchor[] = [];
  path.forEach((step, depth) => {
    if (typeof step !== 'number') return;
    const list = valueAt(root, path.slice(0, depth));
    const items = Array.isArray(list) ? list : [];
    anchors.push({ identity: identityOf(items[step]), length: items.length });
  });
  return anchors;
}

/** Where `path` is in a newer value; `undefined` when its record is gone or cannot be told from others. */
export function relocate(root: Json | undefined, path: Path, anchors: readonly Anchor[]): Path | undefined {
  const found: (string | number)[] = [];
  let next = 0;
  for (const step of path) {
    if (typeof step !== 'number') {
      if (isRecord(valueAt(root, found)) || found.length === 0 || valueAt(root, found) === undefined) {
        found.push(step);
        continue;
      }
      return undefined;
    }
    const anchor = anchors[next++];
    const list = valueAt(root, found);
    const index = Array.isArray(list) && anchor !== undefined ? positionOf(list, step, anchor) : undefined;
    if (index === undefined) return undefined;
    found.push(index);
  }
  return found;
}

function positionOf(list: readonly Json[], before: number, anchor: Anchor): number | undefined {
  if (before < list.length && identityOf(list[before]) === anchor.identity) return before;
  const matches = list.flatMap((item, index) => (identityOf(item) === anchor.identity ? [index] : []));
  if (matches.length === 1) return matches[0];
  // Nothing was added or removed: the item itself was edited in its place.
  return matches.length === 0 && list.length === anchor.length && before < list.length ? before : undefined;
}
