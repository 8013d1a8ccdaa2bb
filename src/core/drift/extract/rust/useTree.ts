import type { EdgeKind } from '../../../model/edge.ts';
import { Char } from '../ecmascript/characters.ts';
import { detached } from '../ecmascript/literals.ts';
import type { Import } from '../import.ts';
import { isNameStart, nameEnd, skipTrivia } from './tokens.ts';

/** A name that a `use` brings into its file, and whether that says more than that there is a crate of this name. */
export interface Binding {
  name: string;
  isCrate: boolean;
}

/** What one `use` declaration says. */
export interface UseDeclaration {
  imports: Import[];
  bindings: Binding[];
  hasGlob: boolean;
}

/** The path before a group, as written and by place. */
interface Prefix {
  path: string;
  start: number;
  end: number;
}

/** Nobody nests groups as deep as that. */
const deepest = 50;

/**
 * Reads the paths of one `use` declaration. A declaration without its semicolon is still being typed, and says
 * nothing yet.
 */
export class UseReader implements UseDeclaration {
  imports: Import[] = [];
  readonly bindings: Binding[] = [];
  hasGlob = false;
  readonly #text: string;
  readonly #kind: EdgeKind;

  constructor(text: string, kind: EdgeKind) {
    this.#text = text;
    this.#kind = kind;
  }

  /** Reads what stands at `at`, after the word `use`; gives the index after the semicolon, or -1. */
  read(at: number): number {
    const end = this.#tree(at, undefined, '', 0);
    if (end < 0) return -1;
    const after = skipTrivia(this.#text, end);
    return this.#text.charCodeAt(after) === Char.semicolon ? after + 1 : -1;
  }

  /**
   * One path with what hangs on it. `prefix` is what stands before the outermost group, `inside` the path from there
   * to the group that is being read.
   */
  #tree(at: number, prefix: Prefix | undefined, inside: string, depth: number): number {
    const text = this.#text;
    const start = skipTrivia(text, at);
    let path = '';
    let end = start;
    let index = start;
    if (text.startsWith('::', start)) {
      path = '::';
      index = skipTrivia(text, start + 2);
    }
    for (;;) {
      const code = text.charCodeAt(index);
      if (code === Char.openBrace) return this.#group(index, prefix, inside, { path, start, end }, depth);
      if (code === Char.asterisk) {
        this.#glob(prefix, inside, { path, start, end });
        return index + 1;
      }
      const segment = segmentEnd(text, index);
      if (segment < 0) return -1;
      path = joined(path, text.slice(index, segment));
      end = segment;
      index = skipTrivia(text, end);
      if (!text.startsWith('::', index)) break;
      index = skipTrivia(text, index + 2);
    }
    return this.#leaf(prefix, inside, { path, start, end }, index);
  }

  #group(at: number, prefix: Prefix | undefined, inside: string, own: Prefix, depth: number): number {
    if (depth === deepest) return -1;
    const text = this.#text;
    const outer = prefix ?? (own.path === '' ? undefined : { ...own, path: detached(own.path) });
    const within = prefix === undefined ? '' : joined(inside, own.path);
    for (let index = skipTrivia(text, at + 1); ; ) {
      if (text.charCodeAt(index) === Char.closeBrace) return index + 1;
      const end = this.#tree(index, outer, within, depth + 1);
      if (end < 0) return -1;
      index = skipTrivia(text, end);
      const code = text.charCodeAt(index);
      if (code === Char.comma) index = skipTrivia(text, index + 1);
      else if (code !== Char.closeBrace) return -1;
    }
  }

  #glob(prefix: Prefix | undefined, inside: string, own: Prefix): void {
    this.hasGlob = true;
    if (prefix === undefined) {
      // `use *;` names nothing.
      if (own.end > own.start) this.#add({ ...own, path: detached(own.path) }, '', own, true);
    } else this.#add(prefix, joined(inside, own.path), own.path === '' ? prefix : own, true);
  }

  /** A name at the end of a path, and the other name that may be given to it. */
  #leaf(prefix: Prefix | undefined, inside: string, own: Prefix, at: number): number {
    const text = this.#text;
    let end = own.end;
    let alias: string | undefined;
    if (text.startsWith('as', at) && nameEnd(text, at) === at + 2) {
      const start = skipTrivia(text, at + 2);
      end = segmentEnd(text, start);
      if (end < 0) return -1;
      alias = text.slice(start, end);
    }
    const relative = joined(inside, own.path === 'self' && prefix !== undefined ? '' : own.path);
    const specifier = prefix ?? { ...own, path: detached(own.path) };
    this.#add(specifier, prefix === undefined ? '' : relative, own, false);
    const whole = prefix === undefined ? own.path : joined(prefix.path, relative);
    const last = whole.slice(whole.lastIndexOf(':') + 1);
    const name = detached(withoutMark(alias ?? last));
    if (name !== '_') this.bindings.push({ name, isCrate: alias === undefined && last === whole });
    return end;
  }

  #add(prefix: Prefix, name: string, { start, end }: Prefix, all: boolean): void {
    this.imports.push({
      kind: this.#kind,
      specifier: prefix.path,
      start: prefix.start,
      end: prefix.end,
      ...(name === '' ? {} : { member: { name: detached(name), start, end } }),
      ...(all ? { all } : {}),
    });
  }
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
