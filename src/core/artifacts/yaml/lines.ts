import type { Splice } from '../splice.ts';
import type { Rendered } from './render.ts';
import type { ItemSpan } from './spans.ts';

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
