import type { Expression } from 'acorn';
import type { FilePlace } from '../sheets/sheet.ts';
import type { Located } from './located.ts';

/** What names mean in the script that an expression stands in. */
export interface Scope {
  /** The value of a constant or an import; undefined for any other name. */
  lookUp(name: string): Located | undefined;
  /** What a module exports as its value; undefined where it cannot be read. */
  require(specifier: string): Located | undefined;
  place(start: number, end: number): FilePlace;
  /** The text from `start` to `end`. */
  text(start: number, end: number): string;
  /** Counts values; false once there are more than any configuration holds. */
  spend(): boolean;
}

/** What the expressions inside of another are read with. */
export interface Reading {
  scope: Scope;
  /** Where the outer expression stands. */
  place: FilePlace;
  /** The value of an inner expression. */
  inner(expression: Expression): Located;
}

/** Texts that are put together are no longer than this. */
export const longestText = 100_000;

/** The items of a list that is spread; anything else counts as one. */
export const spreadItems = (value: Located): readonly Located[] =>
  value.kind === 'list' ? value.items : [value];

/** A scalar as a text; undefined for anything else. */
export const scalarText = (value: Located): string | undefined =>
  value.kind === 'scalar' ? String(value.value) : undefined;

/** The beginning of what stands somewhere, in one line. */
export const excerpt = (scope: Scope, start: number, end: number): string =>
  scope.text(start, Math.min(end, start + 80)).replace(/\s+/g, ' ');
