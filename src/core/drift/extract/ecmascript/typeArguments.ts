import { Char, isLineBreak, isSpace, stringEnd } from '../characters.ts';
import { isNamePart, isNameStart, nameEnd, skipTrivia } from './characters.ts';

const infixWords = /(?:extends|implements|as|satisfies|in|of|instanceof)(?![\w$])/y;

/** Whether what follows a closing `>` lets the brackets be type arguments and not two comparisons. */
function mayFollow(text: string, at: number): boolean {
  const next = skipTrivia(text, at);
  for (let index = at; index < next; index++) if (isLineBreak(text.charCodeAt(index))) return true;
  const code = text.charCodeAt(next);
  if (code === Char.quote || code === Char.doubleQuote) return false;
  if (!isNamePart(code)) return true;
  infixWords.lastIndex = next;
  return infixWords.test(text);
}

/**
 * Decides whether the `<` at `at`, which follows a name in an expression, opens type arguments or parameters.
 * Gives the index after the matching `>`, or the complement of the index at which it turned out to be a comparison.
 */
export function typeArgumentsEnd(text: string, at: number): number {
  let angles = 0;
  let brackets = 0;
  let conditional = false;
  for (let index = at; index < text.length; ) {
    const code = text.charCodeAt(index);
    switch (code) {
      case Char.less:
        angles++;
        break;
      case Char.greater:
        // Brackets inside are not told apart: a `>` within them closes a `<` within them.
        if (--angles === 0) return brackets === 0 && mayFollow(text, index + 1) ? index + 1 : ~index;
        break;
      case Char.openParen:
      case Char.openBracket:
      case Char.openBrace:
        brackets++;
        break;
      case Char.closeParen:
      case Char.closeBracket:
      case Char.closeBrace:
        if (--brackets < 0) return ~index;
        break;
      case Char.e:
        conditional ||= text.startsWith('extends', index);
        break;
      case Char.question:
      case Char.colon:
        if (brackets === 0 && !conditional) return ~index;
        break;
      case Char.semicolon:
        if (brackets === 0) return ~index;
        break;
    }
    index = tokenEnd(text, index, code);
    if (index < 0) return index;
  }
  return ~text.length;
}

/** Index after the token at `at`, or the complement of the index at which it turned out to be in no type. */
function tokenEnd(text: string, at: number, code: number): number {
  switch (code) {
    case Char.equals: {
      const next = text.charCodeAt(at + 1);
      if (next === Char.equals) return ~at;
      return next === Char.greater ? at + 2 : at + 1;
    }
    case Char.ampersand:
    case Char.bar:
      return text.charCodeAt(at + 1) === code ? ~at : at + 1;
    case Char.quote:
    case Char.doubleQuote:
      return stringEnd(text, at);
    case Char.slash: {
      const end = skipTrivia(text, at);
      return end === at ? ~at : end;
    }
    case Char.plus:
    case Char.percent:
    case Char.caret:
    case Char.asterisk:
    case Char.exclamation:
      return ~at;
    default:
      return at + 1;
  }
}

/**
 * Where JSX is allowed, whether the `<` at `at`, which begins an operand, opens type parameters of an arrow
 * function: the same look ahead as the compiler's.
 */
export function opensTypeParameters(text: string, at: number): boolean {
  let index = skipTrivia(text, at + 1);
  let end = nameEnd(text, index);
  if (text.slice(index, Math.min(end, index + 6)) === 'const') {
    index = skipTrivia(text, end);
    if (!isNameStart(text.charCodeAt(index))) return false;
    end = nameEnd(text, index);
  }
  if (end === index) return false;
  const next = skipTrivia(text, end);
  const code = text.charCodeAt(next);
  if (code === Char.comma || code === Char.equals) return true;
  if (!text.startsWith('extends', next) || isNamePart(text.charCodeAt(next + 7))) return false;
  const after = text.charCodeAt(skipTrivia(text, next + 7));
  return after !== Char.equals && after !== Char.greater && after !== Char.slash && !isSpace(after);
}
