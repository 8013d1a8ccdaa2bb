import { Kind, kindTable } from '../characterKinds.ts';
import { Char, isOtherLetter } from '../characters.ts';

const kinds = kindTable({ marks: '"\'#\n\r()[]{};:\\' });

/** Index of the next quote, bracket, end of a line or other character that means something, or the text's length. */
export function nextMark(text: string, at: number): number {
  const { length } = text;
  for (let index = at; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < 128 && kinds[code] === Kind.mark) return index;
  }
  return length;
}

/** Whether a name can begin here; all letters outside ASCII count. False for `NaN`. */
export function isNameStart(code: number): boolean {
  return code < 128 ? kinds[code] === Kind.letter : isOtherLetter(code);
}

/** Whether a name can go on here. */
export function isNamePart(code: number): boolean {
  return code < 128 ? kinds[code] === Kind.letter || kinds[code] === Kind.digit : isOtherLetter(code);
}

/** Index after the name that goes on at `at`. */
export function nameEnd(text: string, at: number): number {
  let index = at;
  while (isNamePart(text.charCodeAt(index))) index++;
  return index;
}

/** Whether exactly this word stands at an index, and no longer one. */
export function isWordAt(text: string, word: string, at: number): boolean {
  return text.startsWith(word, at) && !isNamePart(text.charCodeAt(at + word.length));
}

/** The two ends of a line that Python knows: a carriage return alone is one as well. */
export const isLineBreak = (code: number): boolean => code === Char.lineFeed || code === Char.carriageReturn;

/** Index after the line break at `at`: `\r\n` is one. */
export function afterLineBreak(text: string, at: number): number {
  const pair = text.charCodeAt(at) === Char.carriageReturn && text.charCodeAt(at + 1) === Char.lineFeed;
  return at + (pair ? 2 : 1);
}

/** Index of the next line break, or the text's length. */
export function lineEnd(text: string, at: number): number {
  let index = at;
  while (index < text.length && !isLineBreak(text.charCodeAt(index))) index++;
  return index;
}

const isBlank = (code: number): boolean => code === Char.space || code === Char.tab || code === Char.formFeed;

/** Index of the next character of a logical line: blanks and line breaks behind a backslash are skipped. */
export function skipBlanks(text: string, at: number): number {
  let index = at;
  for (;;) {
    const code = text.charCodeAt(index);
    if (isBlank(code)) index++;
    else if (code === Char.backslash && isLineBreak(text.charCodeAt(index + 1)))
      index = afterLineBreak(text, index + 1);
    else return index;
  }
}

/** Index of the next character inside of brackets: line breaks and comments are skipped as well. */
export function skipInBrackets(text: string, at: number): number {
  let index = at;
  for (;;) {
    index = skipBlanks(text, index);
    const code = text.charCodeAt(index);
    if (isLineBreak(code)) index++;
    else if (code === Char.hash) index = lineEnd(text, index);
    else return index;
  }
}
