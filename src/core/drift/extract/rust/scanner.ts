import { remember } from '../../../remember.ts';
import { Char } from '../characters.ts';
import { detached } from '../detached.ts';
import type { Import } from '../import.ts';
import { isNamePart, nameEnd } from '../names.ts';
import { type Attribute, readAttribute } from './attributes.ts';
import { writeFact } from './meaning.ts';
import { groupEnd, literalEnd, skipTrivia } from './tokens.ts';
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

/** What globs bring into a module of the file. */
export interface Globs {
  /** All that the module around it in the same file has. */
  fromAround: boolean;
  /** What stands elsewhere, and so nobody can tell. */
  fromElsewhere: boolean;
}

/** No modules of one file are nested as deep; every name in them is told with the whole path. */
const longestPath = 200;

/** The words that matter. */
const words = /\b(?:use|mod|extern)\b/g;
/** All else that matters: what may hold such words without being code, braces, attributes, macros. */
const marks = /["'/{}#!]/g;
/** Macros whose braces hold code that stands nowhere yet: a `use` there is none of this file. */
const template = /\b(?:macro_rules|(?:parse_)?quote(?:_spanned)?|stringify)$/;
const longestTemplate = 20;
/** A macro at the beginning of a line. */
const macroAtTop = /\n[a-z_]\w*(?:::\w+)*! ?[({[]/g;

/**
 * Finds the few words and marks that matter by two regular expressions side by side: several times as fast as going
 * over all characters. Methods that read something give the index at which to go on.
 */
export class RustScanner {
  readonly uses: PlacedUse[] = [];
  /** What the file tells of its modules, as {@link writeFact} writes it. */
  readonly facts = new Set<string>();
  /** The modules of the file that declare a module of some name. */
  readonly parents = new Map<string, string[]>();
  /** Names that stand for something that this file declares or has brought in. */
  readonly bound = new Set<string>();
  /** By the module of the file, `inside` as in {@link PlacedUse}. */
  readonly globs = new Map<string, Globs>();
  readonly #text: string;
  readonly #reader: UseReader;
  #depth = 0;
  readonly #regions: Region[] = [{ depth: 0, inside: '', tests: false, isModule: true }];
  /** The last attributes, which say something of the item that follows. */
  #attributes: (Attribute & { at: number })[] = [];
  /** A macro's braces that did not close: others are then not looked for, which would cost quadratic time. */
  #unclosed = false;
  #isOpen = false;

  constructor(text: string) {
    this.#text = text;
    this.#reader = new UseReader(text);
  }

  scan(): void {
    const text = this.#text;
    let index = 0;
    let mark = -1;
    for (let word = nextWord(text, 0); word < text.length; ) {
      if (mark < index) mark = nextMark(text, index);
      if (mark < word) {
        index = this.#mark(text.charCodeAt(mark), mark);
        if (index > word) word = nextWord(text, index);
      } else {
        index = this.#word(word);
        word = nextWord(text, index);
      }
    }
    if (!this.#isOpen && macroFrom(text, index)) this.#open();
  }

  #mark(code: number, at: number): number {
    switch (code) {
      case Char.openBrace:
        this.#depth++;
        if (this.#isForTests(at)) this.#enter(this.#region.inside, false, true);
        return at + 1;
      case Char.closeBrace:
        if (this.#regions.length > 1 && this.#region.depth === this.#depth) this.#regions.pop();
        if (this.#depth > 0) this.#depth--;
        return at + 1;
      case Char.hash:
        return this.#attribute(at);
      case Char.exclamation:
        return callsMacro(this.#text, at) ? this.#macro(at) : at + 1;
      default:
        return literalEnd(this.#text, at, code);
    }
  }

  get #region(): Region {
    return this.#regions.at(-1)!;
  }

  #enter(inside: string, isModule: boolean, tests: boolean): void {
    this.#regions.push({ depth: this.#depth, inside, tests: tests || this.#region.tests, isModule });
  }

  #attribute(at: number): number {
    const found = readAttribute(this.#text, at);
    if (found === undefined) return at + 1;
    if (!found.isInner) this.#attributes.push({ ...found, at });
    else if (found.tests) this.#region.tests = true;
    return at + 1;
  }

  /** The attributes of the item whose word stands at `at`; those of other items are forgotten. */
  #attributesAt(at: number): readonly Attribute[] {
    const known = this.#attributes;
    if (known.length === 0) return known;
    this.#attributes = [];
    return known.filter(attribute => !/[;{}]/.test(this.#text.slice(attribute.at, at)));
  }

  #isForTests(at: number): boolean {
    return this.#attributesAt(at).some(({ tests }) => tests);
  }

  #word(at: number): number {
    const text = this.#text;
    const end = nameEnd(text, at);
    // `r#use` is a name, and so is a word that goes on with letters beyond ASCII.
    if (isInName(text, at)) return end;
    switch (text.charCodeAt(at)) {
      case 117: // u
        return this.#use(at, end);
      case 101: // e
        return this.#externCrate(at, end);
      case 109: // m
        return this.#module(at, end);
      default:
        return end;
    }
  }

  #use(at: number, end: number): number {
    const reader = this.#reader;
    const after = reader.read(end, isPublic(this.#text, at) ? 'reexport' : 'value');
    if (after < 0 && reader.imports.length === 0) return end;
    const { inside, tests } = this.#region;
    const forTests = tests || this.#isForTests(at);
    for (const found of reader.imports) {
      this.uses.push({ found, inside, tests: forTests });
      if (found.all) this.#glob(found);
    }
    for (const name of reader.names) this.#tellName(name);
    for (const name of reader.bound) this.bound.add(name);
    return after < 0 ? end : after;
  }

  #glob({ specifier, member }: Import): void {
    const { inside } = this.#region;
    const globs = this.globs.get(inside) ?? { fromAround: false, fromElsewhere: false };
    this.globs.set(inside, globs);
    if (inside !== '' && specifier === 'super' && member === undefined) globs.fromAround = true;
    else globs.fromElsewhere = true;
    this.#open();
  }

  /** Modules are written small. */
  #tellName(name: string): void {
    const first = name.charCodeAt(0);
    if ((first >= 65 && first <= 90) || !this.#isAtModule) return;
    this.facts.add(writeFact({ is: 'name', path: this.#pathOf(name) }));
  }

  #open(): void {
    this.#isOpen = true;
    this.facts.add(writeFact({ is: 'open' }));
  }

  /** True where what stands here belongs to a module and not to a function or type. */
  get #isAtModule(): boolean {
    return this.#region.isModule && this.#region.depth === this.#depth;
  }

  #pathOf(name: string): string {
    const { inside } = this.#region;
    return inside === '' ? name : `${inside}::${name}`;
  }

  #module(at: number, end: number): number {
    const text = this.#text;
    const start = skipTrivia(text, end);
    const nameAt = segmentEnd(text, start);
    if (nameAt < 0) return end;
    const name = detached(withoutMark(text.slice(start, nameAt)));
    const path = this.#pathOf(name);
    if (path.length > longestPath) return nameAt;
    const next = skipTrivia(text, nameAt);
    const code = text.charCodeAt(next);
    if (code !== Char.semicolon && code !== Char.openBrace) return end;
    remember(this.parents, name, () => []).push(this.#region.inside);
    const attributes = this.#attributesAt(at);
    const tests = attributes.some(attribute => attribute.tests);
    if (code === Char.semicolon) {
      const files = attributes.flatMap(({ paths }) => paths);
      this.facts.add(writeFact({ is: 'file', path, tests: tests || this.#region.tests, files }));
    } else {
      this.facts.add(writeFact({ is: 'inline', path }));
      this.#depth++;
      this.#enter(path, true, tests);
    }
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
      if (alias !== name) {
        this.bound.add(withoutMark(alias));
        this.facts.add(writeFact({ is: 'alias', path: this.#pathOf(alias), crate: name }));
      }
      const { inside, tests } = this.#region;
      const kind = isPublic(text, at) ? 'reexport' : 'value';
      const found: Import = { kind, specifier: name, start, end: nameAt, form: 'extern crate' };
      this.uses.push({ found, inside, tests: tests || this.#isForTests(at) });
    }
    return after + 1;
  }

  /** A macro, by the exclamation mark at `at`. Its arguments are code like any other, but for templates. */
  #macro(at: number): number {
    const text = this.#text;
    const name = template.exec(text.slice(Math.max(0, at - longestTemplate), at))?.[0];
    if (name === undefined) {
      if (this.#isAtModule) this.#open();
      return at + 1;
    }
    let open = skipTrivia(text, at + 1);
    if (name === 'macro_rules') {
      const nameAt = segmentEnd(text, open);
      if (nameAt < 0) return at + 1;
      this.bound.add(detached(text.slice(open, nameAt)));
      open = skipTrivia(text, nameAt);
    }
    if (this.#unclosed || !opensGroup(text.charCodeAt(open))) return at + 1;
    const close = groupEnd(text, open);
    if (close < 0) this.#unclosed = true;
    return close < 0 ? at + 1 : close;
  }
}

// `test` makes no objects, unlike `exec`. Where the match began follows from where it ended.

/** Index of the next word that matters, or the text's length. */
function nextWord(text: string, at: number): number {
  words.lastIndex = at;
  if (!words.test(text)) return text.length;
  const end = words.lastIndex;
  return text.charCodeAt(end - 1) === Char.n ? end - 'extern'.length : end - 'use'.length;
}

/** Index of the next mark, or the text's length. */
function nextMark(text: string, at: number): number {
  marks.lastIndex = at;
  return marks.test(text) ? marks.lastIndex - 1 : text.length;
}

function macroFrom(text: string, at: number): boolean {
  macroAtTop.lastIndex = at;
  return macroAtTop.test(text);
}

const opensGroup = (code: number): boolean =>
  code === Char.openBrace || code === Char.openParen || code === Char.openBracket;

function isInName(text: string, at: number): boolean {
  if (at === 0) return false;
  const before = text.charCodeAt(at - 1);
  return before >= 128 || (before === Char.hash && text.charCodeAt(at - 2) === Char.r);
}

/** Whether the mark at `at` stands between a macro's name and what it is given. */
function callsMacro(text: string, at: number): boolean {
  return at > 0 && isNamePart(text.charCodeAt(at - 1)) && text.charCodeAt(at + 1) !== Char.equals;
}

/** The longest `pub(in a::b::c)` that is looked at. */
const longestVisibility = 200;
const visibility = /\bpub\s*(?:\([^()]*\)\s*)?$/;

/** Whether `pub` stands before the word at `at`. */
function isPublic(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && text.charCodeAt(before) <= 32) before--;
  const last = text.charCodeAt(before);
  // Only `pub` and `pub(…)` end so; nearly always there is neither.
  if (last !== 98 && last !== Char.closeParen) return false;
  return visibility.test(text.slice(Math.max(0, before + 1 - longestVisibility), before + 1));
}
