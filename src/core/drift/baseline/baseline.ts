import { plumbruleFolder } from '../../artifacts/paths.ts';
import type { Range } from '../../model/text.ts';
import { remember } from '../../remember.ts';
import type { MayBecome } from './gonePlaces.ts';

/** Accepted existing drift, by fingerprint, with the line that accepts it. */
export interface Baseline {
  path: string;
  entries: ReadonlyMap<string, Range>;
  /** What the history tells of places that are gone; where it is not given, everything may have moved. */
  mayBecome?: MayBecome;
}

/** Drift that a person accepted. */
export const baselinePath = `${plumbruleFolder}/baseline.txt`;

const isEntry = (line: string): boolean => line !== '' && !line.startsWith('#');

/** Read a baseline: one fingerprint a line; empty lines and lines that begin with `#` are free. */
export function readBaseline(text: string | undefined): Baseline {
  const entries = new Map<string, Range>();
  (text ?? '').split(/\r?\n/).forEach((line, number) => {
    const entry = line.trim();
    if (!isEntry(entry)) return;
    entries.set(entry, {
      start: { line: number, character: line.indexOf(entry) },
      end: { line: number, character: line.indexOf(entry) + entry.length },
    });
  });
  return { path: baselinePath, entries };
}

/** What the baseline is to accept from now on. */
interface BaselineChange {
  /** Fingerprints to accept besides those that are there. */
  added: Iterable<string>;
  /** Entries to take out. */
  removed: Iterable<string>;
  /** Entries to write anew, and what they read then. */
  moved: ReadonlyMap<string, string>;
}

/**
 * A baseline's text after a change: its entries sorted, one a line and each once. Comments stay: those at the head
 * where they are, every other one above the entry that it stood above, or the next one that is left.
 */
export function changeBaseline(text: string | undefined, change: BaselineChange): string {
  const before = text ?? '';
  const eol = before.includes('\r\n') ? '\r\n' : '\n';
  const lines = before.split(/\r?\n/).map(line => line.trim());
  if (lines.at(-1) === '') lines.pop();
  const firstEntry = lines.findIndex(isEntry);
  const head = lines.splice(0, headLength(lines, firstEntry));
  const removed = new Set(change.removed);
  /** The lines above each entry. */
  const entries = new Map<string, string[]>();
  const keep = (entry: string, above: readonly string[]): void => {
    const own = remember(entries, entry, () => []);
    for (const line of above) own.push(line);
  };
  let above: string[] = [];
  for (const line of lines) {
    if (!isEntry(line)) above.push(line);
    else if (!removed.has(line)) {
      keep(change.moved.get(line) ?? line, above);
      above = [];
    }
  }
  for (const entry of change.added) keep(entry, []);
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const after = [...head, ...sorted.flatMap(([entry, own]) => [...own, entry]), ...above];
  return after.map(line => line + eol).join('');
}

/** How many lines are about the whole: up to the last empty one before the first entry, or all that stand there. */
function headLength(lines: readonly string[], firstEntry: number): number {
  if (firstEntry < 0) return lines.length;
  const lastEmpty = lines.lastIndexOf('', firstEntry);
  return lastEmpty < 0 ? firstEntry : lastEmpty + 1;
}
