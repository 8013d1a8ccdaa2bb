import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scanPython } from '../../src/core/drift/extract/python.ts';

// Holds the scanner against CPython's own parser on the folders given as arguments; run from the project's folder:
//   npx esbuild test/accuracy/python.ts --bundle --platform=node --format=esm --outfile=test/accuracy/out.mjs
//   node test/accuracy/out.mjs FOLDER…

const shownDifferences = 20;
const allowedShare = 1 / 100_000;

/** One import: kind, specifier, name, and the offset of the last of them that is written. */
type Row = readonly [kind: string, specifier: string, name: string | null, offset: number];

function* pythonFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== '.git') yield* pythonFiles(path);
    else if (entry.isFile() && /\.pyi?$/.test(entry.name)) yield path;
  }
}

function timed<T>(work: () => T): { result: T; ms: number } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, ms: (user + system) / 1000 };
}

const read = (path: string): string => readFileSync(path, 'utf8').replace(/^\uFEFF/, '');

/** The offset that the tree knows: the name's, the string's, the star's or the module's. */
function rowsOf(text: string): Row[] {
  return scanPython(text)
    .imports.map(({ kind, specifier, start, end, member, all }): Row => {
      const star = all === undefined ? start : text.indexOf('*', end);
      return [kind, specifier, member?.name ?? (all === undefined ? null : '*'), member?.start ?? star];
    })
    .sort((a, b) => a[3] - b[3]);
}

const paths = process.argv.slice(2).flatMap(folder => [...pythonFiles(folder)]);
const readAll = (): string[] => paths.map(read);
readAll();
const reading = timed(readAll);
const texts = reading.result;
const cold = timed(() => texts.map(scanPython));
const warm = timed(() => texts.map(scanPython));

const script = fileURLToPath(new URL('./python.py', import.meta.url));
const parser = spawnSync('python3', [script], { input: paths.join('\n'), maxBuffer: 2 ** 31 - 1 });
const trees = parser.stdout.toString().trimEnd().split('\n');

let imports = 0;
let different = 0;
let unparsed = 0;
paths.forEach((path, index) => {
  const tree = JSON.parse(trees[index] ?? 'null') as Row[] | null;
  if (tree === null) {
    unparsed++;
    return;
  }
  imports += tree.length;
  const scan = rowsOf(texts[index]!);
  const inTree = new Set(tree.map(row => row.join(' ')));
  const inScan = new Set(scan.map(row => row.join(' ')));
  const found = [
    ...[...inTree].filter(row => !inScan.has(row)).map(row => `tree ${row}`),
    ...[...inScan].filter(row => !inTree.has(row)).map(row => `scan ${row}`),
  ];
  for (const one of found) if (different++ < shownDifferences) console.log(`${path}\n  ${one}`);
});

const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
console.log(`${paths.length} files, ${unparsed} not parsed, ${megabytes.toFixed(1)} M characters`);
console.log(`${imports} imports, ${different} differ`);
console.log(
  `read ${reading.ms.toFixed(0)} ms, scan ${cold.ms.toFixed(0)} ms cold, ${warm.ms.toFixed(0)} ms warm`,
);
console.log(
  `scan / read: ${(cold.ms / reading.ms).toFixed(2)} cold, ${(warm.ms / reading.ms).toFixed(2)} warm`,
);
process.exitCode = different > imports * allowedShare ? 1 : 0;
