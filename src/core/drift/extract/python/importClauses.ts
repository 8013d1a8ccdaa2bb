import { Char } from '../characters.ts';
import { detached } from '../detached.ts';
import type { ImportedName } from '../import.ts';
import { isNameStart, isWordAt, nameEnd, skipBlanks, skipInBrackets } from './characters.ts';

/** A dotted name as it stands in the text; `value` is without blanks. */
interface DottedName {
  value: string;
  start: number;
  end: number;
}

/** A module of an `import`, or a name of a `from … import`, with what it is called from then on. */
interface Clause<T> {
  taken: T;
  alias: string | undefined;
}

/** What stands behind the word `import`. */
interface ImportStatement {
  modules: Clause<DottedName>[];
  /** Index at which to go on. */
  end: number;
}

/** What stands behind the word `from`. */
interface FromStatement {
  module: DottedName;
  names: Clause<ImportedName>[];
  /** `from a import *`. */
  all: boolean;
  end: number;
}

/** Reads the modules behind the word `import`, which ends at `at`. */
export function readImport(text: string, at: number): ImportStatement {
  const modules: Clause<DottedName>[] = [];
  let end = at;
  for (let next = at; ; next++) {
    const taken = readDottedName(text, skipBlanks(text, next));
    if (taken === undefined) break;
    const alias = readAlias(text, taken.end);
    modules.push({ taken, alias: alias?.name });
    end = alias?.end ?? taken.end;
    next = skipBlanks(text, end);
    if (text.charCodeAt(next) !== Char.comma) break;
  }
  return { modules, end };
}

/** Reads what stands behind the word `from`, which ends at `at`; undefined where no `import` follows the module. */
export function readFrom(text: string, at: number): FromStatement | undefined {
  const start = skipBlanks(text, at);
  let next = start;
  let dots = '';
  let afterDots = start;
  while (text.charCodeAt(next) === Char.dot) {
    dots += '.';
    afterDots = next + 1;
    next = skipBlanks(text, afterDots);
  }
  const name = isWordAt(text, 'import', next) ? undefined : readDottedName(text, next);
  if (name === undefined && dots === '') return undefined;
  const end = name?.end ?? afterDots;
  const word = skipBlanks(text, end);
  if (!isWordAt(text, 'import', word)) return undefined;
  return readNames(text, word + 6, { value: dots + (name?.value ?? ''), start, end });
}

/** Reads the names behind the word `import` of a `from … import`. */
function readNames(text: string, at: number, module: DottedName): FromStatement {
  const names: Clause<ImportedName>[] = [];
  const first = skipBlanks(text, at);
  if (text.charCodeAt(first) === Char.asterisk) return { module, names, all: true, end: first + 1 };
  const bracketed = text.charCodeAt(first) === Char.openParen;
  const skip = bracketed ? skipInBrackets : skipBlanks;
  let end = bracketed ? first + 1 : at;
  for (let next = end; ; next++) {
    next = skip(text, next);
    const after = isNameStart(text.charCodeAt(next)) ? nameEnd(text, next + 1) : next;
    // Behind a bracket that nobody has closed yet the next statement stands, which begins with a keyword.
    if (after === next || isKeyword(text, next, after)) break;
    const taken = { name: nameOf(text, next, after), start: next, end: after };
    const alias = readAlias(text, after, skip);
    names.push({ taken, alias: alias?.name });
    end = alias?.end ?? after;
    next = skip(text, end);
    if (text.charCodeAt(next) !== Char.comma) break;
    end = next + 1;
  }
  const closing = bracketed ? skipInBrackets(text, end) : -1;
  return { module, names, all: false, end: text.charCodeAt(closing) === Char.closeParen ? closing + 1 : end };
}

// Words that begin a statement and can be no name.
const keywords = new Set(
  (
    'import from def class if for while with try return raise del pass assert async await global nonlocal lambda ' +
    'elif else except finally not yield break continue'
  ).split(' '),
);
const longestKeyword = 8;

const isKeyword = (text: string, start: number, end: number): boolean =>
  end - start <= longestKeyword && keywords.has(text.slice(start, end));

/** Reads a dotted name; undefined where none begins. A dot with nothing behind it is left out. */
function readDottedName(text: string, at: number): DottedName | undefined {
  if (!isNameStart(text.charCodeAt(at))) return undefined;
  let end = nameEnd(text, at + 1);
  let spaced = false;
  for (;;) {
    const dot = skipBlanks(text, end);
    if (text.charCodeAt(dot) !== Char.dot) break;
    const next = skipBlanks(text, dot + 1);
    if (!isNameStart(text.charCodeAt(next))) break;
    if (next > end + 1) spaced = true;
    end = nameEnd(text, next + 1);
  }
  const value = nameOf(text, at, end);
  return { value: spaced ? value.replace(/[\s\\]+/g, '') : value, start: at, end };
}

function readAlias(text: string, at: number, skip = skipBlanks): { name: string; end: number } | undefined {
  const word = skip(text, at);
  if (!isWordAt(text, 'as', word)) return undefined;
  const start = skip(text, word + 2);
  if (!isNameStart(text.charCodeAt(start))) return undefined;
  const end = nameEnd(text, start + 1);
  return isKeyword(text, start, end) ? undefined : { name: nameOf(text, start, end), end };
}

/** A name's value. Python takes different writings of one letter for the same name. */
function nameOf(text: string, start: number, end: number): string {
  const name = detached(text.slice(start, end));
  for (let index = start; index < end; index++) {
    if (text.charCodeAt(index) > 127) return name.normalize('NFKC');
  }
  return name;
}
