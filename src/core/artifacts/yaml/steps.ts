import type { Json, Path } from '../../model/json.ts';
import type { Patch } from '../patch.ts';
import { isMap, sameJson, valueAt } from '../patchJson.ts';

/** More changes than this in one value, and it is written anew instead. */
const mostSteps = 60;

/**
 * A patch as steps that each touch one entry or item of a collection that exists: missing parents become part
 * of the value, a new list or map in place of an old one becomes its differences. An alias is replaced whole.
 */
export function stepsOf(json: Json, patch: Patch, isAlias: (path: Path) => boolean): Patch[] {
  const onto = nested(json, patch);
  const path = onto.path;
  if (onto.op === 'set') {
    const steps = differences(valueAt(json, path), onto.value, path, isAlias);
    return steps.length > mostSteps ? [onto] : steps;
  }
  if (onto.op === 'remove') {
    const parent = valueAt(json, path.slice(0, -1));
    // The last item leaves an empty collection behind, never a bare key that would read as null.
    if (Array.isArray(parent) && parent.length === 1)
      return [{ op: 'set', path: path.slice(0, -1), value: [] }];
    if (isMap(parent) && Object.keys(parent).length === 1)
      return [{ op: 'set', path: path.slice(0, -1), value: {} }];
  }
  if (onto.op === 'insert' && Array.isArray(valueAt(json, path.slice(0, -1)))) {
    const list = valueAt(json, path.slice(0, -1)) as Json[];
    if (list.length === 0) return [{ op: 'set', path: path.slice(0, -1), value: [onto.value] }];
  }
  return [onto];
}

/** `set` at the first place of the path that is no collection yet, the rest of the path inside its value. */
function nested(json: Json, patch: Patch): Patch {
  for (let depth = 0; depth < patch.path.length; depth++) {
    const holder = valueAt(json, patch.path.slice(0, depth));
    const step = patch.path[depth]!;
    if (typeof step === 'number' ? Array.isArray(holder) : isMap(holder)) continue;
    if (patch.op !== 'set' && patch.op !== 'insert' && patch.op !== 'remove') return patch;
    const path = patch.path.slice(0, depth);
    const single: Json[] = holder === undefined || holder === null ? [] : [holder];
    if (typeof step === 'number' && depth === patch.path.length - 1) {
      const spliced = single.toSpliced(
        step,
        patch.op === 'insert' ? 0 : 1,
        ...(patch.op === 'remove' ? [] : [patch.value]),
      );
      return { op: 'set', path, value: spliced };
    }
    if (patch.op === 'remove') return patch;
    return { op: 'set', path, value: built(patch.path.slice(depth), patch.value, single) };
  }
  return patch;
}

function built(path: Path, value: Json, single: Json[]): Json {
  const step = path[0];
  if (step === undefined) return value;
  const inner = built(path.slice(1), value, []);
  return typeof step === 'number' ? [...single, inner] : { [step]: inner };
}

type IsAlias = (path: Path) => boolean;

function differences(before: Json | undefined, after: Json, path: Path, isAlias: IsAlias): Patch[] {
  if (sameJson(before, after)) return [];
  if (isAlias(path)) return [{ op: 'set', path, value: after }];
  if (isMap(before) && isMap(after) && Object.keys(before).length > 0)
    return mapDifferences(before, after, path, isAlias);
  if (Array.isArray(before) && Array.isArray(after) && before.length > 0) {
    return listDifferences(before, after, path, isAlias);
  }
  return [{ op: 'set', path, value: after }];
}

function mapDifferences(
  before: { [key: string]: Json },
  after: { [key: string]: Json },
  path: Path,
  isAlias: IsAlias,
): Patch[] {
  const steps: Patch[] = [];
  const kept = Object.keys(before).filter(key => Object.hasOwn(after, key));
  for (const key of kept) steps.push(...differences(before[key], after[key]!, [...path, key], isAlias));
  for (const [key, value] of Object.entries(after)) {
    if (!Object.hasOwn(before, key)) steps.push({ op: 'set', path: [...path, key], value });
  }
  const gone = Object.keys(before).filter(key => !Object.hasOwn(after, key));
  const stays = Object.keys(after).length > 0;
  for (const key of stays ? gone : gone.slice(1)) steps.push({ op: 'remove', path: [...path, key] });
  if (!stays) steps.push({ op: 'set', path, value: {} });
  return steps;
}

function listDifferences(
  before: readonly Json[],
  after: readonly Json[],
  path: Path,
  isAlias: IsAlias,
): Patch[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && sameJson(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && sameJson(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const olds = before.slice(head, before.length - tail);
  const news = after.slice(head, after.length - tail);
  const steps: Patch[] = [];
  news.forEach((value, index) => {
    const at = [...path, head + index];
    if (index < olds.length) steps.push(...differences(olds[index], value, at, isAlias));
    else steps.push({ op: 'insert', path: at, value });
  });
  for (let index = before.length - tail - 1; index >= head + news.length; index--) {
    if (index === 0 && after.length === 0) steps.push({ op: 'set', path, value: [] });
    else steps.push({ op: 'remove', path: [...path, index] });
  }
  return steps;
}
