import { Lexer } from '../braces/lexer.ts';
import { Char } from '../characters.ts';
import type { TextSpans } from '../textSpans.ts';

const stops = ['{', '}', '"', "'", '/'];

/** The tokens of Java. */
export class JavaLexer extends Lexer {
  constructor(text: string, spans?: TextSpans, at?: number) {
    super(text, stops, spans, at);
  }

  protected override quote(code: number): number {
    if (code === Char.backtick) return this.single(code);
    if (code === Char.doubleQuote && this.text.startsWith('"""', this.at)) {
      return this.literal(textBlockEnd(this.text, this.at + 3));
    }
    return this.plainString();
  }

  protected override mark(code: number): number {
    if (code === Char.at || code === Char.hash) return this.single(code);
    this.start = this.at;
    return this.word(this.at);
  }
}

function textBlockEnd(text: string, at: number): number {
  for (let index = at; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === Char.backslash) index++;
    else if (code === Char.doubleQuote && text.startsWith('"""', index)) return index + 3;
  }
  return text.length;
}
