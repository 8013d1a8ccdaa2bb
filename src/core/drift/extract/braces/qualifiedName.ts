import { Char } from '../characters.ts';
import { detached } from '../detached.ts';
import { type Lexer, Token } from './lexer.ts';

/** A name of several parts with dots between them. */
export interface QualifiedName {
  /** Without what may stand between the parts: blanks, comments, backticks. */
  value: string;
  /** UTF-16 offsets from the first part to the last. */
  start: number;
  end: number;
  /** It ends in `.*`, which is part of the value. */
  all: boolean;
}

/** Whether a line ends between two offsets. */
export function breaksLine(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (text.charCodeAt(index) === Char.lineFeed) return true;
  return false;
}

/**
 * Reads the name whose first part is the lexer's token, and leaves the lexer at the first token behind it.
 * Undefined where the name breaks off behind a dot: `endsAt` tells a word that begins the next statement.
 */
export function readQualifiedName(
  lexer: Lexer,
  endsAt: (lexer: Lexer, dot: number) => boolean,
): QualifiedName | undefined {
  const { start } = lexer;
  const parts = [lexer.name];
  let end = lexer.at;
  while (lexer.next() === Char.dot) {
    const dot = lexer.at;
    const part = lexer.next();
    if (part === Char.asterisk) {
      end = lexer.at;
      lexer.next();
      return { value: `${parts.join('.')}.*`, start, end, all: true };
    }
    if (part !== Token.name || endsAt(lexer, dot)) return undefined;
    parts.push(lexer.name);
    end = lexer.at;
  }
  return { value: detached(parts.join('.')), start, end, all: false };
}

/** Goes behind the bracket that closes the one which is the lexer's token; no further than a brace or a `;`. */
export function skipBrackets(lexer: Lexer, open: number, close: number): void {
  let depth = 0;
  let previous: number = Token.none;
  for (;;) {
    const { token } = lexer;
    if (token === Token.end) return;
    if (
      open === Char.less &&
      (token === Char.openBrace || token === Char.closeBrace || token === Char.semicolon)
    )
      return;
    if (token === open) depth++;
    // The arrow of a function type closes nothing.
    else if (token === close && !(previous === Char.minus || previous === Char.equals)) depth--;
    previous = token;
    lexer.next();
    if (depth === 0) return;
  }
}
