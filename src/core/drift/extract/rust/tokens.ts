import { Char, isSpace, lineFeed } from '../characters.ts';
import { isNamePart, isNameStart, nameEnd } from '../names.ts';

const commentMark = /\/\*|\*\//g;

/** Index after the block comment that begins at `at`, with those inside of it. */
export function blockCommentEnd(text: string, at: number): number {
  commentMark.lastIndex = at + 2;
  for (let depth = 1; ; ) {
    const mark = commentMark.exec(text);
    if (mark === null) return text.length;
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.index + 2;
  }
}

/** Index after the comment that begins at `at`, or `at` where none does. */
function commentEnd(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (next === Char.slash) return lineFeed(text, at);
  return next === Char.asterisk ? blockCommentEnd(text, at) : at;
}

/** Index of the next character that is neither white space nor comment. */
export function skipTrivia(text: string, at: number): number {
  let index = at;
  for (;;) {
    const code = text.charCodeAt(index);
    if (isSpace(code)) index++;
    else {
      const end = code === Char.slash ? commentEnd(text, index) : index;
      if (end === index) return index;
      index = end;
    }
  }
}

/** Index after the string whose opening quote stands at `at`; strings may run over lines. */
export function stringEnd(text: string, at: number): number {
  for (let from = at + 1; ; ) {
    const close = text.indexOf('"', from);
    if (close < 0) return text.length;
    let escapes = close;
    while (escapes > from && text.charCodeAt(escapes - 1) === Char.backslash) escapes--;
    if ((close - escapes) % 2 === 0) return close + 1;
    from = close + 1;
  }
}

/** As many as the compiler allows. */
const mostHashes = 255;

/** Index after the raw string whose first `#` or quote stands at `at`, or `at` where none does. */
export function rawStringEnd(text: string, at: number): number {
  let quote = at;
  while (text.charCodeAt(quote) === Char.hash) quote++;
  const hashes = quote - at;
  if (text.charCodeAt(quote) !== Char.doubleQuote || hashes > mostHashes) return at;
  const close = text.indexOf(`"${'#'.repeat(hashes)}`, quote + 1);
  return close < 0 ? text.length : close + 1 + hashes;
}

/** Index after the character literal whose quote stands at `at`; the complement of a lifetime's end where it is one. */
export function characterEnd(text: string, at: number): number {
  const first = text.charCodeAt(at + 1);
  if (first === Char.backslash) return escapedCharacterEnd(text, at);
  const width = first >= 0xd800 && first < 0xdc00 ? 2 : 1;
  if (text.charCodeAt(at + 1 + width) === Char.quote && first !== Char.quote) return at + width + 2;
  return ~nameEnd(text, at + 1);
}

/** The longest is `'\u{10_FFFF}'`; a few more characters do no harm. */
const longestCharacter = 24;

function escapedCharacterEnd(text: string, at: number): number {
  for (let index = at + 3; index < at + longestCharacter; index++) {
    if (text.charCodeAt(index) === Char.quote) return index + 1;
  }
  return ~(at + 2);
}

/**
 * Index after the word that begins at `at` and ends at `end`; with what it is the prefix of, where that is a raw
 * string (`r#"…"#`) or a raw name (`r#type`).
 */
export function prefixedEnd(text: string, at: number, end: number): number {
  const next = text.charCodeAt(end);
  if ((next !== Char.hash && next !== Char.doubleQuote) || !isRawPrefix(text, at, end)) return end;
  const raw = rawStringEnd(text, end);
  if (raw > end) return raw;
  return end === at + 1 && isNameStart(text.charCodeAt(end + 1)) ? nameEnd(text, end + 1) : end;
}

/** `r`, `br` and `cr`. */
function isRawPrefix(text: string, at: number, end: number): boolean {
  if (end === at || end - at > 2 || text.charCodeAt(end - 1) !== Char.r) return false;
  const first = text.charCodeAt(at);
  return end === at + 1 || first === Char.b || first === Char.c;
}

/** Index after the comment, string, character or lifetime that begins at `at`, or `at` where none does. */
export function inertEnd(text: string, at: number, code: number): number {
  if (code === Char.slash) return commentEnd(text, at);
  if (code === Char.doubleQuote) return stringEnd(text, at);
  if (code !== Char.quote) return at;
  const end = characterEnd(text, at);
  return end < 0 ? ~end : end;
}

/**
 * Index after what the mark at `at` begins: a comment, a string (also a raw one, whose prefix stands before the mark),
 * a character, a lifetime; or after the mark alone.
 */
export function literalEnd(text: string, at: number, code: number): number {
  const end = code === Char.doubleQuote ? quotedEnd(text, at) : inertEnd(text, at, code);
  return end > at ? end : at + 1;
}

function quotedEnd(text: string, at: number): number {
  let prefix = at;
  while (prefix > 0 && at - prefix <= mostHashes && text.charCodeAt(prefix - 1) === Char.hash) prefix--;
  let start = prefix;
  while (start > 0 && prefix - start < 3 && isNamePart(text.charCodeAt(start - 1))) start--;
  return isRawPrefix(text, start, prefix) ? rawStringEnd(text, prefix) : stringEnd(text, at);
}

const groupMarks = /["'/()[\]{}]/g;

/** Index after the bracket that closes the one at `at`, whatever stands between them; -1 where none does. */
export function groupEnd(text: string, at: number): number {
  let depth = 0;
  groupMarks.lastIndex = at;
  for (let found = groupMarks.exec(text); found !== null; found = groupMarks.exec(text)) {
    const code = text.charCodeAt(found.index);
    if (code === Char.openBrace || code === Char.openParen || code === Char.openBracket) depth++;
    else if (code === Char.closeBrace || code === Char.closeParen || code === Char.closeBracket) {
      depth--;
      if (depth <= 0) return found.index + 1;
    } else groupMarks.lastIndex = literalEnd(text, found.index, code);
  }
  return -1;
}
