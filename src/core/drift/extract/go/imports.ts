import { Char, lineFeed } from '../characters.ts';
import { detached } from '../detached.ts';
import type { Import } from '../import.ts';
import { isNameStart, nameEnd } from '../names.ts';
import { quotedEnd, rawStringEnd, skipBlanks, skipTrivia } from './tokens.ts';

/** Imports stand before all declarations: the first of these words ends them. */
const declarations = new Set(['func', 'type', 'var', 'const']);
/** Words that begin the next declaration, and so name no package. */
const keywords = new Set([...declarations, 'import']);

/**
 * The imports of a Go file. Only its head is read. What makes no sense there is passed over, so that half-typed
 * code loses nothing else.
 */
export function importsOfGo(text: string): Import[] {
  const imports: Import[] = [];
  for (let index = 0; ; ) {
    index = skipTrivia(text, index);
    if (index >= text.length) return imports;
    const code = text.charCodeAt(index);
    if (isNameStart(code)) {
      const end = nameEnd(text, index + 1);
      const word = text.slice(index, end);
      if (declarations.has(word)) return imports;
      index = word === 'import' ? readImport(text, skipTrivia(text, end), imports) : end;
    } else if (isQuote(code)) index = pathEnd(text, index, code).next;
    else index++;
  }
}

const isQuote = (code: number): boolean => code === Char.doubleQuote || code === Char.backtick;

/** Reads what follows the word `import`; gives the index at which to go on. */
function readImport(text: string, at: number, imports: Import[]): number {
  if (text.charCodeAt(at) !== Char.openParen) return readSpec(text, at, imports);
  for (let index = at + 1; ; ) {
    index = skipTrivia(text, index);
    const code = text.charCodeAt(index);
    if (Number.isNaN(code) || code === Char.closeParen) return index + 1;
    const next = readSpec(text, index, imports);
    // At a keyword the closing parenthesis is still to be typed.
    if (next === index && isNameStart(code)) return index;
    index = next === index ? index + 1 : next;
  }
}

/** One path with the name that it is given, if any. Gives `at` itself where neither stands there. */
function readSpec(text: string, at: number, imports: Import[]): number {
  let index = at;
  let blank = false;
  const first = text.charCodeAt(at);
  if (first === Char.dot) index = skipBlanks(text, at + 1);
  else if (isNameStart(first)) {
    const end = nameEnd(text, at + 1);
    const name = text.slice(at, end);
    if (keywords.has(name)) return at;
    blank = name === '_';
    index = skipBlanks(text, end);
  }
  const quote = text.charCodeAt(index);
  if (!isQuote(quote)) return index;
  const { end, next } = pathEnd(text, index, quote);
  if (end !== undefined) {
    const raw = text.slice(index + 1, end - 1);
    const specifier = detached(quote === Char.backtick || !raw.includes('\\') ? raw : unescaped(raw));
    imports.push({ kind: blank ? 'side-effect' : 'value', specifier, start: index, end });
  }
  return next;
}

/** Where the path ends that is quoted at `at`, if it does on its line, and where to go on. */
function pathEnd(text: string, at: number, quote: number): { end: number | undefined; next: number } {
  if (quote === Char.doubleQuote) {
    const end = quotedEnd(text, at);
    return end < 0 ? { end: undefined, next: ~end } : { end, next: end };
  }
  const end = rawStringEnd(text, at);
  const feed = end < 0 ? lineFeed(text, at) - at : text.slice(at, end).indexOf('\n');
  return feed < 0 ? { end, next: end } : { end: undefined, next: at + feed };
}

const escapeSequence = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([0-7]{3})|(.))/gi;

function unescaped(raw: string): string {
  return raw.replace(
    escapeSequence,
    (whole, two?: string, four?: string, eight?: string, octal?: string, single?: string) => {
      if (single !== undefined) return single;
      const hex = two ?? four ?? eight;
      const code = hex === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
