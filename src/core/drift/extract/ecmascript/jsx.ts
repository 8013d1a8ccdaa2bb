import { blockCommentEnd, Char, isDigit, isSpace, lineEnd } from '../characters.ts';
import { isNameStart, nameEnd, skipTrivia } from './characters.ts';
import { type Context, Frame } from './context.ts';

/** Whether a JSX element or fragment begins with the `<` before `at`. */
export function opensElement(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isNameStart(code) || code === Char.greater;
}

/**
 * Reads on in the JSX tag or children that are open in `context`, from `at` to the next code (an expression in
 * braces or type arguments, which are then open in `context`) or to the end of the outermost element. Gives the
 * complement of the index at which a tag turns out to be none.
 */
export function skipJsx(text: string, at: number, context: Context): number {
  let index = at;
  while (index >= 0 && index < text.length) {
    if (context.frame === Frame.jsxTag) index = skipTag(text, index, context);
    else if (context.frame === Frame.jsxChildren) index = skipChildren(text, index, context);
    else return index;
  }
  return index;
}

function skipTag(text: string, at: number, context: Context): number {
  for (let index = at; index < text.length; ) {
    const code = text.charCodeAt(index);
    if (isSpace(code) || code === Char.minus || code === Char.dot || code === Char.colon) index++;
    else if (isNameStart(code)) index = nameEnd(text, index + 1);
    else if (code === Char.equals) {
      index = skipTrivia(text, index + 1);
      if (text.charCodeAt(index) === Char.less && opensElement(text, index + 1)) {
        context.push(Frame.jsxTag);
        return index + 1;
      }
    } else if (code === Char.quote || code === Char.doubleQuote) {
      const close = text.indexOf(code === Char.quote ? "'" : '"', index + 1);
      index = close < 0 ? lineEnd(text, index) : close + 1;
    } else if (code === Char.openBrace) {
      context.push(Frame.jsxCode);
      return index + 1;
    } else if (code === Char.less) {
      context.push(Frame.typeArguments);
      return index + 1;
    } else if (code === Char.greater) {
      context.pop();
      context.push(Frame.jsxChildren);
      return index + 1;
    } else if (code === Char.slash) {
      const next = text.charCodeAt(index + 1);
      if (next === Char.greater) {
        context.pop();
        return index + 2;
      }
      if (next === Char.slash) index = lineEnd(text, index);
      else index = next === Char.asterisk ? blockCommentEnd(text, index) : index + 1;
    } else if (isDigit(code)) {
      index = nameEnd(text, index);
    } else {
      // No tag has this character: it was a comparison, or is not finished yet.
      return ~index;
    }
  }
  return text.length;
}

function skipChildren(text: string, at: number, context: Context): number {
  for (let index = at; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === Char.openBrace) {
      context.push(Frame.jsxCode);
      return index + 1;
    }
    if (code !== Char.less) continue;
    const next = skipTrivia(text, index + 1);
    if (text.charCodeAt(next) === Char.slash) {
      context.pop();
      return closingTagEnd(text, next + 1);
    }
    if (opensElement(text, next)) {
      context.push(Frame.jsxTag);
      return next;
    }
  }
  return text.length;
}

/** Index after the closing tag whose name begins at `at`; one without `>` ends there, for it is being typed. */
function closingTagEnd(text: string, at: number): number {
  for (let index = at; ; index++) {
    index = skipTrivia(text, nameEnd(text, index));
    const code = text.charCodeAt(index);
    if (code === Char.greater) return index + 1;
    if (code !== Char.minus && code !== Char.dot && code !== Char.colon && !isNameStart(code)) return at;
  }
}
