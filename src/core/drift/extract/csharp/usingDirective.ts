import { type Lexer, Token } from '../braces/lexer.ts';
import { breaksLine, skipBrackets } from '../braces/qualifiedName.ts';
import { Char } from '../characters.ts';
import { detached } from '../detached.ts';
import type { Import } from '../import.ts';
import { type UsingForm, writeUsingForm } from './usingForm.ts';

/** Types that are words of the language: an alias for one imports nothing. */
const keywordTypes = new Set(
  'bool byte sbyte char decimal double float int uint nint nuint long ulong short ushort object string void dynamic'.split(
    ' ',
  ),
);

interface TypeName {
  value: string;
  start: number;
  end: number;
}

/** A using as nearly all are written. */
const usualUsing = /using[ \t]+(static[ \t]+)?(?!static\b|unsafe\b)([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?=;)/y;

/**
 * Adds the import of a `using` that has just been read as a token, and leaves the lexer at the first token that is no
 * part of it. Nothing is added for the statements `using (…)` and `using var …`, nor for an alias of what has no
 * name. Answers with the alias, where there is one. `inside` is the namespace that it stands in.
 */
export function readUsing(lexer: Lexer, inside: string, imports: Import[]): string | undefined {
  const from = lexer.start;
  const usual = lexer.match(usualUsing);
  if (usual !== null) {
    const end = from + usual[0].length;
    const name = usual[2] ?? '';
    const written = { value: detached(name), start: end - name.length, end };
    addUsing(imports, written, usual[1] === undefined ? '' : 'static', inside);
    return undefined;
  }
  lexer.next();
  let kind: UsingForm['kind'] = '';
  if (lexer.sees(Token.name) && lexer.is('static')) {
    kind = 'static';
    lexer.next();
  }
  skipUnsafe(lexer);
  let name = readTypeName(lexer);
  let alias: string | undefined;
  if (name !== undefined && kind === '' && lexer.sees(Char.equals)) {
    kind = 'alias';
    alias = name.value;
    lexer.next();
    skipUnsafe(lexer);
    name = readTypeName(lexer);
    if (name !== undefined) skipTypeSuffix(lexer);
  }
  if (name === undefined || (kind === 'alias' && keywordTypes.has(name.value))) return alias;
  // While the semicolon is still to be typed, the line's end must do.
  const { end } = name;
  const ends =
    lexer.sees(Char.semicolon) || lexer.sees(Token.end) || breaksLine(lexer.text, end, lexer.start);
  if (ends) addUsing(imports, name, kind, inside);
  return alias;
}

function addUsing(
  imports: Import[],
  { value, start, end }: TypeName,
  kind: UsingForm['kind'],
  inside: string,
): void {
  const found: Import = { kind: 'value', specifier: value, start, end };
  if (kind === '') found.all = true;
  const form = writeUsingForm({ kind, inside });
  if (form !== undefined) found.form = form;
  imports.push(found);
}

function skipUnsafe(lexer: Lexer): void {
  if (lexer.sees(Token.name) && lexer.is('unsafe')) lexer.next();
}

/** A name with dots; `global::` and type arguments are passed over. Undefined where it breaks off. */
function readTypeName(lexer: Lexer): TypeName | undefined {
  if (!lexer.sees(Token.name) || lexer.is('using') || lexer.is('namespace')) return undefined;
  let { start } = lexer;
  let end = lexer.at;
  let parts = [lexer.name];
  lexer.next();
  for (;;) {
    if (lexer.sees(Char.less)) skipBrackets(lexer, Char.less, Char.greater);
    if (lexer.sees(Char.colon)) {
      if (lexer.next() !== Char.colon || lexer.next() !== Token.name) return undefined;
      parts = [];
      start = lexer.start;
    } else if (lexer.sees(Char.dot)) {
      if (lexer.next() !== Token.name || lexer.is('using')) return undefined;
    } else return { value: detached(parts.join('.')), start, end };
    parts.push(lexer.name);
    end = lexer.at;
    lexer.next();
  }
}

/** `[]`, `?` and `*` behind a type. */
function skipTypeSuffix(lexer: Lexer): void {
  for (;;) {
    if (lexer.sees(Char.openBracket)) skipBrackets(lexer, Char.openBracket, Char.closeBracket);
    else if (lexer.sees(Char.question) || lexer.sees(Char.asterisk)) lexer.next();
    else return;
  }
}
