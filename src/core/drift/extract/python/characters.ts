import { Char, isOtherLetter } from '../characters.ts';

const nameKind = 1;
const digitKind = 2;
const markKind = 3;

const asciiKinds = new Uint8Array(128);
asciiKinds.fill(nameKind, 65, 91);
asciiKinds.fill(nameKind, 97, 123);
asciiKinds[Char.underscore] = nameKind;
asciiKinds.fill(digitKind, 48, 58);
for (const mark of '"\'#\n\r()[]{};:\\') asciiKinds[mark.charCodeAt(0)] = markKind;

/** Index of the next quote, bracket, end of a line or other character that means something, or the text's length. */
export function nextMark(text: string, at: number): number {
  const { length } = text;
  for (let index = at; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < 128 && asciiKinds[code] === markKind) return index;
  }
  return length;
}

/** Whether a name can begin here; all letters outside ASCII count. False for `NaN`. */
export function isNameStart(code: number): boolean {
  return code < 128 ? asciiKinds[code] === nameKind : isOtherLetter(code);
}

/** Whether a name can go on here. */
export function isNamePart(code: number): boolean {
  return code < 128 ? asciiKinds[code] === nameKind || asciiKinds[code] === digitKind : isOtherLetter(code);
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

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 12;

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
