import type { EdgeKind } from '../../../model/edge.ts';
import { Char, stringEnd } from '../characters.ts';
import type { Import } from '../import.ts';
import { isNamePart, isNameStart, nameEnd, skipTrivia } from './characters.ts';
import { literalValue, templateCharactersEnd } from './literals.ts';

// Each reader is given the index after the keyword, adds what it finds to `imports` and returns the index after
// the form, or -1 when the text is (not yet) such a form; the caller then goes on right behind the keyword, so
// that half-typed code swallows nothing.

/** True for a quote that a specifier can begin with. */
export function isQuote(code: number): boolean {
  return code === Char.doubleQuote || code === Char.quote;
}

/** True where just this word stands at `at`. */
export function isWord(text: string, at: number, word: string): boolean {
  return text.startsWith(word, at) && !isNamePart(text.charCodeAt(at + word.length));
}

/**
 * Adds the string at `at`, if one stands there and is closed. An open one is still being typed and is dropped: half a
 * path leads nowhere, and would be reported at each key until it is whole. Nothing behind it is touched.
 */
export function readSpecifier(text: string, at: number, kind: EdgeKind, imports: Import[]): number {
  if (!isQuote(text.charCodeAt(at))) return -1;
  const end = stringEnd(text, at);
  if (end < 0) return -1;
  imports.push({ kind, specifier: literalValue(text, at, end), start: at, end });
  return end;
}

function readFrom(text: string, at: number, kind: EdgeKind, imports: Import[]): number {
  const from = skipTrivia(text, at);
  return isWord(text, from, 'from') ? readSpecifier(text, skipTrivia(text, from + 4), kind, imports) : -1;
}

interface NamedBindings {
  end: number;
  count: number;
  typeOnly: boolean;
}

/** The braces at `at` with the names in them; missing commas are forgiven. */
function readNamedBindings(text: string, at: number): NamedBindings | undefined {
  let count = 0;
  let typeOnly = true;
  let tokens = 0;
  let beginsWithType = false;
  let secondIsAs = false;
  let index = skipTrivia(text, at + 1);
  for (;;) {
    const code = text.charCodeAt(index);
    if (code === Char.comma || code === Char.closeBrace) {
      if (tokens > 0) {
        count++;
        // `type as x` and `type as as` rename something called `type`; `type as` and `type as as x` do not.
        typeOnly &&= beginsWithType && tokens > 1 && !(tokens === 3 && secondIsAs);
      }
      if (code === Char.closeBrace) return { end: index + 1, count, typeOnly: typeOnly && count > 0 };
      tokens = 0;
      index++;
    } else if (isNameStart(code)) {
      if (tokens === 0) beginsWithType = isWord(text, index, 'type');
      else if (tokens === 1) secondIsAs = isWord(text, index, 'as');
      tokens++;
      index = nameEnd(text, index);
    } else if (isQuote(code)) {
      const end = stringEnd(text, index);
      if (end < 0) return undefined;
      if (tokens === 0) beginsWithType = false;
      else if (tokens === 1) secondIsAs = false;
      tokens++;
      index = end;
    } else return undefined;
    index = skipTrivia(text, index);
  }
}

/** Index after `as name` at `at`, or `at` when there is none. */
function skipAlias(text: string, at: number): number {
  const as = skipTrivia(text, at);
  if (!isWord(text, as, 'as')) return at;
  const name = skipTrivia(text, as + 2);
  return isQuote(text.charCodeAt(name)) ? Math.max(at, stringEnd(text, name)) : nameEnd(text, name);
}

function readImportEquals(text: string, at: number, kind: EdgeKind, imports: Import[]): number {
  const callee = skipTrivia(text, at);
  if (!isWord(text, callee, 'require')) return -1;
  const open = skipTrivia(text, callee + 'require'.length);
  if (text.charCodeAt(open) !== Char.openParen) return -1;
  const end = readSpecifier(text, skipTrivia(text, open + 1), kind, imports);
  if (end < 0) return -1;
  const close = skipTrivia(text, end);
  return text.charCodeAt(close) === Char.closeParen ? close + 1 : end;
}

/** Whether the name `type` that ends before `next` is the modifier and not the name of a default import. */
function isTypeModifier(text: string, next: number): boolean {
  const code = text.charCodeAt(next);
  if (!isNameStart(code)) return code === Char.openBrace || code === Char.asterisk;
  if (!isWord(text, next, 'from')) return true;
  const after = skipTrivia(text, next + 4);
  return isWord(text, after, 'from') || text.charCodeAt(after) === Char.equals;
}

/** The same question for the phases `defer` and `source`. */
function isPhaseModifier(text: string, next: number): boolean {
  const code = text.charCodeAt(next);
  if (!isNameStart(code)) return code === Char.openBrace || code === Char.asterisk;
  return !isWord(text, next, 'from') || !isQuote(text.charCodeAt(skipTrivia(text, next + 4)));
}

/** `import …` with its keyword before `at`: side-effect, value, type and `import x = require()` forms. */
export function readImportDeclaration(text: string, at: number, imports: Import[]): number {
  let index = skipTrivia(text, at);
  if (isQuote(text.charCodeAt(index))) return readSpecifier(text, index, 'side-effect', imports);
  let typeOnly = false;
  if (isWord(text, index, 'type')) {
    const next = skipTrivia(text, index + 4);
    typeOnly = isTypeModifier(text, next);
    if (typeOnly) index = next;
  } else if (isWord(text, index, 'defer') || isWord(text, index, 'source')) {
    const next = skipTrivia(text, nameEnd(text, index));
    if (isPhaseModifier(text, next)) index = next;
  }
  let kind: EdgeKind = typeOnly ? 'type' : 'value';
  if (isNameStart(text.charCodeAt(index))) {
    const next = skipTrivia(text, nameEnd(text, index));
    const code = text.charCodeAt(next);
    if (code === Char.equals) return readImportEquals(text, next + 1, typeOnly ? 'type' : 'require', imports);
    // `import from 'x'`: the binding is still to be typed.
    if (isQuote(code) && isWord(text, index, 'from')) return readSpecifier(text, next, kind, imports);
    if (code !== Char.comma) return readFrom(text, next, kind, imports);
    index = skipTrivia(text, next + 1);
    if (text.charCodeAt(index) === Char.openBrace) {
      const named = readNamedBindings(text, index);
      return named === undefined ? -1 : readFrom(text, named.end, kind, imports);
    }
  }
  if (text.charCodeAt(index) === Char.asterisk)
    return readFrom(text, skipAlias(text, index + 1), kind, imports);
  if (text.charCodeAt(index) !== Char.openBrace) return -1;
  const named = readNamedBindings(text, index);
  if (named === undefined) return -1;
  // Without a binding nothing but the module's execution is imported, however it is written.
  if (!typeOnly) kind = named.typeOnly ? 'type' : named.count === 0 ? 'side-effect' : 'value';
  return readFrom(text, named.end, kind, imports);
}

/** `export … from` with its keyword before `at`. */
export function readReexport(text: string, at: number, imports: Import[]): number {
  let index = skipTrivia(text, at);
  let kind: EdgeKind = 'reexport';
  if (isWord(text, index, 'type')) {
    kind = 'type';
    index = skipTrivia(text, index + 4);
  }
  if (text.charCodeAt(index) === Char.asterisk)
    return readFrom(text, skipAlias(text, index + 1), kind, imports);
  if (text.charCodeAt(index) !== Char.openBrace) return -1;
  const named = readNamedBindings(text, index);
  if (named === undefined) return -1;
  return readFrom(text, named.end, named.typeOnly ? 'type' : kind, imports);
}

/** A call with its opening parenthesis at `at`. Only a literal first argument is an edge; the rest is computed. */
export function readCall(text: string, at: number, kind: EdgeKind, imports: Import[]): number {
  const start = skipTrivia(text, at + 1);
  const code = text.charCodeAt(start);
  let end = -1;
  if (isQuote(code)) end = stringEnd(text, start);
  else if (code === Char.backtick) {
    end = templateCharactersEnd(text, start + 1);
    if (end === start + 1 || text.charCodeAt(end - 1) !== Char.backtick) end = -1;
  }
  if (end < 0) return -1;
  const next = skipTrivia(text, end);
  const after = text.charCodeAt(next);
  if (after !== Char.closeParen && after !== Char.comma && !cutsOff(text, next)) return -1;
  imports.push({ kind, specifier: literalValue(text, start, end), start, end });
  return after === Char.closeParen ? next + 1 : -1;
}

/** What stands behind a value and never goes on with it: the parenthesis in front of the value is still to be closed. */
function cutsOff(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isNameStart(code)) return !wordOperators.has(text.slice(at, nameEnd(text, at)));
  return Number.isNaN(code) || code === Char.semicolon || code === Char.closeBrace;
}

const wordOperators: ReadonlySet<string> = new Set(['in', 'instanceof', 'as', 'satisfies']);

/** `import.meta`, `import.defer(…)`, `import.source(…)` with the dot before `at`; gives the index after the name. */
export function readImportPhase(text: string, at: number, imports: Import[]): number {
  const start = skipTrivia(text, at);
  const end = nameEnd(text, start);
  if (isWord(text, start, 'defer') || isWord(text, start, 'source')) {
    const open = skipTrivia(text, end);
    if (text.charCodeAt(open) === Char.openParen) readCall(text, open, 'dynamic', imports);
  }
  return end;
}
