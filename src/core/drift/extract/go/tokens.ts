import { blockCommentEnd, Char, isSpace, lineFeed } from '../characters.ts';

/** Index of the next character that is neither white space nor comment. */
export function skipTrivia(text: string, at: number): number {
  let index = at;
  for (;;) {
    const code = text.charCodeAt(index);
    if (isSpace(code) || code === Char.byteOrderMark) index++;
    else if (code !== Char.slash) return index;
    else {
      const next = text.charCodeAt(index + 1);
      if (next === Char.slash) index = lineFeed(text, index);
      else if (next === Char.asterisk) index = blockCommentEnd(text, index);
      else return index;
    }
  }
}

/** The same on one line: Go ends a statement where the line ends. */
export function skipBlanks(text: string, at: number): number {
  let index = at;
  for (;;) {
    const code = text.charCodeAt(index);
    if (code === Char.space || code === Char.tab) index++;
    else if (code === Char.slash && text.charCodeAt(index + 1) === Char.asterisk)
      index = blockCommentEnd(text, index);
    else return index;
  }
}

/**
 * Index after the string or rune whose quote stands at `at`. For one that is not closed on its line: the complement
 * (`~`) of the line's end, so that half-typed code costs a line and not the file.
 */
export function quotedEnd(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  for (let index = at + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) return index + 1;
    if (code === Char.backslash && text.charCodeAt(index + 1) !== Char.lineFeed) index++;
    else if (code === Char.lineFeed) return ~index;
  }
  return ~text.length;
}

/** Index after the raw string whose backtick stands at `at`, or the complement of the text's length. */
export function rawStringEnd(text: string, at: number): number {
  const close = text.indexOf('`', at + 1);
  return close < 0 ? ~text.length : close + 1;
}
