import { Char, isSpace } from '../characters.ts';
import { isNamePart } from './characters.ts';

/** A word, and whether what stands behind it at `end` lets it belong to an import. */
interface ImportWord {
  word: string;
  mayBegin(text: string, end: number): boolean;
}

/** A comment may stand between a word and what it needs; it is not looked into here. */
const importWords: readonly ImportWord[] = [
  { word: 'import', mayBegin: (text, end) => !isNamePart(text.charCodeAt(end)) },
  {
    word: 'require',
    mayBegin(text, end) {
      const code = afterSpace(text, end);
      return code === Char.openParen || code === Char.less || code === Char.question || code === Char.slash;
    },
  },
  {
    word: 'from',
    mayBegin(text, end) {
      const code = afterSpace(text, end);
      return code === Char.quote || code === Char.doubleQuote || code === Char.slash;
    },
  },
];

function afterSpace(text: string, at: number): number {
  let index = at;
  while (isSpace(text.charCodeAt(index))) index++;
  return text.charCodeAt(index);
}

/**
 * Tells how far a text has to be scanned. No import is without one of three words, and behind the last of them
 * there usually lie four fifths of a file: finding the words costs a tenth of reading the code between them.
 */
export class ImportWords {
  readonly #text: string;
  /** Where each word stands next; behind the index that was asked for last. */
  readonly #places = importWords.map(() => -1);

  constructor(text: string) {
    this.#text = text;
  }

  /** Index of the next word at or behind `at`, or -1. Asked with rising indices it reads the text once a word. */
  next(at: number): number {
    let next = -1;
    for (let index = 0; index < importWords.length; index++) {
      if (this.#places[index]! < at) this.#places[index] = this.#find(importWords[index]!, at);
      const place = this.#places[index]!;
      if (place < this.#text.length && (next < 0 || place < next)) next = place;
    }
    return next;
  }

  /** The text's length where the word does not come again. */
  #find({ word, mayBegin }: ImportWord, from: number): number {
    const text = this.#text;
    let at = text.indexOf(word, from);
    while (at >= 0 && !mayBegin(text, at + word.length)) at = text.indexOf(word, at + word.length);
    return at < 0 ? text.length : at;
  }
}
