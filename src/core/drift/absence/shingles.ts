import type { TextSpan, TextSpans } from '../extract/textSpans.ts';
import { isComment } from '../extract/textSpans.ts';

/** How many words in a row make one shingle: fewer are shared by code that has nothing to do with each other. */
const wordsEach = 5;

/** True for UTF-16 units that words are made of: letters, digits, `_`, `$` and everything beyond ASCII. */
function isWordUnit(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    (unit >= 48 && unit <= 57) ||
    unit === 95 ||
    unit === 36 ||
    unit > 127
  );
}

/** Turns the words of a text, one after the other, into hashes of so many words in a row. */
class Shingler {
  readonly found: Set<number>;
  readonly #words = new Int32Array(wordsEach);
  #count = 0;

  constructor(found: Set<number>) {
    this.found = found;
  }

  /** All words between two offsets. */
  add(text: string, start: number, end: number): void {
    let word = 0;
    for (let index = start; index <= end; index++) {
      const unit = index < end ? text.charCodeAt(index) : 0;
      if (isWordUnit(unit)) word = Math.imul(word === 0 ? unit ^ 0x811c9dc5 : word ^ unit, 0x01000193);
      else if (word !== 0) {
        this.#push(word);
        word = 0;
      }
    }
  }

  #push(word: number): void {
    this.#words[this.#count++ % wordsEach] = word;
    if (this.#count < wordsEach) return;
    let hash = 0;
    for (let back = wordsEach; back > 0; back--) {
      hash = Math.imul(hash ^ this.#words[(this.#count - back) % wordsEach]!, 0x9e3779b1) ^ (hash >>> 15);
    }
    this.found.add(hash);
  }
}

/** The shingles of a text's code and strings; comments are left out, since licences and headers repeat everywhere. */
export function shinglesOf(text: string, spans: TextSpans): Set<number> {
  const shingler = new Shingler(new Set());
  let at = 0;
  for (const comment of spans.all.filter((span: TextSpan) => isComment(span))) {
    shingler.add(text, at, comment.start);
    at = comment.end;
  }
  shingler.add(text, at, text.length);
  return shingler.found;
}

/** The shingles of a whole text, comments and all: several times faster, to see whether a closer look pays. */
export function roughShinglesOf(text: string): Set<number> {
  const shingler = new Shingler(new Set());
  shingler.add(text, 0, text.length);
  return shingler.found;
}
