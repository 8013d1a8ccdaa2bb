import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../../src/core/drift/languages.ts';
import { readSource } from '../../src/node/readSource.ts';
import { agreement, type ScannedFile } from './reference.ts';
import { references } from './references.ts';

// Holds the scanner of one language against a real parser of that language, on the folders given as arguments:
//   npx esbuild test/accuracy/accuracy.ts --bundle --platform=node --format=esm --packages=external --outfile=dist/accuracy.mjs
//   node dist/accuracy.mjs LANGUAGE FOLDER…
// Run it in the project's folder. The benchmark prints the same figures beside the speed.

const shownFiles = 40;
const shownDifferences = 8;
const allowedShare = 1 / 100_000;
const skippedFolders = new Set(['.git', 'node_modules']);

const [, , language = '', ...folders] = process.argv;
const open = references[language];
if (open === undefined) throw new Error(`LANGUAGE is one of ${Object.keys(references).join(', ')}.`);
const reference = await open('test/accuracy');

let read = 0;
let scan = 0;
const files: ScannedFile[] = [];
for (const path of folders.flatMap(folder => [...filesBelow(folder)])) {
  const { scan: scanText } = languageOf(path)!;
  const reading = timed(() => readSource(path, Number.POSITIVE_INFINITY));
  read += reading.ms;
  if (!('text' in reading.result)) continue;
  const { text } = reading.result;
  const scanning = timed(() => scanText(text));
  scan += scanning.ms;
  files.push({ path, text, scan: scanning.result });
}

let shown = 0;
const counts = agreement(reference, files, (path, wrong, gaveUp) => {
  if (shown++ >= shownFiles) return;
  console.log(`${path}${gaveUp ? ' (the parser reports errors)' : ''}`);
  console.log(`  ${wrong.slice(0, shownDifferences).join('\n  ')}`);
});
const characters = files.reduce((sum, { text }) => sum + text.length, 0);
console.log(`${files.length} files, ${(characters / 1e6).toFixed(1)} M characters; ${counts.parser}`);
console.log(`${counts.imports} imports, ${counts.differentImports} differ`);
console.log(`${counts.declared} declarations, ${counts.differentDeclared} differ`);
console.log(`${counts.givenUp} files with parser errors left out`);
console.log(`read ${read.toFixed(0)} ms, scan ${scan.toFixed(0)} ms`);
process.exitCode = counts.differentImports > counts.imports * allowedShare ? 1 : 0;

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) yield* filesBelow(path);
    else if (entry.isFile() && languageOf(entry.name)?.id === language) yield path;
  }
}

/** Processor time in milliseconds, so that a busy machine does not tell a story of its own. */
function timed<T>(work: () => T): { result: T; ms: number } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, ms: (user + system) / 1000 };
}
