import { Char } from '../characters.ts';

/** What a character can begin in Ruby code. */
export enum Kind {
  /** Nothing that matters. */
  plain,
  space,
  digit,
  letter,
  /** Quotes, brackets, operators. */
  mark,
}

const kinds = new Uint8Array(128);
for (const code of [9, 11, 12, 13, 32]) kinds[code] = Kind.space;
kinds.fill(Kind.mark, 33, 127);
kinds[Char.lineFeed] = Kind.mark;
kinds.fill(Kind.digit, 48, 58);
kinds.fill(Kind.letter, 65, 91);
kinds.fill(Kind.letter, 97, 123);
kinds[Char.underscore] = Kind.letter;

/** The kind of a character; all that is not ASCII counts as a letter, as in Ruby itself. */
export function kindOf(code: number): Kind {
  return code < 128 ? kinds[code]! : code >= 128 ? Kind.letter : Kind.plain;
}

/** Index after blanks and tabs. */
export function skipBlanks(text: string, at: number): number {
  let index = at;
  while (kindOf(text.charCodeAt(index)) === Kind.space) index++;
  return index;
}

/** Index after blanks and line breaks: within brackets a line's end means nothing. */
export function skipSpace(text: string, at: number): number {
  let index = skipBlanks(text, at);
  while (text.charCodeAt(index) === Char.lineFeed) index = skipBlanks(text, index + 1);
  return index;
}
