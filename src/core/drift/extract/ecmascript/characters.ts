/** UTF-16 codes that the scanner asks for by name. */
export enum Char {
  lineFeed = 10,
  carriageReturn = 13,
  exclamation = 33,
  doubleQuote = 34,
  hash = 35,
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
  backtick = 96,
  e = 101,
  openBrace = 123,
  bar = 124,
  closeBrace = 125,
  tilde = 126,
}

const spaceKind = 1;
const digitKind = 2;
const letterKind = 3;

const asciiKinds = new Uint8Array(128);
asciiKinds.fill(spaceKind, 9, 14);
asciiKinds[32] = spaceKind;
asciiKinds.fill(digitKind, 48, 58);
asciiKinds.fill(letterKind, 65, 91);
asciiKinds.fill(letterKind, 97, 123);
// `#private` names and `\u` escapes belong to a name; that such a name is no keyword is what counts here.
for (const code of [Char.hash, 36, Char.backslash, 95]) asciiKinds[code] = letterKind;

const otherSpace = /[\s\u0085\u200b]/;

/** White space and line breaks. False for `NaN`, that is at the end of the text. */
export function isSpace(code: number): boolean {
  return code < 128 ? asciiKinds[code] === spaceKind : isOtherSpace(code);
}

function isOtherSpace(code: number): boolean {
  return code >= 128 && otherSpace.test(String.fromCharCode(code));
}

/** Whether a name can begin here. All that is not ASCII and not white space counts as a letter. */
export function isNameStart(code: number): boolean {
  return code < 128 ? asciiKinds[code] === letterKind : code >= 128 && !isOtherSpace(code);
}

/** A decimal digit. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A letter or a digit. */
export function isNamePart(code: number): boolean {
  return code < 128 ? asciiKinds[code]! >= digitKind : code >= 128 && !isOtherSpace(code);
}

/** Index after the name or number that goes on at `at`. */
export function nameEnd(text: string, at: number): number {
  let index = at;
  while (isNamePart(text.charCodeAt(index))) index++;
  return index;
}

/** The four line breaks of the language. */
export function isLineBreak(code: number): boolean {
  return code === Char.lineFeed || code === Char.carriageReturn || code === 0x2028 || code === 0x2029;
}

/** Index of the next line break, or the text's length. */
export function lineEnd(text: string, at: number): number {
  let index = at;
  while (index < text.length && !isLineBreak(text.charCodeAt(index))) index++;
  return index;
}

/** Index after the block comment that begins at `at`; an unterminated one runs to the end of the text. */
export function blockCommentEnd(text: string, at: number): number {
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? text.length : close + 2;
}

/** Index of the next character that is neither white space nor comment. */
export function skipTrivia(text: string, at: number): number {
  let index = at;
  for (;;) {
    const code = text.charCodeAt(index);
    if (isSpace(code)) index++;
    else if (code !== Char.slash) return index;
    else {
      const next = text.charCodeAt(index + 1);
      if (next === Char.slash) index = lineEnd(text, index + 2);
      else if (next === Char.asterisk) index = blockCommentEnd(text, index);
      else return index;
    }
  }
}

/** Whether what follows a `?` says that it marks something optional. */
export function endsOptional(code: number): boolean {
  switch (code) {
    case Char.colon:
    case Char.comma:
    case Char.semicolon:
    case Char.equals:
    case Char.closeParen:
    case Char.closeBracket:
    case Char.closeBrace:
      return true;
    default:
      return Number.isNaN(code);
  }
}
