/** The text with each HTML comment put another way. A comment that never ends is text. */
export function replaceComments(text: string, by: (comment: string) => string): string {
  let result = '';
  let from = 0;
  for (;;) {
    const open = text.indexOf('<!--', from);
    const close = open < 0 ? -1 : text.indexOf('-->', open + 4);
    if (close < 0) return result + text.slice(from);
    result += text.slice(from, open) + by(text.slice(open, close + 3));
    from = close + 3;
  }
}

/** The text without HTML comments, in which a template asks its questions. */
export const withoutComments = (text: string): string => replaceComments(text, () => '');
