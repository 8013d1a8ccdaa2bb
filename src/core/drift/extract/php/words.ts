import { shapeOf, wordTable } from '../wordShapes.ts';

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
const { byShape, texts } = wordTable(Word, 2);

/** Which word the name from `start` to `end` is. Case does not matter, as in PHP. */
export function wordAt(text: string, start: number, end: number): Word {
  const length = end - start;
  if (length < shortest || length > longest) return Word.name;
  const word: Word = byShape[shapeOf(text, start, 2, length)]!;
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
