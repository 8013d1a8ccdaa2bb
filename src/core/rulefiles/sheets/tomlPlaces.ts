import { indexLines } from '../../artifacts/lineIndex.ts';
import type { Path } from '../../model/json.ts';
import type { Range } from '../../model/text.ts';

/** A table or key: the line that it stands in, and what is inside of it. */
interface Spot {
  range?: Range;
  inside: Map<string | number, Spot>;
  /** How many tables of this name there are in double brackets. */
  items: number;
}

const spot = (): Spot => ({ inside: new Map(), items: 0 });

function enter(at: Spot, step: string | number): Spot {
  const known = at.inside.get(step);
  if (known !== undefined) return known;
  const made = spot();
  at.inside.set(step, made);
  return made;
}

/**
 * Finds the line of every table and key of a TOML file that a parser has found well-formed. Gives a function from
 * a path to the line of the nearest part of it that has one; undefined where none has.
 */
export function tomlPlaces(text: string): (path: Path) => Range | undefined {
  const root = spot();
  const lines = indexLines(text);
  let table = root;
  let start = 0;
  let state: LineEnd = { depth: 0, quote: undefined };
  for (const whole of text.split('\n')) {
    const line = whole.trim();
    const at = start + whole.length - whole.trimStart().length;
    start += whole.length + 1;
    if (state.depth > 0 || state.quote !== undefined) {
      state = endOf(line, state);
      continue;
    }
    const isHead = line.startsWith('[');
    const isItem = line.startsWith('[[');
    const { keys, end } = dottedKey(line, isItem ? 2 : isHead ? 1 : 0);
    if (keys.length > 0 && line[end] === (isHead ? ']' : '=')) {
      const named = isHead ? tableOf(root, keys, isItem) : keys.reduce(enter, table);
      named.range ??= lines.range(at, at + line.length);
      if (isHead) table = named;
    }
    if (!isHead) state = endOf(line, state);
  }
  return path => {
    let found = root.range;
    let here: Spot | undefined = root;
    for (const step of path) {
      here = here.inside.get(step);
      if (here === undefined) break;
      found = here.range ?? found;
    }
    return found;
  };
}

/** The table of a head: where a list of tables is named on the way, its latest item is meant. */
function tableOf(root: Spot, keys: readonly string[], isItem: boolean): Spot {
  let at = root;
  for (const [index, key] of keys.entries()) {
    at = enter(at, key);
    if (isItem && index === keys.length - 1) at.items++;
    if (at.items > 0) at = enter(at, at.items - 1);
  }
  return at;
}

const keyPart = /\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^']*)'|([\w-]+))\s*/y;

/** The parts of the key at `from`, and the index of what follows it. */
function dottedKey(line: string, from: number): { keys: string[]; end: number } {
  const keys: string[] = [];
  let end = from;
  for (;;) {
    keyPart.lastIndex = end;
    const part = keyPart.exec(line);
    if (part === null) return { keys, end };
    keys.push(part[1] ?? part[2] ?? part[3]!);
    end = keyPart.lastIndex;
    if (line[end] !== '.') return { keys, end };
    end++;
  }
}

/** What is still open at the end of a line. */
interface LineEnd {
  /** How many brackets. */
  depth: number;
  /** The mark that closes the long string, where one is open. */
  quote: string | undefined;
}

const longQuotes = ['"""', "'''"];

function endOf(line: string, before: LineEnd): LineEnd {
  let { depth, quote } = before;
  for (let at = 0; at < line.length; ) {
    if (quote !== undefined) {
      const end = closing(line, quote, at);
      if (end < 0) break;
      at = end + quote.length;
      quote = undefined;
      continue;
    }
    const character = line[at]!;
    if (character === '#') break;
    if (character === '"' || character === "'") {
      quote = longQuotes.find(long => line.startsWith(long, at)) ?? character;
      at += quote.length;
      continue;
    }
    if (character === '[' || character === '{') depth++;
    if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    at++;
  }
  return { depth, quote: quote?.length === 3 ? quote : undefined };
}

/** Where a string ends; -1 where it goes on. Only between double quotes does a backslash take the mark its meaning. */
function closing(line: string, quote: string, from: number): number {
  for (let end = line.indexOf(quote, from); end >= 0; end = line.indexOf(quote, end + 1)) {
    let slashes = 0;
    while (end - slashes > from && line[end - slashes - 1] === '\\') slashes++;
    if (slashes % 2 === 0 || quote.startsWith("'")) return end;
  }
  return -1;
}
