import { isComment } from '../../extract/textSpans.ts';
import type { SourceText } from '../standard.ts';

/**
 * True where a comment of this shape ends right above `at`; attributes, decorators, modifiers and other comments may
 * stand between them.
 */
export function hasCommentAbove(
  { text, spans }: SourceText,
  at: number,
  isDocumentation: (comment: string) => boolean,
): boolean {
  let index = at - 1;
  for (;;) {
    while (index >= 0 && /\s/.test(text[index]!)) index--;
    const span = index < 0 ? undefined : spans.at(index);
    if (span !== undefined && isComment(span)) {
      if (isDocumentation(text.slice(span.start, span.end))) return true;
      index = span.start - 1;
      continue;
    }
    const above = attributeAbove(text, index);
    if (above === undefined) return false;
    index = above;
  }
}

/** The same for documentation that stands in a block: between `/**` and its end. */
export function hasBlockAbove(source: SourceText, at: number): boolean {
  return hasCommentAbove(source, at, comment => comment.startsWith('/**'));
}

/** How far up an attribute of several lines may begin. */
const longestAttribute = 2_000;

/** Where an attribute or decorator that ends at `index` begins, less one: `@Bean`, `@Get("/x")`, `[Test]`, `#[inline]`. */
function attributeAbove(text: string, index: number): number | undefined {
  const from = Math.max(0, index - longestAttribute);
  const lines = text.slice(from, index + 1);
  const found =
    /(?:^|\n)[ \t]*(?:@[\w.:]+(?:\([^@]*\))?|#!?\[[^\n]*(?:\n[^\n]*){0,20}?\]|\[[A-Za-z][^\n]*\])[ \t]*$/.exec(
      lines,
    );
  return found === null ? undefined : from + found.index;
}
