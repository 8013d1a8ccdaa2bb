import { parse, TomlError } from 'smol-toml';

/** What could be read of a TOML text that people edit by hand. */
export interface LooseToml {
  value: unknown;
  /** True where lines had to be left out. */
  broken: boolean;
}

/** A text with more broken lines than this is as good as empty. */
const mostBrokenLines = 10;

/** Reads TOML without the lines that cannot be read. */
export function parseLooseToml(text: string): LooseToml {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  for (let attempt = 0; attempt <= mostBrokenLines; attempt++) {
    try {
      return { value: parse(lines.join('\n')), broken: attempt > 0 };
    } catch (error) {
      const line = error instanceof TomlError ? error.line - 1 : -1;
      if (lines[line] === undefined || lines[line] === '') break;
      lines[line] = '';
    }
  }
  return { value: undefined, broken: true };
}
