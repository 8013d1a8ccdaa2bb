import { scanBlocks } from '../artifacts/markdown/blocks.ts';
import { replaceComments } from '../artifacts/markdown/comments.ts';
import { frontMatterOf } from '../artifacts/markdown/frontMatter.ts';

/** As many blanks, on as many lines. */
export const blank = (text: string): string =>
  text
    .split('\n')
    .map(line => ' '.repeat(line.length))
    .join('\n');

/**
 * What of a Markdown text a reader sees as prose, at the same offsets: front matter, code, comments and, unless
 * `keepSpans`, code spans are blanks.
 */
export function visibleText(text: string, keepSpans = false): string {
  const bodyStart = frontMatterOf(text)?.bodyStart ?? 0;
  let visible = blank(text.slice(0, bodyStart));
  let at = bodyStart;
  for (const { kind, start, end } of scanBlocks(text, bodyStart).blocks) {
    if (kind !== 'code' && kind !== 'comment') continue;
    visible += text.slice(at, start) + blank(text.slice(start, end));
    at = end;
  }
  visible += text.slice(at);
  const prose = replaceComments(visible, blank);
  return keepSpans ? prose : prose.replace(/`[^`\n]+`/g, blank);
}
