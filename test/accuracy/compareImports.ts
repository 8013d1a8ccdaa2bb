import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Import } from '../../src/core/drift/extract/import.ts';

const shownDifferences = 30;
const allowedShare = 1 / 100_000;
const skippedFolders = new Set(['.git', 'node_modules']);

/** Paths of the files in a folder whose names end so. */
export function* filesEnding(ending: string, folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) yield* filesEnding(ending, path);
    else if (entry.isFile() && entry.name.endsWith(ending)) yield path;
  }
}

/** Processor time in milliseconds, so that a busy machine does not tell a story of its own. */
export function timed<T>(work: () => T): { result: T; ms: number } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, ms: (user + system) / 1000 };
}

/** A file's imports as a parser has them, offsets in bytes, and as the scanner has them. */
export interface Compared {
  path: string;
  text: string;
  tree: readonly Import[];
  scan: readonly Import[];
  /** The parser reported errors: what it then sees is no measure. */
  parserGaveUp: boolean;
}

/** Prints differences, counts and times; the process fails when more differ than is allowed. */
export function compareImports(
  files: readonly Compared[],
  ms: { read: number; cold: number; warm: number },
): void {
  let occurrences = 0;
  let different = 0;
  let givenUp = 0;
  for (const { path, text, tree, scan, parserGaveUp } of files) {
    const mine = scan.map(found => JSON.stringify(inBytes(text, found)));
    const theirs = tree.map(found => JSON.stringify(ordered(found)));
    const [known, expected] = [new Set(mine), new Set(theirs)];
    const wrong = [
      ...theirs.filter(found => !known.has(found)).map(found => `tree ${found}`),
      ...mine.filter(found => !expected.has(found)).map(found => `scan ${found}`),
    ];
    if (parserGaveUp) {
      givenUp++;
      if (wrong.length > 0) console.log(`${path}: the parser reports errors; ${wrong.length} differ`);
      continue;
    }
    occurrences += tree.length;
    different += wrong.length;
    if (wrong.length > 0 && different < shownDifferences) console.log(`${path}\n  ${wrong.join('\n  ')}`);
  }
  const characters = files.reduce((sum, { text }) => sum + text.length, 0);
  console.log(`${files.length} files, ${(characters / 1e6).toFixed(1)} M characters`);
  console.log(`${occurrences} imports, ${different} differ; ${givenUp} files with parser errors left out`);
  const ratio = (part: number): string =>
    `${part.toFixed(0)} ms, ${(part / ms.read).toFixed(2)} times reading`;
  console.log(`read ${ms.read.toFixed(0)} ms, scan cold ${ratio(ms.cold)}, warm ${ratio(ms.warm)}`);
  process.exitCode = different > occurrences * allowedShare ? 1 : 0;
}

function inBytes(text: string, { member, ...found }: Import): object {
  const at = (index: number): number => Buffer.byteLength(text.slice(0, index));
  const name = member && { ...member, start: at(member.start), end: at(member.end) };
  return ordered({ ...found, start: at(found.start), end: at(found.end), ...(name && { member: name }) });
}

/** Keys in one order, so that equal imports are equal texts. */
function ordered({ kind, specifier, start, end, form, all, member }: Import): object {
  const name = member && { name: member.name, start: member.start, end: member.end };
  return { kind, specifier, start, end, form, all, member: name };
}
