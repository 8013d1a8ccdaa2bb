import { type Lexer, Token } from '../braces/lexer.ts';
import { breaksLine, type QualifiedName, readQualifiedName, skipBrackets } from '../braces/qualifiedName.ts';
import { Char } from '../characters.ts';
import { detached } from '../detached.ts';
import type { Import, Scan } from '../import.ts';
import { type Header, readDeclarations, readHeader } from '../jvm/header.ts';
import { readDeclaredName } from './declaredName.ts';
import { KotlinLexer } from './kotlinLexer.ts';

/** The imports of a Kotlin file, which stand before its first declaration, and all that it declares at its top. */
export function scanKotlin(text: string): Scan {
  const lexer = new KotlinLexer(text);
  const { header, end } = readHeader(lexer, {
    annotation: header => readFileAnnotation(lexer, header),
    import: header => readImport(lexer, header),
    package: header => {
      header.space = readName(lexer)?.value ?? header.space;
    },
  });
  return readDeclarations(header, new KotlinLexer(text, undefined, end), declaredNames);
}

/** `@file:JvmName("Strings")`, `@file:[A B]`. False for the annotation of a declaration. */
function readFileAnnotation(lexer: KotlinLexer, { facades }: Header): boolean {
  if (lexer.next() !== Token.name || !lexer.is('file')) return false;
  if (lexer.next() !== Char.colon) return true;
  if (lexer.next() === Char.openBracket) {
    skipBrackets(lexer, Char.openBracket, Char.closeBracket);
    return true;
  }
  if (!lexer.sees(Token.name)) return true;
  const end = lexer.at;
  const name = readQualifiedName(lexer, breaksOff)?.value;
  if (!lexer.sees(Char.openParen) || breaksLine(lexer.text, end, lexer.start)) return true;
  const open = lexer.at;
  skipBrackets(lexer, Char.openParen, Char.closeParen);
  if (name === 'JvmName' || name === 'kotlin.jvm.JvmName') {
    const facade = /^\s*(?:name\s*=\s*)?"([\p{L}\p{N}_$]+)"/u.exec(lexer.text.slice(open, open + 300))?.[1];
    if (facade !== undefined) facades.push(detached(facade));
  }
  return true;
}

/** An import as nearly all are written. */
const usualImport = /import[ \t]+(\w+(?:\.\w+)*)(\.\*)?(?=[\r\n])/y;

function readImport(lexer: KotlinLexer, { imports, aliases }: Header): void {
  const { start } = lexer;
  const usual = lexer.match(usualImport);
  if (usual !== null) {
    const [whole, name = '', star = ''] = usual;
    const end = start + whole.length;
    const value = detached(name + star);
    imports.push(importOf({ value, start: end - value.length, end, all: star !== '' }));
    return;
  }
  const name = readName(lexer);
  if (name === undefined) return;
  const found = importOf(name);
  imports.push(found);
  const alias = readAlias(lexer, name.end);
  if (alias !== undefined) aliases.set(found, alias);
}

function importOf({ value, start, end, all }: QualifiedName): Import {
  const found: Import = { kind: 'value', specifier: value, start, end };
  if (all) found.all = true;
  return found;
}

/** `as name` on the line that a name has ended in. */
function readAlias(lexer: KotlinLexer, end: number): string | undefined {
  if (!lexer.sees(Token.name) || !lexer.is('as') || breaksLine(lexer.text, end, lexer.start))
    return undefined;
  if (lexer.next() !== Token.name || breaksLine(lexer.text, end, lexer.start)) return undefined;
  const alias = lexer.name;
  lexer.next();
  return alias;
}

/** A name behind `import` or `package`, on the same line: both words are names elsewhere. */
function readName(lexer: KotlinLexer) {
  const end = lexer.at;
  if (lexer.next() !== Token.name || breaksLine(lexer.text, end, lexer.start)) return undefined;
  return readQualifiedName(lexer, breaksOff);
}

/** A name does not go on in the next line behind a dot: there the next statement begins. */
const breaksOff = (lexer: Lexer, dot: number): boolean => breaksLine(lexer.text, dot, lexer.start);

function declaredNames(lexer: KotlinLexer): string[] {
  const names: string[] = [];
  const add = (name: string | undefined): void => {
    if (name !== undefined) names.push(detached(name));
  };
  let nesting = 0;
  let previous: number = Token.none;
  while (!lexer.sees(Token.end)) {
    const { token } = lexer;
    if (token === Char.openParen || token === Char.openBracket) nesting++;
    else if ((token === Char.closeParen || token === Char.closeBracket) && nesting > 0) nesting--;
    // `::class` is a value.
    const declares = token === Token.name && nesting === 0 && previous !== Char.colon;
    previous = token;
    if (token === Char.openBrace) lexer.skipBlock();
    else if (!declares) lexer.next();
    else if (lexer.is('fun')) {
      lexer.next();
      if (!lexer.is('interface')) add(readDeclaredName(lexer)?.name);
    } else if (lexer.is('val') || lexer.is('var')) {
      lexer.next();
      add(readDeclaredName(lexer)?.name);
    } else if (namesType(lexer)) {
      if (lexer.next() === Token.name) add(lexer.name);
    } else lexer.next();
  }
  return names;
}

function namesType(lexer: KotlinLexer): boolean {
  return lexer.is('class') || lexer.is('interface') || lexer.is('object') || lexer.is('typealias');
}
