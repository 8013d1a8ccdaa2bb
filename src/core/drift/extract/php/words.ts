/** The words whose meaning the scanner has to know; every other name is `Word.name`. */
export enum Word {
  name,
  use,
  namespace,
  class,
  interface,
  trait,
  enum,
  function,
  const,
  define,
  class_alias,
  require,
  require_once,
  include,
  include_once,
  __halt_compiler,
}

const shortest = 3;
const longest = 15;

// No two of the words share their first and third letter and their length: one look into this table turns nearly
// every name away.
const wordByShape = new Uint8Array(1 << 14);
const texts: string[] = [];
for (const [text, word] of Object.entries(Word)) {
  if (typeof word !== 'number' || word === Word.name) continue;
  wordByShape[shapeOf(text, 0, text.length)] = word;
  texts[word] = text;
}

function shapeOf(text: string, start: number, length: number): number {
  return ((text.charCodeAt(start) & 31) << 9) | ((text.charCodeAt(start + 2) & 31) << 4) | length;
}

/** Which word the name from `start` to `end` is. Case does not matter, as in PHP. */
export function wordAt(text: string, start: number, end: number): Word {
  const length = end - start;
  if (length < shortest || length > longest) return Word.name;
  const word: Word = wordByShape[shapeOf(text, start, length)]!;
  if (word === Word.name) return word;
  const expected = texts[word]!;
  if (text.startsWith(expected, start)) return word;
  return text.slice(start, end).toLowerCase() === expected ? word : Word.name;
}

/** Whether no type can be called so: behind a statement that is being typed, the next one begins with the word. */
export function isKeyword(text: string, start: number, end: number): boolean {
  const word = wordAt(text, start, end);
  return word !== Word.name && word !== Word.enum && word !== Word.define && word !== Word.class_alias;
}
