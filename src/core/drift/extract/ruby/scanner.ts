import { Kind } from '../characterKinds.ts';
import { Char, lineFeed } from '../characters.ts';
import type { Import } from '../import.ts';
import { isNamePart, nameEnd } from '../names.ts';
import type { TextSpans } from '../textSpans.ts';
import { isLoader, readCall, readLoadPath } from './calls.ts';
import { kindOf, skipBlanks } from './characters.ts';
import { type Heredoc, Heredocs } from './heredocs.ts';
import { type Literal, literal, percentLiteral } from './literals.ts';
import { isValue, opensValue } from './words.ts';

/** What stands before a character: tells a division from a regular expression, and the like. */
enum Before {
  /** An operator, a bracket, a line's beginning: a value begins. */
  operator,
  /** A dot: what follows is a method's name. */
  dot,
  /** A name without a dot, which may be a method that takes what follows as its argument. */
  name,
  /** The end of a value. */
  value,
}

/** One pass over the characters of a Ruby file up to `until`: skips what is no code, and reads calls that load files. */
export class Scanner {
  /** Folders that the file adds to the load path, as they are written. */
  readonly loadPath: string[] = [];
  #before = Before.operator;
  /** Whether blanks stand between what was before and the present character. */
  #spaced = true;
  /** The receiver of the dot that was read last. */
  #receiver = '';
  /** For each brace that is open: the literal that it interrupts, if any. */
  readonly #braces: (Literal | undefined)[] = [];
  /** Heredocs that begin on this line. */
  #waiting: Heredoc[] = [];
  readonly #heredocs: Heredocs;

  readonly #text: string;
  readonly #imports: Import[];
  readonly #spans: TextSpans | undefined;

  constructor(text: string, imports: Import[], spans?: TextSpans) {
    this.#text = text;
    this.#imports = imports;
    this.#spans = spans;
    this.#heredocs = new Heredocs(text);
  }

  scan(until: number): void {
    const text = this.#text;
    let at = text.charCodeAt(0) === Char.byteOrderMark ? 1 : 0;
    at = this.#lineStart(at);
    while (at < until) {
      const code = text.charCodeAt(at);
      const kind = kindOf(code);
      if (kind === Kind.space) {
        this.#spaced = true;
        at++;
        continue;
      }
      if (kind === Kind.letter) at = this.#word(at);
      else if (kind === Kind.digit) at = this.#after(Before.value, nameEnd(text, at));
      else at = this.#mark(at, code);
      this.#spaced = false;
    }
  }

  #after(before: Before, at: number): number {
    this.#before = before;
    return at;
  }

  #mark(at: number, code: number): number {
    const text = this.#text;
    const next = text.charCodeAt(at + 1);
    switch (code) {
      case Char.lineFeed:
        return this.#lineBreak(at);
      case Char.hash: {
        const end = lineFeed(text, at);
        this.#spans?.add('lineComment', at, end);
        return end;
      }
      case Char.quote:
        return this.#begin(at, at + 1, literal(code, false, 'string'));
      case Char.doubleQuote:
        return this.#begin(at, at + 1, literal(code, true, 'string'));
      case Char.backtick:
        if (this.#before === Before.dot) return this.#after(Before.name, at + 1);
        return this.#begin(at, at + 1, literal(code, true, 'string'));
      case Char.slash:
        return this.#slash(at);
      case Char.percent:
        return this.#percent(at);
      case Char.less:
        return next === Char.less ? this.#shift(at) : this.#after(Before.operator, at + 1);
      case Char.question:
        return this.#question(at);
      case Char.colon:
        return this.#colon(at, next);
      case Char.dot:
        return next === Char.dot ? this.#after(Before.operator, at + 2) : this.#after(Before.dot, at + 1);
      case Char.dollar:
        return this.#global(at);
      case Char.at:
        return this.#after(Before.value, nameEnd(text, next === Char.at ? at + 2 : at + 1));
      case Char.backslash:
        // The line goes on; otherwise there is nothing to escape in code.
        return next === Char.lineFeed ? at + 2 : at + 1;
      case Char.openBrace:
        this.#braces.push(undefined);
        return this.#after(Before.operator, at + 1);
      case Char.closeBrace: {
        const interrupted = this.#braces.pop();
        if (interrupted !== undefined) return this.#goOn(at, at + 1, interrupted, true);
        return this.#after(Before.value, at + 1);
      }
      case Char.closeParen:
      case Char.closeBracket:
        return this.#after(Before.value, at + 1);
      default:
        return this.#operator(at, code);
    }
  }

  /** An operator, or behind a dot the method that is called like it. */
  #operator(at: number, code: number): number {
    if (this.#before === Before.dot && code !== Char.openParen) return this.#after(Before.name, at + 1);
    return this.#after(Before.operator, at + 1);
  }

  #lineBreak(at: number): number {
    let next = at + 1;
    this.#before = Before.operator;
    const waiting = this.#waiting;
    if (waiting.length > 0) {
      this.#waiting = [];
      for (const heredoc of waiting) next = this.#heredocText(heredoc, next);
    }
    return this.#lineStart(next);
  }

  /** `=begin` and `__END__` count only at the very beginning of a line. */
  #lineStart(at: number): number {
    const text = this.#text;
    const code = text.charCodeAt(at);
    if (code === Char.equals && text.startsWith('=begin', at) && !isNamePart(text.charCodeAt(at + 6))) {
      let end = text.indexOf('\n=end', at);
      while (end >= 0 && isNamePart(text.charCodeAt(end + 5))) end = text.indexOf('\n=end', end + 5);
      const next = end < 0 ? text.length : lineFeed(text, end + 1);
      this.#spans?.add('blockComment', at, next);
      return next;
    }
    if (
      code === Char.underscore &&
      text.startsWith('__END__', at) &&
      text.slice(at + 7, lineFeed(text, at)).trim() === ''
    ) {
      this.#spans?.add('blockComment', at, text.length);
      return text.length;
    }
    return at;
  }

  #heredocText(heredoc: Heredoc, at: number): number {
    const text = this.#text;
    const last = this.#heredocs.lastLine(heredoc, at);
    const end = last < 0 ? text.length : lineFeed(text, last);
    if (heredoc.interpolates && this.#spans !== undefined) addPieces(text, at, end, this.#spans);
    else this.#spans?.add('string', at, end);
    return last < 0 ? end : end + 1;
  }

  /** Begins a literal: its delimiter stands before `at`. */
  #begin(start: number, at: number, found: Literal): number {
    return this.#goOn(start, at, found, false);
  }

  /** Goes on in a literal; stops behind its end, or in the code of a `#{`, which is then open. */
  #goOn(start: number, at: number, found: Literal, interrupted: boolean): number {
    const text = this.#text;
    const { open, close, interpolates, kind } = found;
    const piece = kind === 'string' ? 'template' : kind;
    for (let index = at; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === Char.backslash) index++;
      else if (code === close) {
        if (found.depth-- > 0) continue;
        const end = kind === 'regularExpression' ? nameEnd(text, index + 1) : index + 1;
        this.#spans?.add(interrupted ? piece : kind, start, end);
        return this.#after(Before.value, this.#label(end, close));
      } else if (code === open) found.depth++;
      else if (interpolates && code === Char.hash && text.charCodeAt(index + 1) === Char.openBrace) {
        this.#spans?.add(piece, start, index + 2);
        this.#braces.push(found);
        return this.#after(Before.operator, index + 2);
      }
    }
    this.#spans?.add(interrupted ? piece : kind, start, text.length);
    return text.length;
  }

  /** `"name": value` in a hash: a value follows. */
  #label(end: number, close: number): number {
    const quoted = close === Char.doubleQuote || close === Char.quote;
    const isLabel =
      quoted && this.#text.charCodeAt(end) === Char.colon && this.#text.charCodeAt(end + 1) === Char.space;
    return isLabel ? end + 1 : end;
  }

  /** Whether a character that may begin a value or be an operator begins a value here. */
  #beginsValue(at: number): boolean {
    if (this.#before === Before.operator) return true;
    const next = this.#text.charCodeAt(at + 1);
    return (
      this.#before === Before.name &&
      this.#spaced &&
      kindOf(next) !== Kind.space &&
      next !== Char.lineFeed &&
      next !== Char.equals
    );
  }

  #slash(at: number): number {
    const sure = this.#before === Before.operator;
    return sure || (this.#beginsValue(at) && closesOnLine(this.#text, at))
      ? this.#begin(at, at + 1, literal(Char.slash, true, 'regularExpression'))
      : this.#operator(at, Char.slash);
  }

  #percent(at: number): number {
    const found = this.#beginsValue(at) ? percentLiteral(this.#text, at) : undefined;
    return found === undefined ? this.#operator(at, Char.percent) : this.#begin(at, found.next, found.found);
  }

  #shift(at: number): number {
    const may = this.#before === Before.operator || (this.#before === Before.name && this.#spaced);
    const heredoc = may ? this.#heredocs.at(at) : undefined;
    if (heredoc === undefined) {
      this.#operator(at, Char.less);
      return at + 2;
    }
    this.#spans?.add('string', at, heredoc.end);
    this.#waiting.push(heredoc);
    return this.#after(Before.value, heredoc.end);
  }

  /** A `?`: either a character such as `?a`, or the operator. */
  #question(at: number): number {
    const next = this.#text.charCodeAt(at + 1);
    const blank = kindOf(next) === Kind.space || next === Char.lineFeed;
    if (blank || !this.#beginsValue(at)) return this.#after(Before.operator, at + 1);
    const end = next === Char.backslash ? at + 3 : at + 2;
    if (isNamePart(this.#text.charCodeAt(end)) && next !== Char.backslash)
      return this.#after(Before.operator, at + 1);
    this.#spans?.add('string', at, end);
    return this.#after(Before.value, end);
  }

  #colon(at: number, next: number): number {
    const text = this.#text;
    if (next === Char.colon) return this.#after(Before.dot, at + 2);
    if (next === Char.doubleQuote || next === Char.quote) {
      return this.#begin(at, at + 2, literal(next, next === Char.doubleQuote, 'string'));
    }
    const kind = kindOf(next);
    if (kind === Kind.letter) {
      const end = nameEnd(text, at + 1);
      const suffix = text.charCodeAt(end);
      const suffixed = suffix === Char.question || suffix === Char.exclamation;
      return this.#after(Before.value, suffixed ? end + 1 : end);
    }
    if (kind === Kind.mark && this.#before !== Before.value) {
      const end = operatorEnd(text, at + 1);
      if (end > at + 1) return this.#after(Before.value, end);
    }
    return this.#after(Before.operator, at + 1);
  }

  #global(at: number): number {
    const text = this.#text;
    const end = nameEnd(text, at + 1);
    // `$:` and `$"` are names of one character.
    const next = end > at + 1 ? end : text.charCodeAt(end) === Char.minus ? at + 3 : at + 2;
    const name = text.slice(at, next);
    if (name === '$LOAD_PATH' || name === '$:') {
      const folder = readLoadPath(text, next);
      if (folder !== undefined) this.loadPath.push(folder);
    }
    return this.#after(Before.value, next);
  }

  #word(at: number): number {
    const text = this.#text;
    let end = nameEnd(text, at);
    const suffix = text.charCodeAt(end);
    const afterSuffix = text.charCodeAt(end + 1);
    if ((suffix === Char.question || suffix === Char.exclamation) && afterSuffix !== Char.equals) end++;
    const before = this.#before;
    const colon = text.charCodeAt(end) === Char.colon && text.charCodeAt(end + 1) !== Char.colon;
    if (colon && before !== Before.dot) return this.#after(Before.operator, end + 1);
    const name = end - at > 16 ? '' : text.slice(at, end);
    if (before === Before.dot) {
      this.#before = Before.name;
      const loads = name === 'autoload' || (this.#receiver === 'Kernel' && isLoader(name));
      if (loads) readCall(text, name, end, this.#imports);
      this.#receiver = name;
      return end;
    }
    this.#receiver = name;
    if (name === 'def') return this.#definition(end);
    if (isLoader(name)) {
      readCall(text, name, end, this.#imports);
      // What others call `load` may well take a text of several lines.
      const open = name.startsWith('require') ? openPathEnd(text, end) : -1;
      if (open >= 0) return this.#after(Before.value, open);
    }
    // What begins with a capital is a constant, and no constant takes an argument.
    const constant = text.charCodeAt(at) < 91;
    this.#before = opensValue(name)
      ? Before.operator
      : constant || isValue(name)
        ? Before.value
        : Before.name;
    return end;
  }

  /** The name behind `def`, which may be an operator or a word that means something elsewhere. */
  #definition(at: number): number {
    const text = this.#text;
    let index = skipBlanks(text, at);
    for (;;) {
      const end = nameEnd(text, index);
      if (end > index && text.charCodeAt(end) === Char.dot) {
        index = end + 1;
        continue;
      }
      const next = end > index ? end : operatorEnd(text, index);
      const suffix = text.charCodeAt(next);
      const setter =
        suffix === Char.equals &&
        text.charCodeAt(next - 1) !== Char.space &&
        text.charCodeAt(next + 1) === Char.openParen;
      const suffixed = suffix === Char.question || suffix === Char.exclamation || setter;
      return this.#after(Before.value, suffixed && end > index ? next + 1 : next);
    }
  }
}

/**
 * Index of the end of the line, where a path behind `require` is not closed on it: it is being typed, and would swallow
 * the calls below. No file that is loaded has a line break in its name. -1 for a path that is closed, and for none.
 */
function openPathEnd(text: string, at: number): number {
  const open = skipBlanks(text, at);
  const quote = text.charCodeAt(open) === Char.openParen ? skipBlanks(text, open + 1) : open;
  const code = text.charCodeAt(quote);
  if (code !== Char.quote && code !== Char.doubleQuote) return -1;
  const close = text.indexOf(String.fromCharCode(code), quote + 1);
  const lineEnd = lineFeed(text, quote);
  return close < 0 || close > lineEnd ? lineEnd : -1;
}

/** Behind a name a `/` may divide after all: a regular expression would be closed on its line. */
function closesOnLine(text: string, at: number): boolean {
  for (let index = at + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === Char.slash) return true;
    if (code === Char.lineFeed) return false;
  }
  return false;
}

const operatorCharacters = '+-*/%<>=~!^&|[]`';

/** Index after the operator at `at` as a method's name. */
function operatorEnd(text: string, at: number): number {
  let index = at;
  while (index < at + 3 && index < text.length && operatorCharacters.includes(text.charAt(index))) index++;
  return index;
}

/** The pieces of a heredoc between its `#{…}`. */
function addPieces(text: string, at: number, end: number, spans: TextSpans): void {
  let piece = at;
  for (let index = at; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code === Char.backslash) index++;
    else if (code === Char.hash && text.charCodeAt(index + 1) === Char.openBrace) {
      const close = braceEnd(text, index + 2, end);
      if (close < 0) break;
      spans.add('template', piece, index + 2);
      piece = close;
      index = close;
    }
  }
  spans.add('template', piece, end);
}

/** Index of the brace that closes the code which begins at `at`, or -1. */
function braceEnd(text: string, at: number, end: number): number {
  let depth = 0;
  for (let index = at; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code === Char.openBrace) depth++;
    else if (code === Char.closeBrace && depth-- === 0) return index;
  }
  return -1;
}
