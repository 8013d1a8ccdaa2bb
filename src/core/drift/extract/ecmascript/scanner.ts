import { blockCommentEnd, Char, lineEnd, stringEnd } from '../characters.ts';
import type { Import } from '../import.ts';
import type { TextSpans } from '../textSpans.ts';
import { isNameStart, nameEnd, skipTrivia } from './characters.ts';
import { readCall, readImportDeclaration, readImportPhase, readReexport } from './clauses.ts';
import { Context, Frame } from './context.ts';
import type { EcmascriptDialect } from './dialect.ts';
import { ImportWords } from './importWords.ts';
import { opensElement, skipJsx } from './jsx.ts';
import { regularExpressionEnd, templateCharactersEnd } from './literals.ts';
import { type Reading, readOperator } from './operators.ts';
import { Previous } from './previous.ts';
import { opensTypeParameters, typeArgumentsEnd } from './typeArguments.ts';
import { recoverImport, recoverReexport } from './unfinished.ts';
import { Word, wordAt } from './words.ts';

/** Where the outermost JSX element began, and what to return to if it never ends. */
interface JsxRoot {
  at: number;
  depth: number;
  imports: number;
}

/**
 * Walks over the tokens of a text once and collects its imports. Each method that reads a token is given its index
 * and returns the index at which to go on; `previous` says what the token was.
 */
export class Scanner implements Reading {
  readonly text: string;
  readonly context: Context;
  previous = Previous.boundary;
  readonly #imports: Import[];
  readonly #words: ImportWords;
  readonly #typescript: boolean;
  readonly #jsx: boolean;
  /** Collects what is no code, where somebody wants that: the whole text is then read. */
  readonly #spans: TextSpans | undefined;
  #jsxRoot: JsxRoot | undefined;
  // Before these indices a search has already failed and is not repeated: no text costs quadratic time.
  #noRegularExpressionBefore = 0;
  #noTypeArgumentsBefore = 0;
  #noJsxBefore = 0;
  /** The parenthesis of a `require<T>(…)`, whose type arguments are read first. */
  #genericRequireAt = -1;

  constructor(text: string, dialect: EcmascriptDialect, imports: Import[], spans?: TextSpans) {
    this.text = text;
    this.#words = new ImportWords(text);
    this.#imports = imports;
    this.#spans = spans;
    this.#typescript = dialect.typescript;
    this.#jsx = dialect.jsx;
    this.context = new Context(dialect.typescript);
  }

  /** Adds the imports from `start` to the end of the text. */
  scan(start: number): void {
    const { length } = this.text;
    this.#scanTokens(start, start);
    if (this.#jsxRoot !== undefined) this.#scanTokens(this.#abandonJsx(this.#jsxRoot, length), length);
  }

  // The loop is kept short, and the rest in methods of their own, for the sake of the first thousand files: a large
  // function is compiled late and thrown away again with each branch that had not been seen before.
  #scanTokens(start: number, wantedUpTo: number): void {
    const { text, context } = this;
    const { length } = text;
    let wanted = wantedUpTo;
    for (let index = start; index < length; ) {
      if (index >= wanted) {
        wanted = this.#wantedUpTo(index);
        if (wanted < 0) return;
      }
      const code = text.charCodeAt(index);
      if (code <= 32) index++;
      else if (isNameStart(code)) {
        const end = nameEnd(text, index + 1);
        const word = wordAt(text, index, end);
        if (word === Word.name) {
          this.previous = context.operand(this.previous);
          index = end;
        } else index = this.#keyword(word, end);
      } else index = this.#punctuation(code, index);
    }
  }

  /** Index before which scanning cannot end, or -1 where there is nothing more to find. */
  #wantedUpTo(index: number): number {
    if (this.#spans !== undefined) return this.text.length;
    const next = Math.max(this.#words.next(index), this.#genericRequireAt);
    if (next >= index) return next + 1;
    // What looks like an element may yet turn out to be none, and then the imports in it are read again.
    return this.#jsxRoot === undefined ? -1 : this.text.length;
  }

  /** A word with a meaning that ends at `end`. */
  #keyword(word: Word, end: number): number {
    const { text, context, previous } = this;
    if (previous === Previous.dot) return this.#property(word, end);
    switch (word) {
      case Word.import:
        if (previous >= Previous.operand) context.endType();
        return this.#readImport(end);
      case Word.export: {
        context.endType();
        this.previous = Previous.boundary;
        let after = readReexport(text, end, this.#imports);
        if (after < 0) after = recoverReexport(text, end, this.#imports);
        if (after < 0) return end;
        context.semicolon();
        return after;
      }
      case Word.require:
        if (previous !== Previous.new) this.#readRequire(end);
        this.previous = context.operand(previous);
        return end;
      default:
        this.previous = context.word(word, previous, isNameStart(text.charCodeAt(skipTrivia(text, end))));
        return end;
    }
  }

  /** A property named like a keyword; or, where one is still to be typed, the declaration on the next line. */
  #property(word: Word, end: number): number {
    let after = -1;
    if (word === Word.import) after = readImportDeclaration(this.text, end, this.#imports);
    else if (word === Word.export) after = readReexport(this.text, end, this.#imports);
    this.previous = after < 0 ? Previous.operand : this.context.semicolon();
    return after < 0 ? end : after;
  }

  /** A token that is no name: what opens, closes and separates is here, all else in `operators.ts`. */
  #punctuation(code: number, at: number): number {
    const { text, context, previous } = this;
    switch (code) {
      case Char.quote:
      case Char.doubleQuote: {
        this.previous = context.operand(previous);
        const end = stringEnd(text, at);
        this.#spans?.add('string', at, end < 0 ? ~end : end);
        return end < 0 ? ~end : end;
      }
      case Char.backtick:
        context.operand(previous);
        return this.#skipTemplate(at, at + 1);
      case Char.slash:
        return this.#slash(at);
      case Char.openParen:
        if (at === this.#genericRequireAt) readCall(text, at, 'require', this.#imports);
        this.previous = context.openParen(previous);
        return at + 1;
      case Char.closeParen:
      case Char.closeBracket:
        this.previous = context.closeGroup(code === Char.closeParen, previous);
        return this.#afterClosing(at + 1);
      case Char.openBracket:
        this.previous = context.openBracket(previous);
        return at + 1;
      case Char.openBrace:
        this.previous = context.openBrace(previous);
        return at + 1;
      case Char.closeBrace:
        return this.#closeBrace(at);
      case Char.semicolon:
        this.previous = context.semicolon();
        return this.#afterClosing(at + 1);
      case Char.comma:
        this.previous = context.comma();
        return at + 1;
      case Char.colon:
        this.previous = context.colon(previous);
        return at + 1;
      case Char.less:
        return this.#less(at);
      case Char.greater:
        this.previous = context.closeAngle();
        return context.frame === Frame.jsxTag ? this.#skipJsx(at + 1) : at + 1;
      default:
        return readOperator(code, at, this);
    }
  }

  #slash(at: number): number {
    const { text, previous } = this;
    const next = text.charCodeAt(at + 1);
    if (next === Char.slash) {
      const end = lineEnd(text, at + 2);
      this.#spans?.add('lineComment', at, end);
      return end;
    }
    if (next === Char.asterisk) {
      const end = blockCommentEnd(text, at);
      this.#spans?.add('blockComment', at, end);
      return end;
    }
    if (previous < Previous.dot && at >= this.#noRegularExpressionBefore) {
      const end = regularExpressionEnd(text, at);
      if (end >= 0) {
        this.#spans?.add('regularExpression', at, end);
        this.previous = Previous.operand;
        return end;
      }
      this.#noRegularExpressionBefore = ~end;
    }
    this.previous = this.context.operator();
    return at + 1;
  }

  #less(at: number): number {
    const { context, previous } = this;
    if (this.#opensAngle(at)) {
      this.previous = context.openAngle(previous);
      return at + 1;
    }
    if (this.#jsx && at >= this.#noJsxBefore && previous < Previous.new && opensElement(this.text, at + 1)) {
      this.#jsxRoot ??= { at, depth: context.depth, imports: this.#imports.length };
      context.push(Frame.jsxTag);
      return this.#skipJsx(at + 1);
    }
    this.previous = context.operator();
    // The second half of a shift opens nothing either.
    return this.text.charCodeAt(at + 1) === Char.less ? at + 2 : at + 1;
  }

  /** Whether the `<` at `at` opens type arguments or parameters, or a cast. */
  #opensAngle(at: number): boolean {
    const { previous } = this;
    if (!this.#typescript) return false;
    const next = this.text.charCodeAt(at + 1);
    if (this.context.readsType) return previous < Previous.operand || next !== Char.equals;
    if (previous < Previous.dot) {
      if (!this.#jsx) return true;
      return previous === Previous.new || opensTypeParameters(this.text, at);
    }
    if (next === Char.less || next === Char.equals) return false;
    if (previous !== Previous.operand && previous !== Previous.closeParen) return false;
    return this.context.headOfDeclaration || this.#typeArgumentsEnd(at) >= 0;
  }

  #typeArgumentsEnd(at: number): number {
    if (at < this.#noTypeArgumentsBefore) return -1;
    const end = typeArgumentsEnd(this.text, at);
    if (end < 0) this.#noTypeArgumentsBefore = ~end;
    return end;
  }

  #closeBrace(at: number): number {
    const closed = this.context.closeBrace();
    if (closed === Frame.jsxTag && this.#jsxRoot !== undefined)
      return this.#abandonJsx(this.#jsxRoot, at + 1);
    if (closed === Frame.template || closed === Frame.typeTemplate) return this.#skipTemplate(at, at + 1);
    if (closed === Frame.jsxCode) return this.#skipJsx(at + 1);
    this.previous = this.context.afterBrace(closed);
    return at + 1;
  }

  /**
   * Goes on in a template whose piece begins with the character at `start`; stops behind it, or in the code of a `${`
   * which is then open.
   */
  #skipTemplate(start: number, at: number): number {
    const end = templateCharactersEnd(this.text, at);
    this.#spans?.add('template', start, end);
    this.previous = Previous.operand;
    if (this.text.charCodeAt(end - 1) === Char.openBrace) {
      this.context.push(this.context.readsType ? Frame.typeTemplate : Frame.template);
      this.previous = Previous.operator;
    }
    return end;
  }

  /** Goes on in JSX; stops behind the outermost element, or in code within it which is then open. */
  #skipJsx(at: number): number {
    const { context } = this;
    const jsxRoot = this.#jsxRoot;
    const end = skipJsx(this.text, at, context);
    this.#spans?.add('markup', at, end < 0 ? ~end : end);
    if (jsxRoot !== undefined && end < 0) return this.#abandonJsx(jsxRoot, ~end);
    if (jsxRoot !== undefined && context.depth <= jsxRoot.depth) this.#jsxRoot = undefined;
    const inCode = context.frame === Frame.jsxCode || context.frame === Frame.typeArguments;
    this.previous = inCode ? Previous.operator : Previous.operand;
    return end;
  }

  /**
   * Gives up on an element that has turned out at `until` to be none, or to be never closed: it would hide what stands
   * behind it. All up to there is read again from its `<` on, which then is an operator.
   */
  #abandonJsx({ at, depth, imports }: JsxRoot, until: number): number {
    this.#jsxRoot = undefined;
    this.#noJsxBefore = until;
    this.#spans?.dropFrom(at);
    this.#imports.length = imports;
    this.context.popTo(depth);
    this.previous = Previous.operator;
    return at + 1;
  }

  /** Where to go on behind a bracket or semicolon that may have cut off the type arguments of a JSX tag. */
  #afterClosing(index: number): number {
    const cutOff = this.context.frame === Frame.jsxTag && this.#jsxRoot !== undefined;
    return cutOff ? this.#abandonJsx(this.#jsxRoot!, index) : index;
  }

  /** What follows the word `import`, which ends at `at`. */
  #readImport(at: number): number {
    const { text } = this;
    const imports = this.#imports;
    const next = skipTrivia(text, at);
    const code = text.charCodeAt(next);
    if (code === Char.openParen && this.context.readsType) {
      const end = readCall(text, next, 'type', imports);
      this.previous = end < 0 ? Previous.operator : Previous.operand;
      return end < 0 ? next : end;
    }
    this.previous = Previous.operand;
    if (code === Char.openParen) {
      readCall(text, next, 'dynamic', imports);
      return next;
    }
    if (code === Char.dot) return readImportPhase(text, next + 1, imports);
    let end = readImportDeclaration(text, at, imports);
    if (end < 0) end = recoverImport(text, at, imports);
    if (end < 0) return at;
    this.previous = this.context.semicolon();
    return end;
  }

  /** What follows the word `require`, which ends at `at`. */
  #readRequire(at: number): void {
    const { text } = this;
    let next = skipTrivia(text, at);
    if (text.startsWith('?.', next)) next = skipTrivia(text, next + 2);
    const code = text.charCodeAt(next);
    if (code === Char.openParen) readCall(text, next, 'require', this.#imports);
    else if (code === Char.less && this.#typescript) {
      const end = this.#typeArgumentsEnd(next);
      this.#genericRequireAt = end < 0 ? -1 : skipTrivia(text, end);
    }
  }
}
