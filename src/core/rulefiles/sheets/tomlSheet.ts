import { parse, TomlError } from 'smol-toml';
import { indexLines } from '../../artifacts/lineIndex.ts';
import { mapOf } from '../../artifacts/patchJson.ts';
import type { Json, Path } from '../../model/json.ts';
import type { Range } from '../../model/text.ts';
import { startOfFile } from '../../model/text.ts';
import type { SheetOrFault } from './sheet.ts';

/** Read a TOML file. Places are lines: those of tables and of the keys in them. */
export function tomlSheet(path: string, text: string): SheetOrFault {
  let json: Json;
  try {
    json = plain(parse(text));
  } catch (error) {
    if (!(error instanceof TomlError) && !(error instanceof RangeError)) throw error;
    const isPlaced = error instanceof TomlError;
    const start = isPlaced ? { line: error.line - 1, character: error.column - 1 } : startOfFile.start;
    const why = isPlaced ? (error.message.split('\n')[0] ?? '') : 'it is nested too deep';
    return { fault: { place: { path, range: { start, end: start } }, why } };
  }
  const places = linesOf(text);
  return {
    sheet: {
      json,
      placeOf(at) {
        for (let length = at.length; length > 0; length--) {
          const range = places.get(JSON.stringify(at.slice(0, length)));
          if (range !== undefined) return { path, range };
        }
        return { path, range: startOfFile };
      },
      isWhole: () => true,
      unread: [],
    },
  };
}

/** TOML's data as JSON has it: dates as texts. */
function plain(value: unknown): Json {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'object' && value !== null) {
    return mapOf(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return typeof value === 'number' && Number.isFinite(value) ? value : String(value);
}

/** The line of every table and every key, by its way from the root. */
function linesOf(text: string): Map<string, Range> {
  const places = new Map<string, Range>();
  const counts = new Map<string, number>();
  const lines = indexLines(text);
  let table: Path = [];
  let start = 0;
  let depth = 0;
  let open: string | undefined;
  for (const whole of text.split('\n')) {
    const at = start;
    start += whole.length + 1;
    const line = whole.trim();
    const indent = whole.length - whole.trimStart().length;
    const range = lines.range(at + indent, at + indent + line.length);
    if (open === undefined && depth === 0) {
      const head = /^(\[{1,2})\s*(.+?)\s*\]{1,2}\s*(?:#.*)?$/.exec(line);
      const key = /^((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=/.exec(line);
      if (head !== null) {
        table = tablePath(keysOf(head[2]!), head[1] === '[[', counts);
        setPlace(places, table, range);
        continue;
      }
      if (key !== null) setPlace(places, [...table, ...keysOf(key[1]!)], range);
    }
    ({ depth, open } = scanLine(line, depth, open));
  }
  return places;
}

function setPlace(places: Map<string, Range>, path: Path, range: Range): void {
  const key = JSON.stringify(path);
  if (!places.has(key)) places.set(key, range);
}

const keysOf = (text: string): string[] =>
  [...text.matchAll(/"([^"]*)"|'([^']*)'|([\w-]+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');

/** The way to a table: lists of tables that are named on the way mean their latest item. */
function tablePath(keys: readonly string[], isItem: boolean, counts: Map<string, number>): Path {
  const path: (string | number)[] = [];
  for (const [index, key] of keys.entries()) {
    path.push(key);
    const name = JSON.stringify(path);
    const isLast = index === keys.length - 1;
    if (isLast && isItem) counts.set(name, (counts.get(name) ?? -1) + 1);
    const count = counts.get(name);
    if (count !== undefined) path.push(count);
  }
  return path;
}

const triples = ['"""', "'''"];

/** Brackets and long strings that are still open at the end of a line. */
function scanLine(line: string, depth: number, open: string | undefined) {
  let at = 0;
  let level = depth;
  let quote = open;
  while (at < line.length) {
    if (quote !== undefined) {
      const end = line.indexOf(quote, at);
      if (end < 0) return { depth: level, open: quote.length === 3 ? quote : undefined };
      at = end + quote.length;
      quote = undefined;
      continue;
    }
    const character = line[at]!;
    if (character === '#') break;
    if (character === '"' || character === "'") {
      quote = triples.find(triple => line.startsWith(triple, at)) ?? character;
      at += quote.length;
      continue;
    }
    if (character === '[' || character === '{') level++;
    if (character === ']' || character === '}') level = Math.max(0, level - 1);
    at++;
  }
  return { depth: level, open: quote?.length === 3 ? quote : undefined };
}
