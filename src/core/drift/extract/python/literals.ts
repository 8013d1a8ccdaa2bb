import { Char } from '../characters.ts';
import { afterLineBreak, isLineBreak, isNamePart } from './characters.ts';

/** How a string is delimited, and whether code can stand inside of it. */
export interface StringOpening {
  /** Index of the prefix, or of the quote where there is none. */
  start: number;
  /** Index of the first character of the value. */
  inside: number;
  quote: number;
  triple: boolean;
  /** `f"…"` and `t"…"`. */
  interpolated: boolean;
  /** `r"…"`: a backslash means nothing but itself. */
  raw: boolean;
  /** `b"…"`: bytes, which name no module. */
  bytes: boolean;
}

// Letters of string prefixes; `u`, `r`, `b`, `f`, `t` in any case and in pairs.
const prefixLetters = new Set([...'uUrRbBfFtT'].map(letter => letter.charCodeAt(0)));

/** The string whose opening quote stands at `at`. */
export function stringOpening(text: string, at: number): StringOpening {
  const quote = text.charCodeAt(at);
  const triple = text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote;
  let start = at;
  while (at - start < 2 && prefixLetters.has(text.charCodeAt(start - 1))) start--;
  // `buff"x"` is no string with a prefix but a name and a string.
  if (isNamePart(text.charCodeAt(start - 1))) start = at;
  const prefix = start === at ? '' : text.slice(start, at).toLowerCase();
  return {
    start,
    inside: at + (triple ? 3 : 1),
    quote,
    triple,
    interpolated: prefix.includes('f') || prefix.includes('t'),
    raw: prefix.includes('r'),
    bytes: prefix.includes('b'),
  };
}

/** Index after the string without interpolation that goes on at `at`; one that is not closed ends with its line. */
export function stringEnd(text: string, at: number, quote: number, triple: boolean): number {
  return triple ? tripleEnd(text, at, quote) : lineStringEnd(text, at, quote);
}

function lineStringEnd(text: string, at: number, quote: number): number {
  for (let index = at; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) return index + 1;
    if (code === Char.backslash) index = afterLineBreak(text, index + 1) - 1;
    else if (isLineBreak(code)) return index;
  }
  return text.length;
}

function tripleEnd(text: string, at: number, quote: number): number {
  const closing = quote === Char.quote ? "'''" : '"""';
  for (let from = at; ; ) {
    const found = text.indexOf(closing, from);
    if (found < 0) return text.length;
    if (!isEscaped(text, found, from)) return found + 3;
    from = found + 1;
  }
}

/** Whether an odd number of backslashes stands before `at`, none of them before `from`. */
function isEscaped(text: string, at: number, from: number): boolean {
  let index = at;
  while (index > from && text.charCodeAt(index - 1) === Char.backslash) index--;
  return (at - index) % 2 === 1;
}

/**
 * Where the characters of an interpolated string end that go on at `at`: index of a brace that means something, of
 * the closing quote, of the line's end where that ends the string, or the text's length.
 */
export function interpolatedCharactersEnd(
  text: string,
  at: number,
  { quote, triple, raw }: StringOpening,
  inSpecification: boolean,
): number {
  for (let index = at; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      if (!triple || (text.charCodeAt(index + 1) === quote && text.charCodeAt(index + 2) === quote))
        return index;
    } else if (code === Char.openBrace) {
      if (inSpecification || text.charCodeAt(index + 1) !== Char.openBrace) return index;
      index++;
    } else if (code === Char.closeBrace) {
      if (inSpecification) return index;
    } else if (code === Char.backslash) {
      // `\{` is a backslash and the beginning of code; `\N{…}` names a character.
      const next = text.charCodeAt(index + 1);
      if (!raw && next === 78 && text.charCodeAt(index + 2) === Char.openBrace)
        index = namedCharacterEnd(text, index + 3);
      else if (next !== Char.openBrace && next !== Char.closeBrace)
        index = afterLineBreak(text, index + 1) - 1;
    } else if (!triple && isLineBreak(code)) return index;
  }
  return text.length;
}

/** Index of the brace that closes `\N{`, or of the last character before it that can stand in there. */
function namedCharacterEnd(text: string, at: number): number {
  let index = at;
  while (/[A-Za-z0-9 -]/.test(text.charAt(index))) index++;
  return text.charCodeAt(index) === Char.closeBrace ? index : index - 1;
}
