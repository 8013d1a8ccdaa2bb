import { Token } from '../braces/lexer.ts';
import { skipBrackets } from '../braces/qualifiedName.ts';
import { Char } from '../characters.ts';
import type { DeclaredSymbol } from '../import.ts';
import type { KotlinLexer } from './kotlinLexer.ts';

/**
 * The name of the function or property whose keyword has just been read, behind its type parameters and the type
 * that it extends: `<T : A<T>> (Map<K, V>?).name`. Leaves the lexer behind the name, which is undefined for a
 * function without one.
 */
export function readDeclaredName(lexer: KotlinLexer): DeclaredSymbol | undefined {
  if (lexer.sees(Char.less)) skipBrackets(lexer, Char.less, Char.greater);
  for (;;) {
    skipAnnotations(lexer);
    let name: DeclaredSymbol | undefined;
    if (lexer.sees(Char.openParen)) skipBrackets(lexer, Char.openParen, Char.closeParen);
    else if (!lexer.sees(Token.name)) return undefined;
    else {
      name = { name: lexer.name, start: lexer.start, end: lexer.at };
      lexer.next();
      if (lexer.sees(Char.less)) skipBrackets(lexer, Char.less, Char.greater);
    }
    while (lexer.sees(Char.question)) lexer.next();
    if (!lexer.sees(Char.dot)) return name;
    lexer.next();
  }
}

/** `@receiver:Language("sql")` before the type that is extended. */
function skipAnnotations(lexer: KotlinLexer): void {
  while (lexer.sees(Char.at)) {
    lexer.next();
    while (lexer.sees(Token.name)) {
      lexer.next();
      if (lexer.sees(Char.colon) || lexer.sees(Char.dot)) lexer.next();
      else break;
    }
    if (lexer.sees(Char.openParen)) skipBrackets(lexer, Char.openParen, Char.closeParen);
  }
}
