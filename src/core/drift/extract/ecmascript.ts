import {
  blockCommentEnd,
  Char,
  isNameStart,
  isSpace,
  lineEnd,
  nameEnd,
  skipTrivia,
} from './ecmascript/characters.ts';
import { readCall, readImportDeclaration, readReexport } from './ecmascript/clauses.ts';
import { Context, Frame, Previous } from './ecmascript/context.ts';
import { opensElement, skipJsx } from './ecmascript/jsx.ts';
import { regularExpressionEnd, stringEnd, templateCharactersEnd } from './ecmascript/literals.ts';
import { readReferences } from './ecmascript/references.ts';
import { opensTypeParameters, typeArgumentsEnd } from './ecmascript/typeArguments.ts';
import { Word, wordAt } from './ecmascript/words.ts';
import type { Import } from './import.ts';

/** What a file's name says about its language. */
export interface EcmascriptDialect {
  /** `.tsx`, `.jsx`, and all JavaScript: `<` may open an element. */
  jsx: boolean;
  /** `.ts`, `.mts`, `.cts`, `.tsx`: types, and with them `import()` types. */
  typescript: boolean;
}

/**
 * The imports of a JavaScript or TypeScript file. Not a parser: one pass over the characters that skips what is not
 * code and reads the few import and export forms, so that half-typed code loses nothing else.
 */
export function scanEcmascript(text: string, dialect: EcmascriptDialect): Import[] {
  return new Scanner(text, dialect).scan();
}

/** Where the outermost JSX element began, and what to return to if it never ends. */
interface JsxRoot {
  at: number;
  depth: number;
  imports: number;
}

class Scanner {
  private readonly imports: Import[] = [];
  private readonly context: Context;
  private readonly text: string;
  private readonly typescript: boolean;
  private readonly jsxFile: boolean;
  private jsx: boolean;
  private jsxRoot: JsxRoot | undefined;
  /** Before these indices a search has already failed and is not repeated: no text costs quadratic time. */
  private noRegularExpressionBefore = 0;
  private noTypeArgumentsBefore = 0;
  private genericRequireAt = -1;
  private after = Previous.boundary;

  constructor(text: string, dialect: EcmascriptDialect) {
    this.text = text;
    this.typescript = dialect.typescript;
    this.jsxFile = dialect.jsx;
    this.jsx = dialect.jsx;
    this.context = new Context(dialect.typescript);
  }

  scan(): Import[] {
    const { text } = this;
    let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    if (text.startsWith('#!', start)) start = lineEnd(text, start);
    readReferences(text, start, this.imports);
    this.scanCode(start);
    // An element that is never closed would hide the rest of the file: read that again, `<` as an operator.
    if (this.jsxRoot !== undefined) {
      const { at, depth, imports } = this.jsxRoot;
      this.jsxRoot = undefined;
      this.jsx = false;
      this.imports.length = imports;
      this.context.popTo(depth);
      this.scanCode(at + 1);
    }
    return this.imports;
  }

  private scanCode(start: number): void {
    const { text, context } = this;
    let previous = Previous.boundary;
    for (let index = start; index < text.length; ) {
      const code = text.charCodeAt(index);
      switch (code) {
        case 9:
        case Char.lineFeed:
        case Char.carriageReturn:
        case 32:
          index++;
          break;
        case Char.quote:
        case Char.doubleQuote: {
          const end = stringEnd(text, index);
          index = end < 0 ? ~end : end;
          previous = context.operand(previous);
          break;
        }
        case Char.backtick:
          context.operand(previous);
          index = this.skipTemplate(index + 1);
          previous = text.charCodeAt(index - 1) === Char.openBrace ? Previous.operator : Previous.operand;
          break;
        case Char.slash: {
          const next = text.charCodeAt(index + 1);
          if (next === Char.slash) index = lineEnd(text, index + 2);
          else if (next === Char.asterisk) index = blockCommentEnd(text, index);
          else {
            const end: number = previous < Previous.dot ? this.regularExpressionEnd(index) : -1;
            previous = end < 0 ? context.operator() : context.operand(previous);
            index = end < 0 ? index + 1 : end;
          }
          break;
        }
        case Char.openParen:
          if (index === this.genericRequireAt) readCall(text, index, 'require', this.imports);
          previous = context.openParen(previous);
          index++;
          break;
        case Char.closeParen:
        case Char.closeBracket:
          previous = context.closeGroup(code === Char.closeParen, previous);
          index++;
          break;
        case Char.openBracket:
          previous = context.openBracket(previous);
          index++;
          break;
        case Char.openBrace:
          previous = context.openBrace(previous);
          index++;
          break;
        case Char.closeBrace: {
          const closed = context.closeBrace();
          index++;
          if (closed === Frame.template || closed === Frame.typeTemplate) {
            index = this.skipTemplate(index);
            previous = text.charCodeAt(index - 1) === Char.openBrace ? Previous.operator : Previous.operand;
          } else if (closed === Frame.jsxCode) {
            index = this.skipJsx(index);
            previous = this.afterJsx();
          } else previous = context.afterBrace(closed);
          break;
        }
        case Char.semicolon:
          previous = context.semicolon();
          index++;
          break;
        case Char.comma:
          previous = context.comma();
          index++;
          break;
        case Char.colon:
          previous = context.colon(previous);
          index++;
          break;
        case Char.dot:
          if (text.charCodeAt(index + 1) === Char.dot) {
            previous = Previous.operator;
            index += 3;
          } else {
            previous = Previous.dot;
            index++;
          }
          break;
        case Char.equals: {
          const next = text.charCodeAt(index + 1);
          if (next === Char.greater) {
            previous = context.arrow(previous);
            index += 2;
          } else if (next === Char.equals) {
            previous = context.operator();
            index += text.charCodeAt(index + 2) === Char.equals ? 3 : 2;
          } else {
            previous = context.equals();
            index++;
          }
          break;
        }
        case Char.question: {
          const next = text.charCodeAt(index + 1);
          if (next === Char.dot && !isDigit(text.charCodeAt(index + 2))) {
            previous = Previous.dot;
            index += 2;
          } else if (next === Char.question) {
            previous = context.operator();
            index += 2;
          } else {
            index++;
            const marker = endsOptional(text.charCodeAt(skipTrivia(text, index)));
            previous = context.question(previous, marker, next === Char.openParen || next === Char.less);
          }
          break;
        }
        case Char.less:
          if (this.opensAngle(index, previous)) {
            previous = context.openAngle(previous);
            index++;
          } else if (this.jsx && previous < Previous.new && opensElement(text, index + 1)) {
            this.jsxRoot ??= { at: index, depth: context.depth, imports: this.imports.length };
            context.push(Frame.jsxTag);
            index = this.skipJsx(index + 1);
            previous = this.afterJsx();
          } else {
            previous = context.operator();
            // The second half of a shift opens nothing either.
            index += text.charCodeAt(index + 1) === Char.less ? 2 : 1;
          }
          break;
        case Char.greater:
          previous = context.closeAngle();
          index++;
          if (context.frame === Frame.jsxTag) {
            index = this.skipJsx(index);
            previous = this.afterJsx();
          }
          break;
        case Char.ampersand:
        case Char.bar:
          if (text.charCodeAt(index + 1) === code) {
            previous = context.operator();
            index += 2;
          } else {
            previous = context.typeOperator();
            index++;
          }
          break;
        case Char.plus:
        case Char.minus:
          if (text.charCodeAt(index + 1) === code) {
            if (previous < Previous.operand) previous = Previous.operator;
            index += 2;
          } else {
            // A type has `-` only before a number.
            previous = previous < Previous.operand ? Previous.operator : context.operator();
            index++;
          }
          break;
        case Char.exclamation:
          // TypeScript's `value!` leaves a value, on the same line as the value stands.
          if (!this.typescript || previous < Previous.operand || isSpace(text.charCodeAt(index - 1))) {
            previous = context.operator();
          }
          index++;
          break;
        case Char.at:
          context.operand(previous);
          previous = Previous.operator;
          index++;
          break;
        default:
          if (isNameStart(code)) {
            const end = nameEnd(text, index + 1);
            const word = previous === Previous.dot ? Word.name : wordAt(text, index, end);
            if (word === Word.name) {
              previous = context.operand(previous);
              index = end;
            } else if (word === Word.import) {
              if (previous >= Previous.operand) context.endType();
              index = this.readImport(end);
              previous = this.after;
            } else if (word === Word.export) {
              context.endType();
              previous = Previous.boundary;
              const after = readReexport(text, end, this.imports);
              if (after >= 0) context.semicolon();
              index = after < 0 ? end : after;
            } else if (word === Word.require) {
              if (previous !== Previous.new) this.readRequire(end);
              previous = context.operand(previous);
              index = end;
            } else {
              previous = context.word(word, previous, isNameStart(text.charCodeAt(skipTrivia(text, end))));
              index = end;
            }
          } else if (isDigit(code)) {
            previous = context.operand(previous);
            index = nameEnd(text, index + 1);
          } else {
            if (!isSpace(code)) previous = context.operator();
            index++;
          }
      }
    }
  }

  private regularExpressionEnd(at: number): number {
    if (at < this.noRegularExpressionBefore) return -1;
    const end = regularExpressionEnd(this.text, at);
    if (end < 0) this.noRegularExpressionBefore = ~end;
    return end;
  }

  /** Goes on in a template; stops behind it, or in the code of a `${` which is then open. */
  private skipTemplate(at: number): number {
    const end = templateCharactersEnd(this.text, at);
    if (this.text.charCodeAt(end - 1) === Char.openBrace) {
      this.context.push(this.context.readsType ? Frame.typeTemplate : Frame.template);
    }
    return end;
  }

  private skipJsx(at: number): number {
    const end = skipJsx(this.text, at, this.context);
    if (this.jsxRoot !== undefined && this.context.depth <= this.jsxRoot.depth) this.jsxRoot = undefined;
    return end;
  }

  private afterJsx(): Previous {
    const { frame } = this.context;
    return frame === Frame.jsxCode || frame === Frame.typeArguments ? Previous.operator : Previous.operand;
  }

  /** Whether the `<` at `at` opens type arguments or parameters, or a cast. */
  private opensAngle(at: number, previous: Previous): boolean {
    const { text, context } = this;
    if (!this.typescript) return false;
    const next = text.charCodeAt(at + 1);
    if (context.readsType) return previous < Previous.operand || next !== Char.equals;
    if (previous < Previous.dot) {
      if (!this.jsxFile) return true;
      return previous === Previous.new || (this.jsx && opensTypeParameters(text, at));
    }
    if (next === Char.less || next === Char.equals) return false;
    if (previous !== Previous.operand && previous !== Previous.closeParen) return false;
    if (context.headOfDeclaration) return true;
    if (at < this.noTypeArgumentsBefore) return false;
    const end = typeArgumentsEnd(text, at);
    if (end < 0) this.noTypeArgumentsBefore = ~end;
    return end >= 0;
  }

  /** Reads what follows the word `import`, which ends at `at`; leaves in `after` what the last token then was. */
  private readImport(at: number): number {
    const { text, context, imports } = this;
    const next = skipTrivia(text, at);
    switch (text.charCodeAt(next)) {
      case Char.openParen: {
        const inType = context.readsType;
        const end = readCall(text, next, inType ? 'type' : 'dynamic', imports);
        if (end < 0) this.after = inType ? Previous.operator : Previous.operand;
        else this.after = inType ? Previous.operand : Previous.closeParen;
        return end < 0 ? next : end;
      }
      case Char.dot: {
        const phase = skipTrivia(text, next + 1);
        const end = nameEnd(text, phase);
        const name = text.slice(phase, end);
        const open = skipTrivia(text, end);
        if ((name === 'defer' || name === 'source') && text.charCodeAt(open) === Char.openParen) {
          readCall(text, open, 'dynamic', imports);
        }
        this.after = Previous.operand;
        return end;
      }
      default: {
        const end = readImportDeclaration(text, at, imports);
        if (end >= 0) context.semicolon();
        this.after = end < 0 ? Previous.operand : Previous.boundary;
        return end < 0 ? at : end;
      }
    }
  }

  /** Reads what follows the word `require`, which ends at `at`. */
  private readRequire(at: number): void {
    const { text } = this;
    let next = skipTrivia(text, at);
    if (text.startsWith('?.', next)) next = skipTrivia(text, next + 2);
    const code = text.charCodeAt(next);
    if (code === Char.openParen) readCall(text, next, 'require', this.imports);
    else if (code === Char.less && this.typescript && next >= this.noTypeArgumentsBefore) {
      // Imports among the type arguments come first: the call is read when its parenthesis is reached.
      const end = typeArgumentsEnd(text, next);
      this.genericRequireAt = end < 0 ? -1 : skipTrivia(text, end);
    }
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether what follows a `?` says that it marks something optional. */
function endsOptional(code: number): boolean {
  switch (code) {
    case Char.colon:
    case Char.comma:
    case Char.semicolon:
    case Char.equals:
    case Char.closeParen:
    case Char.closeBracket:
    case Char.closeBrace:
      return true;
    default:
      return Number.isNaN(code);
  }
}
