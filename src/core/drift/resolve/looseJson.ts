import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';

/** What could be read of a JSON text that people edit by hand, and the first thing wrong with it. */
export interface LooseJson {
  value: unknown;
  error?: { offset: number; length: number; message: string };
}

/** Reads JSON with comments, trailing commas and a byte order mark; keeps what can be read of broken text. */
export function parseLooseJson(text: string): LooseJson {
  const errors: ParseError[] = [];
  // A byte order mark becomes a blank, so that offsets stay true.
  const clean = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  try {
    const value: unknown = parse(clean, errors, { allowTrailingComma: true, allowEmptyContent: true });
    const first = errors[0];
    if (first === undefined) return { value };
    return {
      value,
      error: {
        offset: first.offset,
        length: first.length,
        message: wordsOf(printParseErrorCode(first.error)),
      },
    };
  } catch {
    // The parser calls itself for each level and runs out of stack on absurd nesting.
    return { value: undefined, error: { offset: 0, length: 0, message: 'nested too deeply' } };
  }
}

/** `CloseBraceExpected` reads "close brace expected". */
const wordsOf = (code: string): string =>
  code.replace(/(?<=[a-z])[A-Z]/g, letter => ` ${letter}`).toLowerCase();

/** The value's own members; empty for all that is no object. */
export function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return new Map(isObject ? Object.entries(value) : []);
}

/** The strings of a list; a single string counts as a list of one, all else is left out. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}
