/**
 * Roughly how many tokens a language model makes of a text: a quarter of its UTF-8 bytes, and more where there
 * is much punctuation, as in code, since each mark tends to be a token of its own. Measured by no particular
 * model, so a budget deserves a margin of about a fifth.
 */
export function estimateTokens(text: string): number {
  let bytes = 0;
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair counts two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
    if (isMark(code)) marks++;
  }
  return Math.ceil((bytes + 2 * marks) / 4);
}

/** ASCII punctuation that prose seldom uses. */
function isMark(code: number): boolean {
  return (
    (code > 0x22 && code < 0x27) || // # $ % &
    (code > 0x27 && code < 0x2c) || // ( ) * +
    code === 0x2f ||
    (code > 0x39 && code < 0x3f) || // : ; < = >
    code === 0x40 ||
    (code > 0x5a && code < 0x61) || // [ \ ] ^ _ `
    (code > 0x7a && code < 0x7f) // { | } ~
  );
}
