import { Kind, kindTable } from '../characterKinds.ts';
import { blockCommentEnd, Char } from '../characters.ts';
import { isNamePart } from '../names.ts';

const kinds = kindTable({ spaces: '\t\n\v\f\r ', marks: `'"\`#/{}()[]<?;,\\$` });

/** The kind of a character; all that is not ASCII counts as a letter, as in PHP itself. */
export function kindOf(code: number): Kind {
  return code < 128 ? kinds[code]! : code >= 128 ? Kind.letter : Kind.plain;
}

/** By UTF-16 code: 1 for what can matter in the body of a class, where only braces and what is no code count. */
export const classBodyMarks = new Uint8Array(1 << 16);
for (const mark of `'"\`#/{}<?\\`) classBodyMarks[mark.charCodeAt(0)] = 1;

/** Index after the name with its namespaces that stands at `at`; a `\` at its end belongs to it. */
export function qualifiedEnd(text: string, at: number): number {
  let index = at;
  for (;;) {
    const code = text.charCodeAt(index);
    if (code !== Char.backslash && !isNamePart(code)) return index;
    index++;
  }
}

/** Index of the end of a `//` or `#` comment: the line's end, or a `?>`, which ends PHP even in a comment. */
export function lineCommentEnd(text: string, at: number): number {
  for (let index = at; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === Char.lineFeed || code === Char.carriageReturn) return index;
    if (code === Char.question && text.charCodeAt(index + 1) === Char.greater) return index;
  }
  return text.length;
}

/** Index of the next character that is neither white space nor comment. */
export function skipTrivia(text: string, at: number): number {
  let index = at;
  for (;;) {
    const code = text.charCodeAt(index);
    if (kindOf(code) === Kind.space) index++;
    else if (code === Char.hash && text.charCodeAt(index + 1) !== Char.openBracket) {
      index = lineCommentEnd(text, index);
    } else if (code === Char.slash && text.charCodeAt(index + 1) === Char.slash) {
      index = lineCommentEnd(text, index);
    } else if (code === Char.slash && text.charCodeAt(index + 1) === Char.asterisk) {
      index = blockCommentEnd(text, index);
    } else return index;
  }
}
