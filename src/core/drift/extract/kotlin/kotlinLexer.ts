import { Lexer, Token } from '../braces/lexer.ts';
import { Char, isDigit, isOtherLetter } from '../characters.ts';
import { hashOf } from '../import.ts';
import { isNamePart } from '../names.ts';
import type { TextSpans } from '../textSpans.ts';

/** A string that is being read. */
interface Template {
  /** In three quotes, over several lines and without escapes. */
  raw: boolean;
  /** How many `$` begin code. */
  dollars: number;
  /** How many braces were open where the code in it began. */
  braces: number;
}

/** What is to be read next: behind a `$` that is a name, and then the rest of the string. */
enum Upcoming {
  text,
  name,
  string,
}

const stops = ['{', '}', '"', "'", '/', '`', '$'];

/** The tokens of Kotlin. Code in strings is read as code; the strings' pieces around it are literals. */
export class KotlinLexer extends Lexer {
  /** Strings with code in them that is being read, the outermost first. */
  readonly #templates: Template[] = [];
  #upcoming = Upcoming.text;

  constructor(text: string, spans?: TextSpans, at?: number) {
    super(text, stops, spans, at);
  }

  protected override read(): number {
    if (this.#upcoming === Upcoming.text) return super.read();
    if (this.#upcoming === Upcoming.name) {
      this.#upcoming = Upcoming.string;
      return this.text.charCodeAt(this.at) === Char.backtick ? this.#quotedName() : this.#shortName();
    }
    this.#upcoming = Upcoming.text;
    return this.#resume(this.at);
  }

  override get name(): string {
    const { text, start, at } = this;
    return text.charCodeAt(start) === Char.backtick ? text.slice(start + 1, at - 1) : text.slice(start, at);
  }

  protected override quote(code: number): number {
    if (code === Char.quote) return this.plainString();
    return code === Char.backtick ? this.#quotedName() : this.#string(this.at, 1);
  }

  /** `$$"…"`: so many dollars begin code in that string. */
  protected override mark(code: number): number {
    if (code !== Char.dollar) return this.single(code);
    const { text, at } = this;
    let quote = at;
    while (text.charCodeAt(quote) === Char.dollar) quote++;
    if (text.charCodeAt(quote) === Char.doubleQuote) return this.#string(quote, quote - at);
    this.start = at;
    this.at = quote;
    return code;
  }

  protected override closeBrace(): number {
    const template = this.#templates.at(-1);
    if (template === undefined || template.braces !== this.braces) return super.closeBrace();
    return this.#resume(this.at + 1);
  }

  /** Comments nest. */
  protected override commentEnd(at: number): number {
    const { text } = this;
    let depth = 1;
    let index = at + 2;
    let open = -1;
    let close = -1;
    while (depth > 0) {
      if (open < index) open = indexOrEnd(text, '/*', index);
      if (close < index) close = text.indexOf('*/', index);
      if (close < 0) return text.length;
      depth += open < close ? 1 : -1;
      index = Math.min(open, close) + 2;
    }
    return index;
  }

  /** Goes on with the innermost string behind the code in it. */
  #resume(at: number): number {
    const template = this.#templates.pop()!;
    this.holes--;
    return this.#piece(template, at, true);
  }

  #string(quote: number, dollars: number): number {
    const raw = this.text.startsWith('"""', quote);
    return this.#piece({ raw, dollars, braces: 0 }, quote + (raw ? 3 : 1), false);
  }

  /** Characters of a string from `from` on, to its end or to code in it. `inside`: behind such code. */
  #piece(template: Template, from: number, inside: boolean): number {
    const { text } = this;
    const { raw, dollars } = template;
    for (let index = from; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === Char.backslash && !raw) index++;
      else if (code === Char.lineFeed && !raw) return this.literal(index, inside ? 'template' : 'string');
      else if (code === Char.doubleQuote) {
        const end = raw ? rawEnd(text, index) : index + 1;
        if (end > 0) return this.literal(end, inside ? 'template' : 'string');
      } else if (code === Char.dollar) {
        let end = index;
        while (text.charCodeAt(end) === Char.dollar) end++;
        if (end - index >= dollars && this.#opens(template, end)) return Token.literal;
        index = end - 1;
      }
    }
    return this.literal(text.length, inside ? 'template' : 'string');
  }

  /** Whether code begins at `at`, behind the dollars. The piece before it is then the token. */
  #opens(template: Template, at: number): boolean {
    const code = this.text.charCodeAt(at);
    const braced = code === Char.openBrace;
    if (!braced && code !== Char.backtick && (!isWordPart(code) || isDigit(code))) return false;
    // A name in a string is worth a stop only to those who want to know all names, or all that is no name.
    if (!braced && this.mentions === undefined && this.spans === undefined) return false;
    template.braces = this.braces;
    this.holes = this.#templates.push(template);
    if (!braced) this.#upcoming = Upcoming.name;
    this.literal(braced ? at + 1 : at, 'template');
    return true;
  }

  #shortName(): number {
    this.start = this.at;
    while (isWordPart(this.text.charCodeAt(this.at))) this.at++;
    this.mentions?.add(hashOf(this.text, this.start, this.at));
    return Token.name;
  }

  #quotedName(): number {
    const { text, at } = this;
    for (let index = at + 1; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === Char.lineFeed) break;
      if (code !== Char.backtick) continue;
      this.start = at;
      this.at = index + 1;
      this.mentions?.add(hashOf(text, at + 1, index));
      return Token.name;
    }
    return this.single(Char.backtick);
  }
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const found = text.indexOf(wanted, from);
  return found < 0 ? text.length : found;
}

function isWordPart(code: number): boolean {
  return code < 128 ? isNamePart(code) : isOtherLetter(code);
}

/** Index behind the quotes at `at` where they are three or more, which end a raw string; -1 where they are fewer. */
function rawEnd(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === Char.doubleQuote) end++;
  return end - at >= 3 ? end : -1;
}
