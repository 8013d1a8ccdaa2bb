import { indexFrom } from '../ascending.ts';
import type { Position, Range } from '../model/text.ts';

/** Positions of one text by offset and back, for look-ups in any order; every line break of LSP counts. */
export interface LineIndex {
  position(offset: number): Position;
  range(start: number, end: number): Range;
  /** The offset of a position; one outside the text is moved to its nearest end. */
  offset(position: Position): number;
}

/** Index a text's lines once; each look-up is a binary search. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  const position = (offset: number): Position => {
    const at = Math.max(0, Math.min(offset, text.length));
    const line = indexFrom(starts, at + 1) - 1;
    return { line, character: at - starts[line]! };
  };
  return {
    position,
    range: (start, end) => ({ start: position(start), end: position(end) }),
    offset: ({ line, character }) => {
      const start = starts[Math.max(0, line)] ?? text.length;
      const end = starts[line + 1] ?? text.length;
      return Math.min(start + Math.max(0, character), end);
    },
  };
}
