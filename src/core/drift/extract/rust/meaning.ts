/**
 * What the first name of a path is by what the file itself says; nothing where only the manifest can tell.
 * `extern crate`: the declaration names a crate. `child`: a module declared in this file. `own`: something else that
 * this file declares or has already brought in. `glob`: perhaps something that a `use …::*` brings in.
 */
type PathHead = 'extern crate' | 'child' | 'own' | 'glob';

/** Where a path stands, as far as its meaning depends on it: travels as an import's `form`. */
export interface PathContext {
  head?: PathHead;
  /** True where the code is compiled for tests only. */
  tests: boolean;
  /** The modules inside of the file that the path is relative to: `tests::inner`, or nothing. */
  inside: string;
}

const form = /^(extern crate|child|own|glob)? ?(test)? ?(?:in (.*))?$/;

/** A context as the `form` of an import; undefined where there is nothing to say. */
export function writeContext({ head, tests, inside }: PathContext): string | undefined {
  if (inside === '' && !tests) return head;
  const words: string[] = head === undefined ? [] : [head];
  if (tests) words.push('test');
  if (inside !== '') words.push(`in ${inside}`);
  return words.join(' ');
}

/** The context that a `form` tells. */
export function readContext(written: string | undefined): PathContext {
  const [, head, tests, inside] = form.exec(written ?? '') ?? [];
  return {
    ...(head === undefined ? {} : { head: head as PathHead }),
    tests: tests !== undefined,
    inside: inside ?? '',
  };
}

/** The space in which files tell each other of their modules. */
export const moduleSpace = 'modules';

/** One thing that a file tells about its modules. */
export type ModuleFact =
  /** `mod x;`: its file stands elsewhere, at one of `files` where `#[path]` says so. */
  | { is: 'file'; path: string; tests: boolean; files: readonly string[] }
  /** `mod x { … }` */
  | { is: 'inline'; path: string }
  /** A name that a `use` brings in and that may be a module. */
  | { is: 'name'; path: string }
  /** `extern crate x as path`: in the root of a crate it gives the whole crate another name for `x`. */
  | { is: 'alias'; path: string; crate: string }
  /** Something brings in names that nobody can tell: a glob or a macro. */
  | { is: 'open' };

const fact = /^(file|test|inline|name|alias|open) ?([^=]*)(?:=(.*))?$/s;

/** A fact as a declared name. */
export function writeFact(told: ModuleFact): string {
  if (told.is === 'open') return 'open';
  if (told.is === 'alias') return `alias ${told.path}=${told.crate}`;
  if (told.is !== 'file') return `${told.is} ${told.path}`;
  const files = told.files.length === 0 ? '' : `=${told.files.join('|')}`;
  return `${told.tests ? 'test' : 'file'} ${told.path}${files}`;
}

/** The fact that a declared name tells; undefined for any other name. */
export function readFact(written: string): ModuleFact | undefined {
  const [, is, path = '', files] = fact.exec(written) ?? [];
  if (is === 'open') return { is };
  if (is === 'inline' || is === 'name') return { is, path };
  if (is === 'alias') return { is, path, crate: files ?? '' };
  if (is === undefined) return undefined;
  return { is: 'file', path, tests: is === 'test', files: files === undefined ? [] : files.split('|') };
}
