import type { EdgeKind } from '../../../model/edge.ts';
import { Char } from '../characters.ts';
import { detached } from '../detached.ts';
import type { Import } from '../import.ts';
import { isNameStart, nameEnd } from '../names.ts';
import { skipTrivia } from './tokens.ts';

/** A path, or a piece of one, as written and by place. */
interface Path {
  path: string;
  start: number;
  end: number;
}

/** Nobody nests groups as deep as that. */
const deepest = 50;

/** How much of a declaration is read for good: lengths of the lists of a reader. */
type Complete = Record<'imports' | 'names' | 'bound', number>;

const nothing: Complete = { imports: 0, names: 0, bound: 0 };

/**
 * Reads the paths of `use` declarations. One without its semicolon is still being typed: in its braces the names count
 * that have a comma or brace behind them. The last may go on, and half a name would be looked for in vain.
 */
export class UseReader {
  /** What the declaration that was read last imports. */
  imports: Import[] = [];
  /** The names that it brings into the file. */
  names: string[] = [];
  /** Those of them that say more than that there is a crate of this name. */
  bound: string[] = [];
  readonly #text: string;
  #kind: EdgeKind = 'value';
  #complete = nothing;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Reads what stands at `at`, after the word `use`; gives the index after the semicolon, or -1 where the declaration
   * does not come to one.
   */
  read(at: number, kind: EdgeKind): number {
    this.#kind = kind;
    this.imports = [];
    this.names = [];
    this.bound = [];
    this.#complete = nothing;
    const end = this.#tree(at, undefined, '', 0);
    const after = end < 0 ? -1 : skipTrivia(this.#text, end);
    if (this.#text.charCodeAt(after) === Char.semicolon) return after + 1;
    // Behind closed braces the semicolon can only be missing at the end of a line.
    const isBroken = end >= 0 && after < this.#text.length && !this.#text.slice(end, after).includes('\n');
    const { imports, names, bound } = isBroken ? nothing : this.#complete;
    this.imports.length = imports;
    this.names.length = names;
    this.bound.length = bound;
    return -1;
  }

  /**
   * One path with what hangs on it. `prefix` is what stands before the outermost group, `inside` the path from there
   * to the group that is being read.
   */
  #tree(at: number, prefix: Path | undefined, inside: string, depth: number): number {
    const text = this.#text;
    let start = skipTrivia(text, at);
    let index = text.startsWith('::', start) ? skipTrivia(text, start + 2) : start;
    // Inside of a group the `::` before a name says nothing.
    if (prefix !== undefined) start = index;
    let end = index;
    let last = index;
    for (;;) {
      const code = text.charCodeAt(index);
      if (code === Char.openBrace) return this.#group(index, prefix, inside, this.#path(start, end), depth);
      if (code === Char.asterisk) {
        this.#glob(prefix, inside, this.#path(start, end));
        return index + 1;
      }
      last = index;
      end = segmentEnd(text, index);
      if (end < 0) return -1;
      index = skipTrivia(text, end);
      if (!text.startsWith('::', index)) break;
      index = skipTrivia(text, index + 2);
    }
    const alias = text.startsWith('as', index) && nameEnd(text, index) === index + 2;
    const nameAt = alias ? skipTrivia(text, index + 2) : last;
    const nameEndAt = alias ? segmentEnd(text, nameAt) : end;
    if (nameEndAt < 0) return -1;
    const own = this.#path(start, end);
    const name = alias || own.path !== 'self' || prefix === undefined ? text.slice(nameAt, nameEndAt) : '';
    this.#leaf(prefix, inside, own, name, alias);
    return nameEndAt;
  }

  /** A path without the white space and comments that may stand inside of it. */
  #path(start: number, end: number): Path {
    const written = this.#text.slice(start, end);
    return { path: detached(plain.test(written) ? written : withoutTrivia(written)), start, end };
  }

  #group(at: number, prefix: Path | undefined, inside: string, own: Path, depth: number): number {
    if (depth === deepest) return -1;
    const text = this.#text;
    const outer = prefix ?? (own.path === '' ? undefined : own);
    const within = prefix === undefined ? '' : joined(inside, own.path);
    for (let index = skipTrivia(text, at + 1); ; ) {
      if (text.charCodeAt(index) === Char.closeBrace) return index + 1;
      const end = this.#tree(index, outer, within, depth + 1);
      if (end < 0) return -1;
      index = skipTrivia(text, end);
      const code = text.charCodeAt(index);
      if (code !== Char.comma && code !== Char.closeBrace) return -1;
      const { imports, names, bound } = this;
      this.#complete = { imports: imports.length, names: names.length, bound: bound.length };
      if (code === Char.comma) index = skipTrivia(text, index + 1);
    }
  }

  #glob(prefix: Path | undefined, inside: string, own: Path): void {
    // `use *;` names nothing.
    if (prefix === undefined && (own.path === '' || own.path === '::')) return;
    const name = prefix === undefined ? '' : joined(inside, own.path);
    this.#add(prefix ?? own, name, own.path === '' && prefix !== undefined ? prefix : own).all = true;
  }

  /** A name at the end of a path. `name` is what it is called in the file: empty for a `self` in a group. */
  #leaf(prefix: Path | undefined, inside: string, own: Path, name: string, isAlias: boolean): void {
    const isSelf = prefix !== undefined && own.path === 'self';
    const relative = prefix === undefined ? '' : joined(inside, isSelf ? '' : own.path);
    this.#add(prefix ?? own, relative, own);
    const whole = prefix === undefined ? own.path : joined(prefix.path, relative);
    const known = withoutMark(detached(name === '' ? whole.slice(whole.lastIndexOf(':') + 1) : name));
    if (known === '_') return;
    this.names.push(known);
    if (isAlias || whole.includes('::')) this.bound.push(known);
  }

  #add(prefix: Path, name: string, { start, end }: Path): Import {
    const found: Import = {
      kind: this.#kind,
      specifier: prefix.path,
      start: prefix.start,
      end: prefix.end,
    };
    if (name !== '') found.member = { name, start, end };
    this.imports.push(found);
    return found;
  }
}

/** A path as nearly everybody writes it. */
const plain = /^[\w:#]*$/;

function withoutTrivia(written: string): string {
  let path = '';
  for (let index = skipTrivia(written, 0); index < written.length; index = skipTrivia(written, index)) {
    const end = Math.max(nameEnd(written, index), index + 1);
    path += written.slice(index, end);
    index = end;
  }
  return path;
}

/** Index after the name at `at`, `r#` included, or -1 where none stands. */
export function segmentEnd(text: string, at: number): number {
  const raw = text.startsWith('r#', at);
  const start = raw ? at + 2 : at;
  if (!isNameStart(text.charCodeAt(start))) return -1;
  const end = nameEnd(text, start + 1);
  // A second `use` is the next declaration, while this one is still being typed.
  return !raw && end === start + 3 && text.startsWith('use', start) ? -1 : end;
}

/** A name without the `r#` that lets it be a word of the language. */
export const withoutMark = (name: string): string => (name.startsWith('r#') ? name.slice(2) : name);

const joined = (path: string, rest: string): string =>
  path === '' || path === '::' ? path + rest : rest === '' ? path : `${path}::${rest}`;
