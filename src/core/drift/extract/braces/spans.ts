import { TextSpans } from '../textSpans.ts';
import { type Lexer, Token } from './lexer.ts';

/** What in a text is no code, as a language's lexer reads it. */
export function spansOfTokens(make: (spans: TextSpans) => Lexer): TextSpans {
  const spans = new TextSpans();
  const lexer = make(spans);
  while (lexer.next() !== Token.end);
  return spans;
}
