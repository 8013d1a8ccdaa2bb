import { Token } from '../braces/lexer.ts';
import { Char } from '../characters.ts';
import type { DeclaredSymbol } from '../import.ts';
import { readDeclaredName } from './declaredName.ts';
import { KotlinLexer } from './kotlinLexer.ts';

const types: ReadonlySet<string> = new Set(['class', 'interface', 'object', 'typealias']);
const members: ReadonlySet<string> = new Set(['fun', 'val', 'var']);

/** Types, functions and properties of a Kotlin file, and those in its types. What stands inside of functions is left out. */
export function symbolsOfKotlin(text: string): DeclaredSymbol[] {
  const lexer = new KotlinLexer(text);
  const symbols: DeclaredSymbol[] = [];
  /** For each open brace, whether declarations stand in it. */
  const bodies: boolean[] = [];
  /** Between a type's name and its body. */
  let header = false;
  let nesting = 0;
  let previous: number = Token.none;
  lexer.next();
  while (lexer.token !== Token.end) {
    const { token } = lexer;
    const listens = (bodies.at(-1) ?? true) && (nesting === 0 || header) && previous !== Char.colon;
    previous = token;
    if (token === Token.name && listens && types.has(lexer.name)) {
      header = true;
      if (lexer.next() === Token.name) symbols.push(symbolAt(lexer));
      continue;
    }
    if (token === Token.name && listens && members.has(lexer.name)) {
      if (nesting === 0) header = false;
      lexer.next();
      if (!lexer.is('interface')) symbols.push(...declared(lexer));
      continue;
    }
    if (token === Char.openParen || token === Char.openBracket) nesting++;
    else if ((token === Char.closeParen || token === Char.closeBracket) && nesting > 0) nesting--;
    else if (token === Char.openBrace) {
      bodies.push(header && nesting === 0);
      if (nesting === 0) header = false;
    } else if (token === Char.closeBrace) bodies.pop();
    lexer.next();
  }
  return symbols;
}

function declared(lexer: KotlinLexer): DeclaredSymbol[] {
  const found = readDeclaredName(lexer);
  return found === undefined ? [] : [found];
}

function symbolAt(lexer: KotlinLexer): DeclaredSymbol {
  const { name, start, at } = lexer;
  return { name, start, end: at };
}
