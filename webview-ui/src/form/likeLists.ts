import type { Json, Path } from '../../../src/core/model/json.ts';
import { textOf } from './answers.ts';
import { valueAt } from './paths.ts';

/** A list of records of the same kind as another, with the records that it stands in, outermost first. */
export interface LikeList {
  path: Path;
  owners: readonly Json[];
}

/**
 * Every list that stands where `list` stands, whatever positions lead to it: for the tasks of one phase, the
 * tasks of all phases of all milestones. A list that is not written yet counts, since records can go there.
 */
export function likeLists(root: Json, list: Path): LikeList[] {
  let found: LikeList[] = [{ path: [], owners: [] }];
  for (const step of list) {
    found = found.flatMap(({ path, owners }) => {
      if (typeof step !== 'number') return [{ path: [...path, step], owners }];
      const items = valueAt(root, path);
      if (!Array.isArray(items)) return [];
      return items.map((item, index) => ({ path: [...path, index], owners: [...owners, item] }));
    });
  }
  return found;
}

/** The ids that are taken in all lists like `list`. */
export function takenIds(root: Json, list: Path): string[] {
  return likeLists(root, list).flatMap(({ path }) => {
    const items = valueAt(root, path);
    return Array.isArray(items) ? items.map(item => textOf(valueAt(item, ['id']))) : [];
  });
}
