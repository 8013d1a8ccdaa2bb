import { Kind, kindTable } from '../characterKinds.ts';
import { blockCommentEnd, Char, isOtherLetter, isSpace, lineEnd } from '../characters.ts';

// `#private` names and `\u` escapes belong to a name; that such a name is no keyword is what counts here.
const kinds = kindTable({ letters: '#$\\' });

/** Whether a name can begin here. */
export function isNameStart(code: number): boolean {
  return code < 128 ? kinds[code] === Kind.letter : isOtherLetter(code);
}

/** A letter or a digit. */
export function isNamePart(code: number): boolean {
  return code < 128 ? kinds[code]! >= Kind.digit : isOtherLetter(code);
}

/** Index after the name or number that goes on at `at`. */
export function nameEnd(text: string, at: number): number {
  let index = at;
  while (isNamePart(text.charCodeAt(index))) index++;
  return index;
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
