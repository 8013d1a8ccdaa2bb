import type { Json, Path } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import type { Range } from '../model/text.ts';

/**
 * One plan file as read: never an exception. `value` holds every part that is well-formed, so that one
 * broken line does not take the rest with it; `problems` name what was left out.
 */
export interface Artifact<T> {
  path: string;
  text: string;
  value: T;
  /** The content as data before the schema: what a form shows, with unknown keys. */
  json: Json;
  problems: Problem[];
  /** Set where the text is not even well-formed: `problems` then says where, and every other complaint would be a guess. */
  isBroken?: boolean;
  /** Where the value (or, for `key`, its key) at `path` stands; the nearest parent that exists otherwise. */
  rangeOf(path: Path, part?: 'key' | 'value'): Range;
}
