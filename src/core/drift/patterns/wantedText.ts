import { Char } from '../extract/characters.ts';

/** A text that has to stand somewhere. */
export interface WantedText {
  text: string;
  /**
   * What the text is, where it counts only apart: a word that no letter or digit makes a part of another, or an
   * operator of comparison that no further mark makes another one.
   */
  as?: 'word' | 'comparison';
}

/** Where a text stands next, at `from` or behind; -1 where it stands nowhere any more. */
export function nextIndexOf({ text: wanted, as }: WantedText, text: string, from: number): number {
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (as === undefined || isApart[as](text, at, at + wanted.length)) return at;
  }
  return -1;
}

/** A place too many costs time alone; one too few would lose a match. */
const isApart = {
  /**
   * A name reaches as far as its characters do, so it never continues. In front a digit may stand (`1if` is a
   * number and a keyword), and letters beyond ASCII are not looked at.
   */
  word: (text: string, start: number, end: number): boolean =>
    !isLetter(text.charCodeAt(start - 1)) &&
    !isLetter(text.charCodeAt(end)) &&
    !isDigit(text.charCodeAt(end)),
  /**
   * No operand begins with `=`, so `==` before another is the head of `===`, and behind one its tail; behind `!` it
   * is the tail of `!==`, unless that mark belongs to `!!` of Kotlin or TypeScript.
   */
  comparison: (text: string, start: number, end: number): boolean => {
    if (text.charCodeAt(end) === Char.equals) return false;
    const before = text.charCodeAt(start - 1);
    if (text.charCodeAt(start) !== Char.equals) return true;
    return (
      before !== Char.equals &&
      (before !== Char.exclamation || text.charCodeAt(start - 2) === Char.exclamation)
    );
  },
};

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
