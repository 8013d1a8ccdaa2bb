import { isMap, type JsonMap } from '../../artifacts/patchJson.ts';
import { parseYaml } from '../../artifacts/yaml/tree.ts';
import type { Json } from '../../model/json.ts';

/** A YAML text as data; an empty map where it is none. */
export function yamlMap(yaml: string): JsonMap {
  const { json } = parseYaml(yaml);
  return isMap(json) ? json : {};
}

/** The list at a key; empty where there is none. */
export function listAt(holder: Json, key: string): Json[] {
  const list = isMap(holder) ? holder[key] : undefined;
  return Array.isArray(list) ? list : [];
}
