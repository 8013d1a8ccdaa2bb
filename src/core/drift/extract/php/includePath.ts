import { Kind } from '../characterKinds.ts';
import { Char } from '../characters.ts';
import { detached } from '../detached.ts';
import type { Import } from '../import.ts';
import { isNamePart, nameEnd } from '../names.ts';
import { kindOf, skipTrivia } from './characters.ts';

/** A path that is written out, as far as it has been read. */
interface Path {
  /** Text of its literals, one after the other. */
  text: string;
  /** How many folders above that of the file it starts; undefined where it starts at no known folder. */
  above: number | undefined;
  /** Offsets from the first literal's quote to the last one's. */
  start: number;
  end: number;
}

const deepest = 8;

/** Reads the path behind a `require` or `include` that ends at `at`, if all of it is written out. */
export function readInclude(text: string, at: number, imports: Import[]): void {
  const path: Path = { text: '', above: undefined, start: -1, end: -1 };
  if (readTerms(text, at, path, 0) < 0 || path.start < 0) return;
  const { start, end, above } = path;
  if (above === undefined) {
    if (path.text !== '') imports.push({ kind: 'require', specifier: detached(path.text), start, end });
    return;
  }
  if (!path.text.startsWith('/')) return;
  const folder = above === 0 ? '.' : Array.from({ length: above }, () => '..').join('/');
  imports.push({ kind: 'require', specifier: detached(folder + path.text), start, end, form: 'directory' });
}

/** Reads what is joined by dots; index after it, or -1 where something in it is computed. */
function readTerms(text: string, at: number, path: Path, depth: number): number {
  let index = skipTrivia(text, at);
  for (;;) {
    index = readTerm(text, index, path, depth);
    if (index < 0) return -1;
    index = skipTrivia(text, index);
    const code = text.charCodeAt(index);
    if (code === Char.openBracket) return -1;
    if (code !== Char.dot) return index;
    index = skipTrivia(text, index + 1);
  }
}

function readTerm(text: string, at: number, path: Path, depth: number): number {
  const code = text.charCodeAt(at);
  if (code === Char.quote || code === Char.doubleQuote) return readLiteral(text, at, path);
  if (code === Char.openParen) {
    const end = depth < deepest ? readTerms(text, at + 1, path, depth + 1) : -1;
    return end >= 0 && text.charCodeAt(end) === Char.closeParen ? end + 1 : -1;
  }
  if (kindOf(code) !== Kind.letter && code !== Char.backslash) return -1;
  const name = code === Char.backslash ? at + 1 : at;
  const end = nameEnd(text, name);
  const word = text.slice(name, end).toUpperCase();
  if (word === 'DIRECTORY_SEPARATOR' || word === 'DS') {
    path.text += '/';
    return end;
  }
  const folder = readFolder(text, name, 0);
  // A folder begins a path; behind something else it would make nonsense of it.
  if (folder === undefined || folder.above < 0 || path.text !== '' || path.above !== undefined) return -1;
  path.above = folder.above;
  return folder.end;
}

/** `__DIR__`, `dirname(__FILE__)` and the like; `above` is -1 for the file itself. */
function readFolder(text: string, at: number, depth: number): { above: number; end: number } | undefined {
  const start = text.charCodeAt(at) === Char.backslash ? at + 1 : at;
  const end = nameEnd(text, start);
  const word = text.slice(start, end).toLowerCase();
  if (word === '__dir__') return { above: 0, end };
  if (word === '__file__') return { above: -1, end };
  const open = skipTrivia(text, end);
  if (word !== 'dirname' || text.charCodeAt(open) !== Char.openParen || depth >= deepest) return undefined;
  const inner = readFolder(text, skipTrivia(text, open + 1), depth + 1);
  if (inner === undefined) return undefined;
  let index = skipTrivia(text, inner.end);
  let levels = 1;
  if (text.charCodeAt(index) === Char.comma) {
    const digits = skipTrivia(text, index + 1);
    const digitsEnd = nameEnd(text, digits);
    levels = /^\d{1,2}$/.test(text.slice(digits, digitsEnd)) ? Number(text.slice(digits, digitsEnd)) : 0;
    index = skipTrivia(text, digitsEnd);
  }
  if (levels < 1 || text.charCodeAt(index) !== Char.closeParen) return undefined;
  return { above: inner.above + levels, end: index + 1 };
}

function readLiteral(text: string, at: number, path: Path): number {
  const literal = literalAt(text, at);
  if (literal === undefined) return -1;
  if (path.start < 0) path.start = at;
  path.end = literal.end;
  // PHP takes both separators on Windows. Between double quotes a lone backslash may begin an escape.
  const { value } = literal;
  if (text.charCodeAt(at) === Char.doubleQuote && /[^\\]\\[^\\]/.test(text.slice(at, literal.end))) return -1;
  path.text += value.replaceAll('\\', '/');
  return literal.end;
}

/**
 * The value of the string whose opening quote stands at `at`; undefined where it is not closed on its line, or where
 * something in it is computed or escaped that no path or name has.
 */
export function literalAt(text: string, at: number): { value: string; end: number } | undefined {
  const quote = text.charCodeAt(at);
  let escaped = false;
  for (let index = at + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      const raw = text.slice(at + 1, index);
      return { value: escaped ? raw.replace(/\\([\\'"])/g, '$1') : raw, end: index + 1 };
    }
    if (code === Char.lineFeed || code === Char.carriageReturn) return undefined;
    if (code === Char.backslash) {
      escaped = true;
      index++;
    } else if (code === Char.dollar && quote === Char.doubleQuote && isInterpolation(text, index))
      return undefined;
  }
  return undefined;
}

/** Whether the `$` at `at` in a double-quoted string begins a variable. */
function isInterpolation(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return next === Char.openBrace || (isNamePart(next) && kindOf(next) === Kind.letter);
}
