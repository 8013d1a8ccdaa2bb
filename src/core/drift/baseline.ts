import { plumbruleFolder } from '../artifacts/paths.ts';
import type { Range } from '../model/text.ts';

/** Accepted existing drift, by fingerprint, with the line that accepts it. */
export interface Baseline {
  path: string;
  entries: ReadonlyMap<string, Range>;
}

/** Drift that a person accepted. */
export const baselinePath = `${plumbruleFolder}/baseline.txt`;

/** Read a baseline: one fingerprint a line; empty lines and lines that begin with `#` are free. */
export function readBaseline(text: string | undefined): Baseline {
  const entries = new Map<string, Range>();
  (text ?? '').split(/\r?\n/).forEach((line, number) => {
    const entry = line.trim();
    if (entry === '' || entry.startsWith('#')) return;
    entries.set(entry, {
      start: { line: number, character: line.indexOf(entry) },
      end: { line: number, character: line.indexOf(entry) + entry.length },
    });
  });
  return { path: baselinePath, entries };
}
