/** What a character can begin. Part of a name is what is at least a digit, in tables without marks. */
export enum Kind {
  /** Nothing that matters. */
  plain,
  space,
  digit,
  letter,
  /** Quotes, brackets, operators: what the language's table names. */
  mark,
}

/** What a language has besides digits, letters and the underscore; a text stands for all of its characters. */
interface OwnKinds {
  spaces?: string;
  marks?: string;
  /** Signs that names have. */
  letters?: string;
}

/** The kinds of the ASCII characters by code. */
export function kindTable({ spaces = '', marks = '', letters = '' }: OwnKinds): Uint8Array {
  const kinds = new Uint8Array(128);
  const set = (characters: string, kind: Kind): void => {
    for (let index = 0; index < characters.length; index++) kinds[characters.charCodeAt(index)] = kind;
  };
  set(marks, Kind.mark);
  set(spaces, Kind.space);
  kinds.fill(Kind.digit, 48, 58);
  kinds.fill(Kind.letter, 65, 91);
  kinds.fill(Kind.letter, 97, 123);
  set(`_${letters}`, Kind.letter);
  return kinds;
}
