import { generatedBlocks } from '../../artifacts/markdown/generated.ts';
import { blank, visibleText } from '../visibleText.ts';

/** What a reader sees of the hand-written part, at the same offsets; everything else is blanks. */
export function handVisible(text: string, keepSpans = false): string {
  const visible = visibleText(text, keepSpans);
  let hand = '';
  let at = 0;
  for (const { start, end } of generatedBlocks(text)) {
    hand += visible.slice(at, start) + blank(visible.slice(start, end));
    at = end;
  }
  return hand + visible.slice(at);
}
