import { mapOf } from '../../artifacts/patchJson.ts';
import type { Json, Path } from '../../model/json.ts';
import type { FilePlace } from '../sheets/sheet.ts';

/** Data that was read off a script, each part with its place. */
export type Located =
  | { kind: 'scalar'; value: string | number | boolean | null; place: FilePlace }
  | { kind: 'list'; items: readonly Located[]; place: FilePlace }
  | { kind: 'map'; entries: ReadonlyMap<string, Located>; place: FilePlace }
  /** What only running the script would tell. */
  | { kind: 'unread'; text: string; place: FilePlace };

/** The data alone; what is unread is left out of lists and maps. */
export function jsonOf(located: Located): Json {
  switch (located.kind) {
    case 'scalar':
      return located.value;
    case 'list':
      return located.items.filter(isRead).map(jsonOf);
    case 'map':
      return mapOf(
        [...located.entries].filter(([, entry]) => isRead(entry)).map(([key, entry]) => [key, jsonOf(entry)]),
      );
    case 'unread':
      return null;
  }
}

const isRead = ({ kind }: Located): boolean => kind !== 'unread';

/** The data at `path`; its nearest parent where there is none. */
export function nearestIn(located: Located, path: Path): Located {
  let at = located;
  for (const step of path) {
    const next =
      at.kind === 'list' && typeof step === 'number'
        ? at.items.filter(isRead)[step]
        : at.kind === 'map'
          ? at.entries.get(String(step))
          : undefined;
    if (next === undefined) break;
    at = next;
  }
  return at;
}

/** Every part that is unread. */
export function* unreadIn(located: Located): Generator<Extract<Located, { kind: 'unread' }>> {
  if (located.kind === 'unread') yield located;
  if (located.kind === 'list') for (const item of located.items) yield* unreadIn(item);
  if (located.kind === 'map') for (const entry of located.entries.values()) yield* unreadIn(entry);
}
