/** UTF-16 codes that scanners ask for by name. */
export enum Char {
  tab = 9,
  lineFeed = 10,
  formFeed = 12,
  carriageReturn = 13,
  space = 32,
  exclamation = 33,
  doubleQuote = 34,
  hash = 35,
  dollar = 36,
  percent = 37,
  ampersand = 38,
  quote = 39,
  openParen = 40,
  closeParen = 41,
  asterisk = 42,
  plus = 43,
  comma = 44,
  minus = 45,
  dot = 46,
  slash = 47,
  colon = 58,
  semicolon = 59,
  less = 60,
  equals = 61,
  greater = 62,
  question = 63,
  at = 64,
  openBracket = 91,
  backslash = 92,
  closeBracket = 93,
  caret = 94,
  underscore = 95,
  backtick = 96,
  b = 98,
  c = 99,
  e = 101,
  f = 102,
  i = 105,
  n = 110,
  r = 114,
  t = 116,
  w = 119,
  openBrace = 123,
  bar = 124,
  closeBrace = 125,
  tilde = 126,
  byteOrderMark = 0xfeff,
}

const asciiSpaces = new Uint8Array(128);
asciiSpaces.fill(1, 9, 14);
asciiSpaces[32] = 1;

const otherSpace = /[\s\u0085\u200b]/;

/** White space and line breaks. False for `NaN`, that is at the end of the text. */
export function isSpace(code: number): boolean {
  return code < 128 ? asciiSpaces[code] === 1 : isOtherSpace(code);
}

function isOtherSpace(code: number): boolean {
  return code >= 128 && otherSpace.test(String.fromCharCode(code));
}

/** All that is not ASCII and not white space counts as a letter. */
export function isOtherLetter(code: number): boolean {
  return code >= 128 && !isOtherSpace(code);
}

/** A decimal digit. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Line feed, carriage return, and the separators of lines and paragraphs. */
export function isLineBreak(code: number): boolean {
  return code === Char.lineFeed || code === Char.carriageReturn || code === 0x2028 || code === 0x2029;
}

/** Index of the next line break, or the text's length. */
export function lineEnd(text: string, at: number): number {
  let index = at;
  while (index < text.length && !isLineBreak(text.charCodeAt(index))) index++;
  return index;
}

/** Index of the next line feed, or the text's length. */
export function lineFeed(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Index after the block comment that begins at `at`; an unterminated one runs to the end of the text. */
export function blockCommentEnd(text: string, at: number): number {
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? text.length : close + 2;
}

/**
 * Index after the string whose opening quote stands at `at`. For one that is not closed on its line: the
 * complement (`~`) of the line break's index, so that half-typed code costs a line and not the file.
 */
export function stringEnd(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  for (let index = at + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) return index + 1;
    if (code === Char.backslash) {
      index++;
      if (text.charCodeAt(index) === Char.carriageReturn && text.charCodeAt(index + 1) === Char.lineFeed)
        index++;
    } else if (code === Char.lineFeed || code === Char.carriageReturn) return ~index;
  }
  return ~text.length;
}
