import { parse, TomlError } from 'smol-toml';
import { mapOf } from '../../artifacts/patchJson.ts';
import type { Json } from '../../model/json.ts';
import { startOfFile } from '../../model/text.ts';
import type { SheetOrFault } from './sheet.ts';
import { tomlPlaces } from './tomlPlaces.ts';

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
  const rangeOf = tomlPlaces(text);
  return {
    sheet: {
      json,
      placeOf: at => ({ path, range: rangeOf(at) ?? startOfFile }),
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
