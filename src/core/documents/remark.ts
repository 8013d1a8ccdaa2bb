import { indexLines } from '../artifacts/lineIndex.ts';
import type { Range } from '../model/text.ts';

/** Something about a document that is worth a look: where, and what to write instead. */
export interface Remark {
  path: string;
  range: Range;
  message: string;
}

/** A remark before its place is counted in lines. */
export interface Spot {
  start: number;
  end: number;
  message: string;
}

/** Spots of one text as remarks; the lines are counted only where there is one. */
export function remarksAt(path: string, text: string, spots: readonly Spot[]): Remark[] {
  if (spots.length === 0) return [];
  const lines = indexLines(text);
  return spots.map(({ start, end, message }) => ({ path, range: lines.range(start, end), message }));
}
