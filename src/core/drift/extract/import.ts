import type { EdgeKind } from '../../model/edge.ts';

/** One of several names that an import takes from its specifier, where each may be a module of its own. */
export interface ImportedName {
  /** As written: `db` of `from app.infra import db`, `infra::Db` of `use crate::{infra::Db, …}`. */
  name: string;
  /** UTF-16 offsets of the name; `end` is exclusive. */
  start: number;
  end: number;
}

/** What an import says, places aside: all that its meaning depends on besides the file it stands in. */
export interface WrittenImport {
  kind: EdgeKind;
  /** The specifier's value, escapes resolved, as the language writes it: `./a`, `..pkg`, `App\Db`, `crate::db`. */
  specifier: string;
  /** The name taken from the specifier, where that may be a module of its own. */
  name?: string;
  /** Set when everything that the specifier holds is meant: `import a.*`, a `using` of a namespace. */
  all?: true;
  /** A form that means something else in its language: `static`, `function`, `const`, `alias`, `extern crate`. */
  form?: string;
}

/** One import as it stands in a source file. An import of several names is one for each. */
export interface Import extends Omit<WrittenImport, 'name'> {
  /** UTF-16 offsets of the specifier with its quotes, if it has any; `end` is exclusive. */
  start: number;
  end: number;
  member?: ImportedName;
}

/** What a file declares in one namespace or package, for languages whose imports name those and not files. */
export interface Declared {
  /** The namespace, package or module as imports write it; empty for the global one. */
  space: string;
  /** Names that can be imported or are seen by importing the space: types, functions, constants. */
  names: readonly string[];
}

/** Names that stand in a file's code. */
export interface Mentions {
  /** True for the hash ({@link hashOf}) of a name that stands there. */
  has(hash: number): boolean;
}

/** No space that people write is longer; what is longer is data or an attack, and nothing is told of it. */
export const longestSpace = 1_000;

/** What a scanner reads from a text. */
export interface Scan {
  /** In the order in which they stand. */
  imports: Import[];
  declares?: readonly Declared[];
  /**
   * The identifiers that stand in the code. Given by languages whose wildcard imports name more files than are used,
   * for files that have such an import.
   */
  mentions?: Mentions;
}

/** A language's scanner: never throws, whatever the text. */
export type ScanSource = (text: string) => Scan;

/** FNV-1a over UTF-16 units: numbers are kept instead of names, which would keep whole texts in memory. */
export function hashOf(text: string, start = 0, end = text.length): number {
  let hash = emptyHash;
  for (let index = start; index < end; index++) hash = addToHash(hash, text.charCodeAt(index));
  return hash >>> 0;
}

/** What {@link hashOf} begins with. */
export const emptyHash = 0x811c9dc5;

/** The hash with one character more; `>>> 0` makes the last one what {@link hashOf} gives. */
export function addToHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** A type, function, constant or other thing with a name that a file declares. */
export interface DeclaredSymbol {
  name: string;
  /** UTF-16 offsets of the name. */
  start: number;
  end: number;
}
