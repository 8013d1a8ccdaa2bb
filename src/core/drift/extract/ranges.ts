import type { Position, Range } from '../../model/text.ts';

/**
 * Ranges of spans given by offsets, in one pass over the text's line breaks up to the last span. Spans come in
 * the order of their starts and do not overlap.
 */
export function rangesOf(text: string, spans: readonly { start: number; end: number }[]): Range[] {
  let line = 0;
  let lineStart = 0;
  let nextBreak = text.indexOf('\n');
  const positionOf = (offset: number): Position => {
    while (nextBreak >= 0 && nextBreak < offset) {
      line++;
      lineStart = nextBreak + 1;
      nextBreak = text.indexOf('\n', lineStart);
    }
    return { line, character: offset - lineStart };
  };
  return spans.map(span => {
    const start = positionOf(span.start);
    return { start, end: positionOf(span.end) };
  });
}
