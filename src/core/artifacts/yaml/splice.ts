import type { Rendered } from './render.ts';
import type { ItemSpan } from './spans.ts';

/** Replace a part of a text, by offsets. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** Apply splices that do not overlap; those at one place go in their order. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const splice of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, splice.start) + splice.text;
    at = Math.max(at, splice.end);
  }
  return result + text.slice(at);
}

/** Lines that follow the line they are put behind. */
export const below = (lines: readonly string[], eol: string): string =>
  lines.map(line => eol + line).join('');

/** A rendered value as one piece of text. */
export const whole = (rendered: Rendered, eol: string): string => rendered.first + below(rendered.rest, eol);

/** Move an item among its neighbours: their texts change places, what stands between them stays. */
export function moveTexts(text: string, spans: readonly ItemSpan[], from: number, to: number): Splice[] {
  const texts = spans.map(span => text.slice(span.head, span.end));
  const moved = texts.toSpliced(from, 1).toSpliced(to, 0, texts[from] ?? '');
  return spans.map((span, index) => ({ start: span.head, end: span.end, text: moved[index] ?? '' }));
}
