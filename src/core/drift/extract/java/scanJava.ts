import { Token } from '../braces/lexer.ts';
import { breaksLine, type QualifiedName, readQualifiedName, skipBrackets } from '../braces/qualifiedName.ts';
import { Char } from '../characters.ts';
import { detached } from '../detached.ts';
import type { Import, Scan } from '../import.ts';
import { type Header, readDeclarations, readHeader } from '../jvm/header.ts';
import { JavaLexer } from './javaLexer.ts';

/** The imports of a Java file, which stand before its first type, and the types that it declares at its top. */
export function scanJava(text: string): Scan {
  const lexer = new JavaLexer(text);
  const { header, end } = readHeader(lexer, {
    annotation: () => skipAnnotation(lexer),
    import: header => readImport(lexer, header),
    package: header => {
      const usual = lexer.match(usualPackage);
      if (usual !== null) header.space = detached(usual[1]!);
      else if (lexer.next() === Token.name) header.space = readName(lexer)?.value ?? '';
    },
  });
  return readDeclarations(header, new JavaLexer(text, undefined, end), typeNames);
}

/** A package as nearly all are written. */
const usualPackage = /package[ \t]+([\w$]+(?:\.[\w$]+)*);/y;

/** False where `@interface` declares a type. */
function skipAnnotation(lexer: JavaLexer): boolean {
  if (lexer.next() !== Token.name) return true;
  if (lexer.is('interface')) return false;
  readName(lexer);
  if (lexer.sees(Char.openParen)) skipBrackets(lexer, Char.openParen, Char.closeParen);
  return true;
}

/** An import as nearly all are written. */
const usualImport = /import[ \t]+(static[ \t]+)?([\w$]+(?:\.[\w$]+)*)(\.\*)?;/y;

function readImport(lexer: JavaLexer, { imports }: Header): void {
  const { start } = lexer;
  const usual = lexer.match(usualImport);
  if (usual === null) {
    readUnusualImport(lexer, imports);
    return;
  }
  const [whole, isStatic, name = '', star = ''] = usual;
  const end = start + whole.length - 1;
  const value = detached(name + star);
  add(imports, { value, start: end - value.length, end, all: star !== '' }, isStatic && 'static');
}

function readUnusualImport(lexer: JavaLexer, imports: Import[]): void {
  if (lexer.next() !== Token.name || lexer.is('import')) return;
  let form: string | undefined;
  if (lexer.is('static')) {
    form = 'static';
    if (lexer.next() !== Token.name || lexer.is('import')) return;
  }
  let name = readName(lexer);
  if (name?.value === 'module' && lexer.token === Token.name && !lexer.is('import')) {
    form = 'module';
    name = readName(lexer);
  }
  // While the semicolon is still to be typed, the line's end must do.
  if (name !== undefined && (lexer.sees(Char.semicolon) || endsLine(lexer, name.end)))
    add(imports, name, form);
}

function add(imports: Import[], { value, start, end, all }: QualifiedName, form: string | undefined): void {
  const found: Import = { kind: 'value', specifier: value, start, end };
  if (form !== undefined) found.form = form;
  if (all) found.all = true;
  imports.push(found);
}

function endsLine(lexer: JavaLexer, end: number): boolean {
  return lexer.sees(Token.end) || breaksLine(lexer.text, end, lexer.start);
}

/** A name that breaks off behind a dot must not swallow the next import. */
const readName = (lexer: JavaLexer) => readQualifiedName(lexer, () => lexer.is('import'));

function typeNames(lexer: JavaLexer): string[] {
  const names: string[] = [];
  const nextName = () => (lexer.next() === Token.name ? detached(lexer.name) : undefined);
  while (!lexer.sees(Token.end)) {
    if (lexer.sees(Char.openBrace)) lexer.skipBlock();
    else if (!lexer.sees(Token.name)) lexer.next();
    else if (lexer.is('class') || lexer.is('interface') || lexer.is('enum')) {
      const name = nextName();
      if (name !== undefined) names.push(name);
    } else if (lexer.is('record')) {
      const name = nextName();
      const then = name === undefined ? Token.none : lexer.next();
      if (name !== undefined && (then === Char.openParen || then === Char.less)) names.push(name);
    } else lexer.next();
  }
  return names;
}
