import { Char } from '../characters.ts';
import type { DeclaredSymbol } from '../import.ts';
import { type Lexer, Token } from './lexer.ts';

/** Words of a language that tell its declarations. */
interface DeclarationWords {
  /** Words that a type's name and body follow. `enum` is one of them. */
  types: ReadonlySet<string>;
  /** Words before a member that are no type of it. */
  modifiers: ReadonlySet<string>;
}

/** The same from texts with a blank between two words. */
export function declarationWords(types: string, modifiers: string): DeclarationWords {
  return { types: new Set(types.split(' ')), modifiers: new Set(modifiers.split(' ')) };
}

/** What a pair of braces holds. */
type Body = 'types' | 'members' | 'constants' | 'code';

/** Tokens that end a type, besides names: the name behind them can be that of a member. */
const typeEnds: ReadonlySet<number> = new Set([
  Char.greater,
  Char.closeBracket,
  Char.question,
  Char.asterisk,
]);
/** Tokens behind the name of a member. */
const memberEnds: ReadonlySet<number> = new Set([
  Char.openParen,
  Char.equals,
  Char.semicolon,
  Char.comma,
  Char.openBrace,
]);
const constantEnds: ReadonlySet<number> = new Set([...memberEnds, Char.closeBrace]);
const constantBegins: ReadonlySet<number> = new Set([
  Char.openBrace,
  Char.comma,
  Char.closeParen,
  Char.closeBracket,
]);

/**
 * Types, and the methods, fields, properties and constants in them, for languages that write a member's type before
 * its name. What stands inside of methods is left out.
 */
export function memberSymbols(lexer: Lexer, words: DeclarationWords): DeclaredSymbol[] {
  return new SymbolReader(lexer, words).read();
}

class SymbolReader {
  readonly #symbols: DeclaredSymbol[] = [];
  readonly #bodies: Body[] = ['types'];
  readonly #lexer: Lexer;
  readonly #words: DeclarationWords;
  /** What the next brace opens, between a type's name and its body. */
  #header: Body | undefined;
  /** Parentheses and brackets that are open. */
  #nesting = 0;
  /** Behind `=`, up to the end of the member. */
  #inValue = false;
  #previous: number = Token.none;
  /** The name that was just read, where it can be that of a member or constant. */
  #candidate: DeclaredSymbol | undefined;
  /** Whether the name that was just read can be a type. */
  #isType = false;
  #inAnnotation = false;
  /** Angle brackets that are open, and the name before the first of them. */
  #angles = 0;
  #generic: DeclaredSymbol | undefined;

  constructor(lexer: Lexer, words: DeclarationWords) {
    this.#lexer = lexer;
    this.#words = words;
  }

  read(): DeclaredSymbol[] {
    const lexer = this.#lexer;
    while (lexer.next() !== Token.end) {
      const { token } = lexer;
      const listens =
        this.#nesting === 0 && !this.#inValue && this.#header === undefined && this.#body !== 'code';
      if (token === Token.name) {
        if (listens) this.#word();
      } else {
        if (listens) this.#sign(token);
        else this.#candidate = undefined;
        this.#punctuation(token);
      }
      this.#previous = lexer.token;
    }
    return this.#symbols;
  }

  get #body(): Body {
    return this.#bodies.at(-1) ?? 'types';
  }

  #word(): void {
    const lexer = this.#lexer;
    const previous = this.#previous;
    const { name } = lexer;
    if (this.#angles > 0) return;
    if (this.#words.types.has(name) && previous !== Char.dot) this.#type(name);
    else if (name === 'namespace') this.#header = 'types';
    else {
      this.#inAnnotation = previous === Char.at || (this.#inAnnotation && previous === Char.dot);
      const begins =
        this.#body === 'constants'
          ? constantBegins.has(previous) || previous === Token.name
          : typeEnds.has(previous) || (previous === Token.name && this.#isType);
      this.#isType = !this.#inAnnotation && !this.#words.modifiers.has(name);
      this.#candidate =
        begins && this.#isType ? { name, start: lexer.at - name.length, end: lexer.at } : undefined;
    }
  }

  #type(word: string): void {
    const lexer = this.#lexer;
    let kind = word;
    while (lexer.next() === Token.name && this.#words.types.has(lexer.name)) kind = lexer.name;
    if (lexer.token === Token.name) {
      const { name } = lexer;
      this.#symbols.push({ name, start: lexer.at - name.length, end: lexer.at });
      this.#header = kind === 'enum' ? 'constants' : 'members';
    } else this.#punctuation(lexer.token);
  }

  /** A sign where members stand: it may tell that the name before it is declared. */
  #sign(token: number): void {
    const candidate = this.#candidate;
    this.#candidate = undefined;
    if (token === Char.less) {
      if (this.#angles === 0) this.#generic = candidate;
      this.#angles++;
      return;
    }
    if (token === Char.greater) {
      if (this.#angles > 0) this.#angles--;
      return;
    }
    if (this.#angles > 0) return;
    const name = this.#previous === Char.greater && token === Char.openParen ? this.#generic : candidate;
    const ends = this.#body === 'constants' ? constantEnds : memberEnds;
    if (name !== undefined && ends.has(token)) this.#symbols.push(name);
    const named = name !== undefined || (this.#previous === Token.name && this.#isType);
    // Between parameters and body stand what is thrown, constraints and the call of another constructor.
    if (token === Char.openParen && named && this.#body === 'members') this.#header = 'code';
  }

  #punctuation(token: number): void {
    switch (token) {
      case Char.openParen:
      case Char.openBracket:
        this.#nesting++;
        break;
      case Char.closeParen:
      case Char.closeBracket:
        if (this.#nesting > 0) this.#nesting--;
        break;
      case Char.openBrace:
        this.#bodies.push(this.#opened());
        this.#header = undefined;
        this.#angles = 0;
        break;
      case Char.closeBrace:
        if (this.#body === 'constants') this.#inValue = false;
        if (this.#bodies.length > 1) this.#bodies.pop();
        break;
      case Char.equals:
        if (this.#nesting === 0 && this.#body !== 'code') this.#inValue = true;
        break;
      case Char.comma:
        if (this.#nesting === 0 && this.#body === 'constants') this.#inValue = false;
        break;
      case Char.semicolon:
        this.#semicolon();
    }
  }

  #opened(): Body {
    if (this.#header !== undefined) return this.#header;
    // A constant of Java may have members of its own.
    return this.#body === 'constants' && this.#nesting === 0 && !this.#inValue ? 'members' : 'code';
  }

  #semicolon(): void {
    if (this.#body === 'code') return;
    this.#header = undefined;
    this.#inValue = false;
    this.#nesting = 0;
    this.#angles = 0;
    if (this.#body === 'constants') this.#bodies[this.#bodies.length - 1] = 'members';
  }
}
