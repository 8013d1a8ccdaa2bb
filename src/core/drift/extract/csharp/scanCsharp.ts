import { remember } from '../../../remember.ts';
import { Token, wordEnd } from '../braces/lexer.ts';
import { MentionedNames } from '../braces/mentionedNames.ts';
import { Char } from '../characters.ts';
import { detached } from '../detached.ts';
import { type Declared, type Import, longestSpace, type Scan } from '../import.ts';
import { CsharpLexer } from './csharpLexer.ts';
import { readUsing } from './usingDirective.ts';

/** A namespace that is open. */
interface Space {
  name: string;
  /** How many braces are open where its members stand. */
  braces: number;
}

/** Whether the parameter list that is being read makes an extension method: what of `(this Type` was read. */
enum Extension {
  none,
  parenthesis,
  attribute,
  this,
}

/** The usings of a C# file, and what it declares in each of its namespaces. */
export function scanCsharp(text: string): Scan {
  const scanner = new CsharpScanner(text);
  scanner.scan();
  const { imports, mentions } = scanner;
  const declares = [...scanner.declared].map(([space, names]): Declared => ({ space, names: [...names] }));
  return imports.length === 0 ? { imports, declares } : { imports, declares, mentions };
}

const behindRecord: ReadonlySet<number> = new Set([
  Char.openParen,
  Char.openBrace,
  Char.semicolon,
  Char.colon,
  Char.less,
]);

/** Words that go on with an expression behind `this`: no type of a parameter. */
const operators = ['as', 'is', 'with', 'switch'] as const;

class CsharpScanner {
  readonly imports: Import[] = [];
  readonly mentions = new MentionedNames();
  readonly declared = new Map<string, Set<string>>();
  readonly #lexer: CsharpLexer;
  readonly #spaces: Space[] = [];
  #space: Space = { name: '', braces: 0 };
  /** Names of types and aliases: in this file they mean what it says itself. */
  readonly #own: string[] = [];
  #previous: number = Token.none;
  /** Where the last name begins, and the last one that type parameters follow. */
  #nameAt = -1;
  #genericAt = -1;
  #extension = Extension.none;
  #extensionAt = -1;
  #inDelegate = false;
  /** Namespaces of the whole file. There are several where `#if` chooses between them. */
  readonly #ofFile: string[] = [];

  constructor(text: string) {
    this.#lexer = new CsharpLexer(text);
  }

  scan(): void {
    const lexer = this.#lexer;
    lexer.next();
    while (lexer.token !== Token.end) {
      while (lexer.braces < this.#space.braces) this.#space = this.#spaces.pop()!;
      if (lexer.token === Token.name && lexer.braces === this.#space.braces && this.#statement()) {
        this.#previous = Token.none;
        continue;
      }
      this.#member();
      this.#previous = lexer.token;
      // Nothing is declared to others inside of methods and of types in types.
      if (lexer.token === Char.openBrace && lexer.braces > this.#space.braces + 1) lexer.skipBlock();
      else lexer.next();
    }
    this.mentions.remove(this.#own);
    this.#shareNames();
  }

  /** A file that is compiled into one of several namespaces declares its names in all of them. */
  #shareNames(): void {
    if (this.#ofFile.length < 2) return;
    const all = new Set(this.#ofFile.flatMap(name => [...this.#namesIn(name)]));
    for (const name of this.#ofFile) this.declared.set(name, all);
  }

  /** A word that begins a using, a namespace or a type. False where it does not, and nothing more was read. */
  #statement(): boolean {
    const lexer = this.#lexer;
    switch (lexer.at - lexer.start) {
      case 4:
        return lexer.is('enum') && this.#type();
      case 5:
        return lexer.is('using') ? this.#using() : lexer.is('class') && this.#type();
      case 6:
        return lexer.is('record') ? this.#record() : lexer.is('struct') && this.#type();
      case 8:
        if (lexer.is('delegate')) this.#inDelegate = true;
        return false;
      case 9:
        return lexer.is('namespace') ? this.#namespace() : lexer.is('interface') && this.#type();
      default:
        return false;
    }
  }

  #using(): boolean {
    const lexer = this.#lexer;
    // What usings are called is no use of anything, but what stands behind them is.
    lexer.mentions = undefined;
    const alias = readUsing(lexer, this.#space.name, this.imports);
    if (alias !== undefined) this.#own.push(alias);
    if (this.imports.length > 0) lexer.mentions = this.mentions;
    return true;
  }

  #namespace(): boolean {
    const lexer = this.#lexer;
    const space = this.#space;
    const { mentions } = lexer;
    lexer.mentions = undefined;
    const parts: string[] = [];
    while (lexer.next() === Token.name) {
      parts.push(lexer.name);
      if (lexer.next() !== Char.dot) break;
    }
    lexer.mentions = mentions;
    const name = detached(parts.join('.'));
    if (lexer.sees(Char.openBrace)) {
      this.#spaces.push(space);
      const inner = space.name === '' ? name : `${space.name}.${name}`;
      this.#space = { name: inner.length > longestSpace ? space.name : inner, braces: lexer.braces };
    } else if (lexer.sees(Char.semicolon)) {
      this.#ofFile.push(name);
      this.#space = { name, braces: lexer.braces };
    } else return true;
    this.#namesIn(this.#space.name);
    lexer.next();
    return true;
  }

  /** `class Name`, and not the constraint `where T : class`. */
  #type(): boolean {
    const lexer = this.#lexer;
    const previous = this.#previous;
    if (lexer.next() === Token.name && previous !== Char.colon && !lexer.is('where'))
      this.#declareType(lexer.name);
    return true;
  }

  /** `record Name(…)`; in `record struct Name` the other word is the one that counts. */
  #record(): boolean {
    const lexer = this.#lexer;
    if (lexer.next() !== Token.name || lexer.is('class') || lexer.is('struct')) return true;
    const { name } = lexer;
    if (behindRecord.has(lexer.next())) this.#declareType(name);
    return true;
  }

  #declareType(name: string): void {
    this.#declare(name);
    this.#own.push(name);
    if (name.length > 9 && name.endsWith('Attribute')) this.#declare(name.slice(0, -9));
  }

  /** A token of a namespace or of a type's body: extension methods and delegates are known by their parentheses. */
  #member(): void {
    const previous = this.#previous;
    const { token } = this.#lexer;
    if (this.#extension !== Extension.none) this.#extension = this.#readExtension(token);
    if (token === Token.name) this.#nameAt = this.#lexer.start;
    else if (token === Char.less) this.#genericAt = previous === Token.name ? this.#nameAt : -1;
    else if (token === Char.semicolon) this.#inDelegate = false;
    else if (token === Char.openParen) this.#openParameters();
  }

  /** What follows the parenthesis: `this` and a type make an extension method, with attributes before it or none. */
  #readExtension(token: number): Extension {
    const extension = this.#extension;
    switch (extension) {
      case Extension.parenthesis:
        if (token === Char.openBracket) return Extension.attribute;
        return token === Token.name && this.#lexer.is('this') ? Extension.this : Extension.none;
      case Extension.attribute:
        return token === Char.closeBracket ? Extension.parenthesis : extension;
      default: {
        const isType = token === Token.name && !operators.some(word => this.#lexer.is(word));
        if (isType || token === Char.openParen) this.#declareAt(this.#extensionAt);
        return Extension.none;
      }
    }
  }

  #openParameters(): void {
    const previous = this.#previous;
    const callee = previous === Token.name ? this.#nameAt : previous === Char.greater ? this.#genericAt : -1;
    if (callee < 0) return;
    if (this.#extension === Extension.attribute) return;
    if (this.#lexer.braces > this.#space.braces) {
      this.#extension = Extension.parenthesis;
      this.#extensionAt = callee;
    } else if (this.#inDelegate && !this.#lexer.text.startsWith('delegate', callee)) {
      this.#inDelegate = false;
      this.#declareAt(callee);
    }
  }

  #declareAt(at: number): void {
    const { text } = this.#lexer;
    const start = text.charCodeAt(at) === Char.at ? at + 1 : at;
    this.#declare(text.slice(start, wordEnd(text, start)));
  }

  #declare(name: string): void {
    this.#namesIn(this.#space.name).add(detached(name));
  }

  #namesIn(name: string): Set<string> {
    return remember(this.declared, name, () => new Set<string>());
  }
}
