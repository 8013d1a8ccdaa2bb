import { Kind, kindTable } from '../characterKinds.ts';
import { Char } from '../characters.ts';

const visible = String.fromCharCode(...Array.from({ length: 94 }, (_, index) => 33 + index));
const kinds = kindTable({ spaces: '\t\v\f\r ', marks: `\n${visible}` });

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
