import type { Piece } from '../../core/drift/patterns/occurrences.ts';
import type { PatternMatch } from '../../core/drift/patterns/patternSearch.ts';
import type { Position } from '../../core/model/text.ts';

/** Longer first lines are of files that no person wrote. */
const longestLine = 1000;

/** Matches with their places; they may lie in one another. */
export function matchesOf(text: string, found: readonly Piece[]): PatternMatch[] {
  const positions = positionsOf(
    text,
    found.flatMap(({ start, end }) => [start, end]),
  );
  return found.map(({ start, end }) => ({
    range: { start: positions.get(start)!, end: positions.get(end)! },
    line: firstLine(text, start, end),
  }));
}

/** The first line of a piece of text, without blanks around it. */
function firstLine(text: string, start: number, end: number): string {
  const piece = text.slice(start, Math.min(end, start + longestLine));
  return piece.split(/\r\n?|\n/, 1)[0]!.trim();
}

/** Lines and characters of offsets, in one pass over the line breaks. */
function positionsOf(text: string, offsets: readonly number[]): Map<number, Position> {
  const positions = new Map<number, Position>();
  let line = 0;
  let lineStart = 0;
  let nextBreak = text.indexOf('\n');
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    while (nextBreak >= 0 && nextBreak < offset) {
      line++;
      lineStart = nextBreak + 1;
      nextBreak = text.indexOf('\n', lineStart);
    }
    positions.set(offset, { line, character: offset - lineStart });
  }
  return positions;
}
