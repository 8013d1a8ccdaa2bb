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

interface Entry {
  text: string;
  word: Word;
}

const firstLetter = 97;
const longest = 10;

// By first letter and length: most names in a source file are turned away by one look into this list.
const byShape: (Entry[] | undefined)[] = new Array(26 << 4).fill(undefined);
for (const [text, word] of Object.entries(Word)) {
  if (typeof word !== 'number' || word === Word.name) continue;
  const shape = ((text.charCodeAt(0) - firstLetter) << 4) | text.length;
  byShape[shape] = [...(byShape[shape] ?? []), { text, word }];
}

/** Which word the name from `start` to `end` is. */
export function wordAt(text: string, start: number, end: number): Word {
  const length = end - start;
  const letter = text.charCodeAt(start) - firstLetter;
  if (length > longest || letter < 0 || letter >= 26) return Word.name;
  const entries = byShape[(letter << 4) | length];
  if (entries === undefined) return Word.name;
  for (const entry of entries) if (text.startsWith(entry.text, start)) return entry.word;
  return Word.name;
}
