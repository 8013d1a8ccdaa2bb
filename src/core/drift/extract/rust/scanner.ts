import type { EdgeKind } from '../../../model/edge.ts';
import { Char } from '../ecmascript/characters.ts';
import { detached } from '../ecmascript/literals.ts';
import type { Import } from '../import.ts';
import { readAttribute } from './attributes.ts';
import type { ModuleFact } from './meaning.ts';
import { groupEnd, inertEnd, isNameStart, nameEnd, prefixedEnd, skipTrivia } from './tokens.ts';
import { segmentEnd, UseReader, withoutMark } from './useTree.ts';

/** An import and where it stands. */
export interface PlacedUse {
  found: Import;
  /** The modules of this file around it: `tests::inner`, or nothing. */
  inside: string;
  tests: boolean;
}

/** A pair of braces that says something of the code inside. */
interface Region {
  /** How many braces are open inside of it. */
  depth: number;
  inside: string;
  tests: boolean;
  isModule: boolean;
}

/** Macros whose braces hold code that stands nowhere yet: a `use` there is none of this file. */
const templates = new Set([
  'macro_rules',
  'quote',
  'quote_spanned',
  'parse_quote',
  'parse_quote_spanned',
  'stringify',
]);

/** Walks over the tokens of a Rust file once. Methods that read something give the index at which to go on. */
export class RustScanner {
  readonly uses: PlacedUse[] = [];
  readonly facts: ModuleFact[] = [];
  /** Names that stand for something that this file declares or has brought in. */
  readonly bound = new Set<string>();
  hasGlob = false;
  readonly #text: string;
  #depth = 0;
  readonly #regions: Region[] = [{ depth: 0, inside: '', tests: false, isModule: true }];
  /** What attributes said of the item that follows. */
  #paths: string[] = [];
  #tests = false;
  /** Index of the word that `pub` belongs to. */
  #publicAt = -1;
  /** A macro's braces that did not close: others are then not looked for, which would cost quadratic time. */
  #unclosed = false;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): void {
    const text = this.#text;
    const { length } = text;
    for (let index = 0; index < length; ) {
      const code = text.charCodeAt(index);
      if (code <= 32) index++;
      else if (isNameStart(code)) {
        const end = nameEnd(text, index + 1);
        const size = end - index;
        if (text.charCodeAt(end) === Char.exclamation) index = this.#macro(index, end);
        else index = size < 4 || size === 6 ? this.#word(index, end) : end;
      } else index = this.#punctuation(code, index);
    }
  }

  #punctuation(code: number, at: number): number {
    switch (code) {
      case Char.openBrace:
        this.#depth++;
        if (this.#tests) this.#enter(this.#region.inside, false);
        this.#paths = [];
        return at + 1;
      case Char.closeBrace:
        this.#leave();
        this.#forgetAttributes();
        return at + 1;
      case Char.semicolon:
        this.#forgetAttributes();
        return at + 1;
      case Char.hash:
        return this.#attribute(at);
      default: {
        const end = inertEnd(this.#text, at, code);
        return end > at ? end : at + 1;
      }
    }
  }

  get #region(): Region {
    return this.#regions.at(-1)!;
  }

  #enter(inside: string, isModule: boolean): void {
    const tests = this.#tests || this.#region.tests;
    this.#regions.push({ depth: this.#depth, inside, tests, isModule });
    this.#tests = false;
  }

  #leave(): void {
    if (this.#regions.length > 1 && this.#region.depth === this.#depth) this.#regions.pop();
    if (this.#depth > 0) this.#depth--;
  }

  #forgetAttributes(): void {
    this.#paths = [];
    this.#tests = false;
  }

  #attribute(at: number): number {
    const found = readAttribute(this.#text, at);
    if (found === undefined) return at + 1;
    this.#paths.push(...found.paths);
    if (found.tests && found.isInner) this.#region.tests = true;
    else if (found.tests) this.#tests = true;
    return at + 1;
  }

  /** A short word, or the first letters of a raw string. */
  #word(at: number, end: number): number {
    const text = this.#text;
    switch (text.charCodeAt(at)) {
      case 117: // u
        return end === at + 3 && text.startsWith('use', at) ? this.#use(at, end) : end;
      case 109: // m
        return end === at + 3 && text.startsWith('mod', at) ? this.#module(end) : end;
      case 112: // p
        if (end === at + 3 && text.startsWith('pub', at)) this.#publicAt = visibilityEnd(text, end);
        return end;
      case 101: // e
        return end === at + 6 && text.startsWith('extern', at) ? this.#externCrate(at, end) : end;
      default:
        return prefixedEnd(text, at, end);
    }
  }

  #kindAt(at: number): EdgeKind {
    return this.#publicAt === at ? 'reexport' : 'value';
  }

  #use(at: number, end: number): number {
    const reader = new UseReader(this.#text, this.#kindAt(at));
    const after = reader.read(end);
    if (after < 0) return end;
    for (const found of reader.imports) this.#add(found);
    for (const { name, isCrate } of reader.bindings) {
      if (!isCrate) this.bound.add(name);
      this.#tellName(name);
    }
    if (reader.hasGlob) {
      this.hasGlob = true;
      this.#open();
    }
    this.#forgetAttributes();
    return after;
  }

  #add(found: Import): void {
    const { inside, tests } = this.#region;
    this.uses.push({ found, inside, tests: tests || this.#tests });
  }

  /** Modules are written small. */
  #tellName(name: string): void {
    if (name[0] !== name[0]?.toLowerCase() || !this.#isAtModule) return;
    this.facts.push({ is: 'name', path: this.#pathOf(name) });
  }

  #open(): void {
    if (this.#isAtModule && this.facts.at(-1)?.is !== 'open') this.facts.push({ is: 'open' });
  }

  /** True where what stands here belongs to a module and not to a function or type. */
  get #isAtModule(): boolean {
    return this.#region.isModule && this.#region.depth === this.#depth;
  }

  #pathOf(name: string): string {
    const { inside } = this.#region;
    return inside === '' ? name : `${inside}::${name}`;
  }

  #module(at: number): number {
    const text = this.#text;
    const start = skipTrivia(text, at);
    const end = segmentEnd(text, start);
    if (end < 0) return at;
    const path = this.#pathOf(detached(withoutMark(text.slice(start, end))));
    const next = skipTrivia(text, end);
    const code = text.charCodeAt(next);
    if (code === Char.semicolon) {
      const tests = this.#tests || this.#region.tests;
      this.facts.push({ is: 'file', path, tests, files: this.#paths });
    } else if (code === Char.openBrace) {
      this.facts.push({ is: 'inline', path });
      this.#depth++;
      this.#enter(path, true);
    } else return end;
    this.#forgetAttributes();
    return next + 1;
  }

  #externCrate(at: number, end: number): number {
    const text = this.#text;
    const word = skipTrivia(text, end);
    if (nameEnd(text, word) !== word + 5 || !text.startsWith('crate', word)) return end;
    const start = skipTrivia(text, word + 5);
    const nameAt = segmentEnd(text, start);
    if (nameAt < 0) return end;
    const name = detached(text.slice(start, nameAt));
    let after = skipTrivia(text, nameAt);
    let alias = name;
    if (text.startsWith('as', after) && nameEnd(text, after) === after + 2) {
      const aliasAt = skipTrivia(text, after + 2);
      const aliasEnd = segmentEnd(text, aliasAt);
      if (aliasEnd < 0) return end;
      alias = detached(text.slice(aliasAt, aliasEnd));
      after = skipTrivia(text, aliasEnd);
    }
    if (text.charCodeAt(after) !== Char.semicolon) return end;
    this.#tellName(withoutMark(alias));
    // `extern crate self as name` lets macros call their own crate by its name.
    if (name !== 'self') {
      if (alias !== name) this.bound.add(withoutMark(alias));
      this.#add({ kind: this.#kindAt(at), specifier: name, start, end: nameAt, form: 'extern crate' });
    }
    this.#forgetAttributes();
    return after + 1;
  }

  /** The name of a macro that is called or defined; what it is given is read like other code, but for templates. */
  #macro(at: number, end: number): number {
    const text = this.#text;
    const name = text.slice(at, end);
    if (!templates.has(name)) {
      if (text.charCodeAt(end + 1) !== Char.equals) this.#open();
      return end + 1;
    }
    let open = skipTrivia(text, end + 1);
    if (name === 'macro_rules') {
      const nameAt = segmentEnd(text, open);
      if (nameAt < 0) return end + 1;
      this.bound.add(detached(text.slice(open, nameAt)));
      open = skipTrivia(text, nameAt);
    }
    if (this.#unclosed) return end + 1;
    const close = opensGroup(text.charCodeAt(open)) ? groupEnd(text, open) : end + 1;
    if (close < 0) this.#unclosed = true;
    return close < 0 ? end + 1 : close;
  }
}

const opensGroup = (code: number): boolean =>
  code === Char.openBrace || code === Char.openParen || code === Char.openBracket;

/** The longest `(in a::b::c)` that is looked at. */
const longestVisibility = 200;

/** Index of the word that follows `pub`, which ends at `at`, and the parentheses that may stand behind it. */
function visibilityEnd(text: string, at: number): number {
  const next = skipTrivia(text, at);
  if (text.charCodeAt(next) !== Char.openParen) return next;
  const close = text.slice(next, next + longestVisibility).indexOf(')');
  return close < 0 ? next : skipTrivia(text, next + close + 1);
}
