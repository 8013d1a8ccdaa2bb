import type { Json, Path } from '../model/json.ts';

/**
 * One change to an artifact, named by place and not by text: what a form sends and a codec turns into text
 * that keeps comments, order and unknown keys. Missing parents are made.
 */
export type Patch =
  /** Give the place a value, whether or not it had one. */
  | { op: 'set'; path: Path; value: Json }
  /** Put an item before the list position that ends `path` (its length appends). */
  | { op: 'insert'; path: Path; value: Json }
  | { op: 'remove'; path: Path }
  /** Rename a map key; its place in the order stays. */
  | { op: 'rename'; path: Path; key: string }
  /** Move a list item to another position of its list. */
  | { op: 'move'; path: Path; to: number };

/** A patch that does not fit the text, said so that a person can act on it. */
export class PatchError extends Error {
  override readonly name = 'PatchError';
}
