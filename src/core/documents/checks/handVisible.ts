import { generatedBlocks } from '../../artifacts/markdown/generated.ts';
import { visibleText } from '../visibleText.ts';

/** What a reader sees of the hand-written part, at the same offsets; everything else is blanks. */
export function handVisible(text: string, keepSpans = false): string {
  let visible = visibleText(text, keepSpans);
  for (const { start, end } of generatedBlocks(text)) {
    visible = visible.slice(0, start) + ' '.repeat(end - start) + visible.slice(end);
  }
  return visible;
}
