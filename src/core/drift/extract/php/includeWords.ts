import { Kind } from '../characterKinds.ts';
import { isNamePart, nameEnd } from '../names.ts';
import { kindOf } from './characters.ts';
import { Word, wordAt } from './words.ts';

// A part of each word that begins with a letter which is rare in sources: engines look for that letter first. In both
// cases, since PHP does not mind them.
const parts = ['quire', 'ude', 'QUIRE', 'UDE'].map(part => ({ part, at: part.length === 5 ? 2 : 4 }));

/**
 * Finds the words that may include a file without reading the code between them: in the body of a class nothing
 * else is looked for, and most have none.
 */
export class IncludeWords {
  readonly #text: string;
  /** Where each word stands next, at or behind the index that was asked for last. */
  readonly #places = parts.map(() => -1);

  constructor(text: string) {
    this.#text = text;
  }

  /** Index of the next word at or behind `at`, or the text's length. Asked with rising indices it reads the text once a word. */
  next(at: number): number {
    let next = this.#text.length;
    for (let index = 0; index < parts.length; index++) {
      if (this.#places[index]! < at) this.#places[index] = this.#find(parts[index]!, at);
      next = Math.min(next, this.#places[index]!);
    }
    return next;
  }

  #find({ part, at: before }: (typeof parts)[number], from: number): number {
    const text = this.#text;
    for (let found = text.indexOf(part, from + before); found >= 0; ) {
      const at = found - before;
      const end = nameEnd(text, found);
      const isWord = wordAt(text, at, end) >= Word.require && !isNamePart(text.charCodeAt(at - 1));
      if (isWord && mayFollow(text, end)) return at;
      // No other word begins within the same name.
      found = text.indexOf(part, end);
    }
    return text.length;
  }
}

/** Whether a path or a comment can begin behind the word: nearly all words in comments are turned away. */
function mayFollow(text: string, end: number): boolean {
  let index = end;
  while (kindOf(text.charCodeAt(index)) === Kind.space) index++;
  return `'"(\\_/#dD`.includes(text.charAt(index)) && index < text.length;
}
