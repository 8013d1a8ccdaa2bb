import type { Patch } from '../../../src/core/artifacts/patch.ts';
import type { Path } from '../../../src/core/model/json.ts';
import { isWithin } from './paths.ts';

/** Where `path` points after our own `patch` was applied; `undefined` when the patch removed the place. */
export function movedPath(path: Path, patch: Patch): Path | undefined {
  if (patch.op === 'set') return path;
  const parent = patch.path.slice(0, -1);
  const target = patch.path.at(-1);
  if (patch.op === 'rename') {
    return isWithin(path, patch.path) ? [...parent, patch.key, ...path.slice(patch.path.length)] : path;
  }
  if (patch.op === 'remove' && isWithin(path, patch.path)) return undefined;
  const step = path[parent.length];
  if (typeof target !== 'number' || typeof step !== 'number' || !isWithin(path, parent)) return path;
  return [...parent, shifted(step, target, patch), ...path.slice(parent.length + 1)];
}

function shifted(step: number, target: number, patch: Patch): number {
  if (patch.op === 'insert') return step >= target ? step + 1 : step;
  if (patch.op === 'remove') return step > target ? step - 1 : step;
  if (patch.op !== 'move') return step;
  if (step === target) return patch.to;
  const without = step > target ? step - 1 : step;
  return without >= patch.to ? without + 1 : without;
}
