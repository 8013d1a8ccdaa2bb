import { Char } from './characters.ts';

/** What a character can begin in a language whose scanner looks at each. */
export enum Kind {
  /** Nothing that matters. */
  plain,
  space,
  digit,
  letter,
  /** Quotes, brackets, operators: what the language's table names. */
  mark,
}

/**
 * The kinds of the ASCII characters by code: digits, letters and the underscore everywhere, spaces and marks as the
 * language has them.
 */
export function kindTable(spaces: readonly number[], marks: Iterable<number>): Uint8Array {
  const kinds = new Uint8Array(128);
  for (const mark of marks) kinds[mark] = Kind.mark;
  for (const space of spaces) kinds[space] = Kind.space;
  kinds.fill(Kind.digit, 48, 58);
  kinds.fill(Kind.letter, 65, 91);
  kinds.fill(Kind.letter, 97, 123);
  kinds[Char.underscore] = Kind.letter;
  return kinds;
}
