import { Char } from '../characters.ts';
import type { TextSpan } from '../textSpans.ts';

/** A string, symbol, list or regular expression that is being read, possibly interrupted by `#{`. */
export interface Literal {
  /** Character codes; the same where the literal's delimiters do not nest. */
  open: number;
  close: number;
  /** How many delimiters are open within it. */
  depth: number;
  interpolates: boolean;
  kind: TextSpan['kind'];
}

const closing: Readonly<Record<number, number>> = {
  [Char.openParen]: Char.closeParen,
  [Char.openBracket]: Char.closeBracket,
  [Char.openBrace]: Char.closeBrace,
  [Char.less]: Char.greater,
};

/** A literal with this delimiter. */
export function literal(open: number, interpolates: boolean, kind: TextSpan['kind']): Literal {
  return { open, close: closing[open] ?? open, depth: 0, interpolates, kind };
}

/** The literal that `%` begins at `at`, and the index behind its delimiter; undefined where the `%` divides. */
export function percentLiteral(text: string, at: number): { found: Literal; next: number } | undefined {
  const letter = text.charAt(at + 1);
  const named = /^[qQwWiIrsx]$/.test(letter);
  const delimiter = text.charCodeAt(named ? at + 2 : at + 1);
  // `%=` and `% ` could begin a string only where nobody writes one.
  const usual = delimiter > 32 && delimiter < 127 && !/^[\w=]$/.test(String.fromCharCode(delimiter));
  if (!usual && !(named && delimiter === Char.equals)) return undefined;
  const interpolates = !named || /^[QWIrx]$/.test(letter);
  const kind = letter === 'r' && named ? 'regularExpression' : 'string';
  return { found: literal(delimiter, interpolates, kind), next: named ? at + 3 : at + 2 };
}
