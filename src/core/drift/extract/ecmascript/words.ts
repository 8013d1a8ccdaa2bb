import { shapeOf, wordTable } from '../wordShapes.ts';

/** The words whose meaning the scanner has to know; every other name is `Word.name`. */
export enum Word {
  name,
  abstract,
  as,
  asserts,
  await,
  case,
  class,
  const,
  default,
  delete,
  do,
  else,
  export,
  extends,
  for,
  if,
  implements,
  import,
  in,
  infer,
  instanceof,
  interface,
  is,
  keyof,
  let,
  new,
  of,
  readonly,
  require,
  return,
  satisfies,
  throw,
  type,
  typeof,
  unique,
  using,
  var,
  void,
  while,
  with,
  yield,
}

const shortest = 2;
const longest = 10;

// No two of the words share their first two letters and their length. So nearly every name in a source file is turned
// away by one look into this table, and the others are compared with one word.
const { byShape, texts } = wordTable(Word, 1);

/** Which word the name from `start` to `end` is. */
export function wordAt(text: string, start: number, end: number): Word {
  const length = end - start;
  if (length < shortest || length > longest) return Word.name;
  const word = byShape[shapeOf(text, start, 1, length)]!;
  return word !== Word.name && text.startsWith(texts[word]!, start) ? word : Word.name;
}
