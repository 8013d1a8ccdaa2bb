import { isWordPart, Lexer, Token } from '../braces/lexer.ts';
import { Char, isDigit, isSpace, lineEnd } from '../characters.ts';
import type { TextSpans } from '../textSpans.ts';

/** An interpolated string that is being read. */
interface Interpolated {
  /** `@`: over several lines, without escapes. */
  verbatim: boolean;
  /** How many quotes end a raw string; 0 for another one. */
  quotes: number;
  /** How many braces begin code. */
  dollars: number;
  /** What was open where the code in it began. */
  braces: number;
  nesting: number;
}

const stops = ['{', '}', '"', "'", '/', '@', '$', '#'];

/** The tokens of C#. Code in strings is read as code; the strings' pieces around it are literals. */
export class CsharpLexer extends Lexer {
  /** Strings with code in them that is being read, the outermost first. */
  readonly #strings: Interpolated[] = [];
  /** Parentheses and brackets that are open. */
  #nesting = 0;
  /** Braces that were open at each `#if`: every branch is read, and each begins with the same. */
  readonly #conditions: number[] = [];

  constructor(text: string, spans?: TextSpans, at?: number) {
    super(text, stops, spans, at);
  }

  override get name(): string {
    const { text, start, at } = this;
    return text.slice(text.charCodeAt(start) === Char.at ? start + 1 : start, at);
  }

  protected override read(): number {
    const token = super.read();
    if (this.holes === 0) return token;
    this.#bracket(token);
    const string = this.#strings.at(-1)!;
    return token === Char.colon && this.#beginsFormat(string) ? this.#resume(this.start) : token;
  }

  protected override quote(code: number): number {
    if (code === Char.backtick) return this.single(code);
    return code === Char.quote ? this.plainString() : this.#string(this.at, 0, false);
  }

  protected override mark(code: number): number {
    const { text, at } = this;
    if (code === Char.hash) return this.#directive();
    let index = at;
    while (text.charCodeAt(index) === Char.dollar) index++;
    const dollars = index - at;
    const verbatim = text.charCodeAt(index) === Char.at;
    if (verbatim) index++;
    if (text.charCodeAt(index) === Char.doubleQuote) return this.#string(index, dollars, verbatim);
    if (verbatim && dollars === 0) {
      if (text.charCodeAt(index) === Char.dollar && text.charCodeAt(index + 1) === Char.doubleQuote)
        return this.#string(index + 1, 1, true);
      const first = text.charCodeAt(index);
      if (isWordPart(first) && !isDigit(first)) return this.#markedName(index);
    }
    this.start = at;
    this.at = Math.max(at + 1, at + dollars);
    return code;
  }

  protected override closeBrace(): number {
    return this.#strings.at(-1)?.braces === this.braces ? this.#resume(this.at) : super.closeBrace();
  }

  /** `@class` is a name. */
  #markedName(at: number): number {
    this.start = this.at;
    return this.word(at);
  }

  #bracket(token: number): void {
    if (token === Char.openParen || token === Char.openBracket) this.#nesting++;
    else if (token === Char.closeParen || token === Char.closeBracket) this.#nesting--;
  }

  /** `{value:F2}`: the colon ends the code, unless it stands in brackets or is half of `::`. */
  #beginsFormat({ braces, nesting }: Interpolated): boolean {
    const { text, start } = this;
    if (braces !== this.braces || nesting !== this.#nesting) return false;
    return text.charCodeAt(start - 1) !== Char.colon && text.charCodeAt(start + 1) !== Char.colon;
  }

  /** Goes on with the innermost string behind the code in it. */
  #resume(at: number): number {
    this.at = at;
    const string = this.#strings.pop()!;
    this.holes--;
    this.#nesting = string.nesting;
    return this.#interpolated(string, at + 1);
  }

  #string(quote: number, dollars: number, verbatim: boolean): number {
    const { text } = this;
    let end = quote;
    while (text.charCodeAt(end) === Char.doubleQuote) end++;
    const quotes = verbatim || end - quote < 3 ? 0 : end - quote;
    if (dollars > 0) {
      const string = { verbatim, quotes, dollars, braces: 0, nesting: 0 };
      return this.#interpolated(string, quotes > 0 ? end : quote + 1);
    }
    if (quotes > 0) return this.literal(rawEnd(text, end, quotes));
    if (verbatim) return this.literal(verbatimEnd(text, quote + 1));
    return this.plainString();
  }

  /** Characters of an interpolated string from `from` on, to its end or to code in it. */
  #interpolated(string: Interpolated, from: number): number {
    const { text } = this;
    const { verbatim, quotes, dollars } = string;
    for (let index = from; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === Char.doubleQuote) {
        const end = runEnd(text, index, code);
        if (quotes > 0 ? end - index >= quotes : !verbatim)
          return this.literal(quotes > 0 ? end : index + 1, 'template');
        if (quotes === 0 && (end - index) % 2 === 1) return this.literal(end, 'template');
        index = end - 1;
      } else if (code === Char.openBrace) {
        const end = runEnd(text, index, code);
        const opens = quotes > 0 ? end - index >= dollars : (end - index) % 2 === 1;
        if (opens) return this.#openHole(string, end);
        index = end - 1;
      } else if (verbatim || quotes > 0) continue;
      else if (code === Char.backslash) index++;
      else if (code === Char.lineFeed) return this.literal(index, 'template');
    }
    return this.literal(text.length, 'template');
  }

  #openHole(string: Interpolated, at: number): number {
    string.braces = this.braces;
    string.nesting = this.#nesting;
    this.holes = this.#strings.push(string);
    return this.literal(at, 'template');
  }

  /** A line for the preprocessor: no code, whatever it says. */
  #directive(): number {
    const { text, at } = this;
    const conditions = this.#conditions;
    if (!beginsLine(text, at)) return this.single(Char.hash);
    this.at = lineEnd(text, at);
    let word = at + 1;
    while (isSpace(text.charCodeAt(word))) word++;
    if (text.startsWith('if', word)) conditions.push(this.braces);
    else if (text.startsWith('el', word)) this.braces = conditions.at(-1) ?? this.braces;
    else if (text.startsWith('endif', word)) conditions.pop();
    return Token.none;
  }
}

function beginsLine(text: string, at: number): boolean {
  for (let index = at - 1; index >= 0; index--) {
    const code = text.charCodeAt(index);
    if (code === Char.lineFeed || code === Char.carriageReturn) return true;
    if (!isSpace(code)) return false;
  }
  return true;
}

function runEnd(text: string, at: number, code: number): number {
  let end = at;
  while (text.charCodeAt(end) === code) end++;
  return end;
}

function verbatimEnd(text: string, at: number): number {
  for (let index = at; ; index += 2) {
    index = text.indexOf('"', index);
    if (index < 0) return text.length;
    if (text.charCodeAt(index + 1) !== Char.doubleQuote) return index + 1;
  }
}

function rawEnd(text: string, at: number, quotes: number): number {
  const close = text.indexOf('"'.repeat(quotes), at);
  return close < 0 ? text.length : runEnd(text, close, Char.doubleQuote);
}
