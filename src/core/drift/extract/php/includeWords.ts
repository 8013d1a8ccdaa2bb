import { isNamePart, Kind, kindOf, nameEnd } from './characters.ts';
import { Word, wordAt } from './words.ts';

// `Require` is found by its rest; each in both cases, since PHP does not mind them.
const rests = ['equire', 'nclude', 'EQUIRE', 'NCLUDE'];

/**
 * Finds the words that may include a file without reading the code between them: in the body of a class nothing
 * else is looked for, and most have none.
 */
export class IncludeWords {
  private readonly text: string;
  /** Where each word stands next, at or behind the index that was asked for last. */
  private readonly places = rests.map(() => -1);

  constructor(text: string) {
    this.text = text;
  }

  /** Index of the next word at or behind `at`, or the text's length. Asked with rising indices it reads the text once a word. */
  next(at: number): number {
    let next = this.text.length;
    for (let index = 0; index < rests.length; index++) {
      if (this.places[index]! < at) this.places[index] = this.find(rests[index]!, at);
      next = Math.min(next, this.places[index]!);
    }
    return next;
  }

  private find(rest: string, from: number): number {
    const { text } = this;
    for (let at = text.indexOf(rest, from + 1); at >= 0; at = text.indexOf(rest, at + rest.length)) {
      const end = nameEnd(text, at);
      const whole = !isNamePart(text.charCodeAt(at - 2));
      if (whole && wordAt(text, at - 1, end) >= Word.require && mayFollow(text, end)) return at - 1;
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
