import { Kind } from '../characterKinds.ts';
import { Char } from '../characters.ts';
import { nameEnd } from '../names.ts';
import { kindOf, skipBlanks, skipSpace } from './characters.ts';

/** A path that is written out in Ruby code. */
interface WrittenPath {
  /** The path; seen from the folder of the file itself, with `./` or `../`, where `anchored`. */
  path: string;
  /** Set where it is built on `__dir__` or `__FILE__`. */
  anchored: boolean;
  /** Offsets from the first literal's quote to the last one's. */
  start: number;
  end: number;
  /** Index after the whole expression. */
  next: number;
}

/** A path in the making; one that is anchored is seen from the file as if that were a folder. */
interface Value {
  path: string;
  anchored: boolean;
  start: number;
  end: number;
  next: number;
}

const deepest = 8;

/** Reads the path at `at`; undefined where something in it is computed. */
export function readPath(text: string, at: number): WrittenPath | undefined {
  const value = readSum(text, at, 0);
  if (value === undefined || value.start < 0 || value.path === '') return undefined;
  // What goes on behind it makes another text of it.
  const code = text.charCodeAt(skipBlanks(text, value.next));
  if (code === Char.dot || code === Char.openBracket || code === Char.percent || code === Char.asterisk)
    return undefined;
  if (!value.anchored) return value;
  const path = fromFolder(value.path);
  return path === undefined ? undefined : { ...value, path };
}

/** A path seen from the file, seen from the file's folder. */
function fromFolder(path: string): string | undefined {
  const parts: string[] = [];
  let above = 0;
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) above++;
  }
  if (above === 0) return undefined;
  return [...(above === 1 ? ['.'] : Array.from({ length: above - 1 }, () => '..')), ...parts].join('/');
}

function readSum(text: string, at: number, depth: number): Value | undefined {
  let sum = readTerm(text, at, depth);
  while (sum !== undefined) {
    const plus = skipBlanks(text, sum.next);
    if (text.charCodeAt(plus) !== Char.plus) return sum;
    const term = readTerm(text, skipSpace(text, plus + 1), depth);
    sum = term === undefined || term.anchored ? undefined : joined(sum, term, sum.path + term.path);
  }
  return undefined;
}

/** Two values as one with the given path. */
const joined = (a: Value, b: Value, path: string): Value => ({
  path,
  anchored: a.anchored || b.anchored,
  start: a.start < 0 ? b.start : b.start < 0 ? a.start : Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
  next: b.next,
});

function readTerm(text: string, at: number, depth: number): Value | undefined {
  if (depth > deepest) return undefined;
  const code = text.charCodeAt(at);
  if (code === Char.quote || code === Char.doubleQuote) return readLiteral(text, at, depth);
  const place = placeAt(text, at);
  if (place !== undefined) return { ...place, anchored: true, start: -1, end: -1 };
  const call = callAt(text, at);
  if (call === undefined) return undefined;
  const values = readArguments(text, call.open, depth + 1);
  return values === undefined ? undefined : evaluate(call.name, values);
}

function placeAt(text: string, at: number): { path: string; next: number } | undefined {
  if (text.charCodeAt(at) !== 95) return undefined;
  const next = nameEnd(text, at);
  const name = text.slice(at, next);
  if (name === '__dir__') return { path: '/..', next };
  return name === '__FILE__' ? { path: '', next } : undefined;
}

/** A call of a method of `File`: the method's name and the index of its opening bracket, or of its first argument. */
function callAt(text: string, at: number): { name: string; open: number } | undefined {
  const file = text.startsWith('::File.', at) ? at + 7 : text.startsWith('File.', at) ? at + 5 : -1;
  if (file < 0) return undefined;
  const end = nameEnd(text, file);
  const bracketed = text.charCodeAt(end) === Char.openParen;
  const open = bracketed ? end : skipBlanks(text, end);
  return open === end && !bracketed ? undefined : { name: text.slice(file, end), open };
}

function readArguments(text: string, open: number, depth: number): Value[] | undefined {
  const bracketed = text.charCodeAt(open) === Char.openParen;
  const values: Value[] = [];
  let index = bracketed ? open + 1 : open;
  for (;;) {
    const value = readSum(text, skipSpace(text, index), depth);
    if (value === undefined) return undefined;
    values.push(value);
    index = bracketed ? skipSpace(text, value.next) : skipBlanks(text, value.next);
    if (text.charCodeAt(index) === Char.comma) {
      index++;
      continue;
    }
    if (bracketed && text.charCodeAt(index) !== Char.closeParen) return undefined;
    values[values.length - 1] = { ...value, next: bracketed ? index + 1 : value.next };
    return values;
  }
}

function evaluate(name: string, values: Value[]): Value | undefined {
  const [first] = values;
  const last = values.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const all = (path: string): Value => ({
    ...values.reduce((a, b) => joined(a, b, ''), first),
    path,
    next: last.next,
  });
  switch (name) {
    case 'dirname':
      return values.length === 1 && first.anchored ? all(`${first.path}/..`) : undefined;
    case 'join':
      return values.slice(1).some(({ anchored }) => anchored)
        ? undefined
        : all(values.map(({ path }) => path).join('/'));
    case 'expand_path':
    case 'absolute_path':
    case 'realpath':
      if (values.length === 1) return all(first.path);
      return values.length === 2 &&
        !first.anchored &&
        !first.path.startsWith('/') &&
        !first.path.startsWith('~')
        ? all(`${last.path}/${first.path}`)
        : undefined;
    default:
      return undefined;
  }
}

/** A string on one line; what may be computed in it is a place at its beginning: `"#{__dir__}/x"`. */
function readLiteral(text: string, at: number, depth: number): Value | undefined {
  const quote = text.charCodeAt(at);
  const interpolates = quote === Char.doubleQuote;
  let from = at + 1;
  let place: Value | undefined;
  if (interpolates && text.startsWith('#{', from)) {
    place = readTerm(text, skipBlanks(text, from + 2), depth + 1);
    const close = place === undefined ? -1 : skipBlanks(text, place.next);
    if (place === undefined || !place.anchored || text.charCodeAt(close) !== Char.closeBrace)
      return undefined;
    from = close + 1;
  }
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      const path = (place?.path ?? '') + text.slice(from, index);
      return { path, anchored: place !== undefined, start: at, end: index + 1, next: index + 1 };
    }
    // No path has an escape; it would be another text than the one that stands here.
    if (code === Char.lineFeed || code === Char.backslash) return undefined;
    if (code === Char.hash && interpolates && isInterpolation(text.charCodeAt(index + 1))) return undefined;
  }
  return undefined;
}

const isInterpolation = (code: number): boolean =>
  code === Char.openBrace || code === Char.at || code === Char.dollar;

/** Index after the name of the constant that an `autoload` gives first, and after the comma behind it; or -1. */
export function skipConstant(text: string, at: number): number {
  const code = text.charCodeAt(at);
  let end: number;
  if (code === Char.colon) end = nameEnd(text, at + 1);
  else if (code === Char.quote || code === Char.doubleQuote) end = nameEnd(text, at + 1) + 1;
  else return -1;
  const comma = skipBlanks(text, end);
  return kindOf(text.charCodeAt(at + 1)) === Kind.letter && text.charCodeAt(comma) === Char.comma
    ? skipSpace(text, comma + 1)
    : -1;
}
