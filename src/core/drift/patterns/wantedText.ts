/** A text that has to stand somewhere; a word counts only where no letter or digit makes it a part of another. */
export interface WantedText {
  text: string;
  isWord?: true;
}

/** Where a text stands next, at `from` or behind; -1 where it stands nowhere any more. */
export function nextIndexOf({ text: wanted, isWord }: WantedText, text: string, from: number): number {
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (isWord !== true || isApart(text, at, at + wanted.length)) return at;
  }
  return -1;
}

/**
 * A name reaches as far as its characters do, so it never continues. In front a digit may stand (`1if` is a number
 * and a keyword), and letters beyond ASCII are not looked at: a place too many costs time alone.
 */
function isApart(text: string, start: number, end: number): boolean {
  return (
    !isLetter(text.charCodeAt(start - 1)) && !isLetter(text.charCodeAt(end)) && !isDigit(text.charCodeAt(end))
  );
}

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
