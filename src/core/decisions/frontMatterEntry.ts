import { isMap } from '../artifacts/patchJson.ts';
import type { Json } from '../model/json.ts';

/** An entry of a record's front matter under its key as written, whatever its case; the exact key goes first. */
export function frontMatterEntry(json: Json, name: string): { key: string; value: Json } | undefined {
  if (!isMap(json)) return undefined;
  const wanted = name.toLowerCase();
  const keys = Object.keys(json).filter(key => key.toLowerCase() === wanted);
  const key = keys.includes(name) ? name : keys[0];
  return key === undefined ? undefined : { key, value: json[key]! };
}
