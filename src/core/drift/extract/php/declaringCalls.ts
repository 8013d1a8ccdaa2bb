import { Char } from '../characters.ts';
import { qualifiedEnd, skipTrivia } from './characters.ts';
import type { Declarations } from './declarations.ts';
import { literalAt } from './includePath.ts';
import { Word } from './words.ts';

/** Reads `define('NAME', …)` or `class_alias(…, 'Name')` behind the bracket, if the name is written out. */
export function readDeclaringCall(text: string, word: Word, at: number, declarations: Declarations): void {
  let start = skipTrivia(text, at);
  if (word === Word.class_alias) {
    const end = argumentEnd(text, start);
    if (text.charCodeAt(end) !== Char.comma) return;
    start = skipTrivia(text, end + 1);
  }
  const name = nameOfArgument(text, start);
  if (name === undefined) return;
  if (word === Word.define) declarations.qualifiedConstant(name);
  else declarations.qualifiedType(name);
}

/** Index after an argument that is a string or a class written out; the argument's own index where it is neither. */
function argumentEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === Char.quote || code === Char.doubleQuote)
    return skipTrivia(text, literalAt(text, at)?.end ?? at);
  const end = qualifiedEnd(text, at);
  return text.startsWith('::class', end) ? skipTrivia(text, end + 7) : at;
}

/** The name that an argument has written out: `'A\\B'` or `\A\B::class`. */
function nameOfArgument(text: string, at: number): string | undefined {
  const code = text.charCodeAt(at);
  if (code === Char.quote || code === Char.doubleQuote) return literalAt(text, at)?.value || undefined;
  const end = qualifiedEnd(text, at);
  return code === Char.backslash && text.startsWith('::class', end) ? text.slice(at, end) : undefined;
}
