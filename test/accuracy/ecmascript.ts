import { readFileSync } from 'node:fs';
import { scanEcmascript } from '../../src/core/drift/extract/ecmascript.ts';
import { dialectOf, differences, importsOfTree, parseTree } from './ecmascriptTree.ts';
import { sourceFiles } from './sourceFiles.ts';

// Holds the scanner against TypeScript's syntax tree on the folders given as arguments:
//   npx esbuild test/accuracy/ecmascript.ts --bundle --platform=node --format=esm --packages=external --outfile=FILE
//   node FILE FOLDER…

const shownDifferences = 20;
const allowedShare = 1 / 100_000;

/** Processor time, so that a busy machine does not tell a story of its own. */
function timed<T>(work: () => T): { result: T; ms: number } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, ms: (user + system) / 1000 };
}

const paths = process.argv.slice(2).flatMap(folder => [...sourceFiles(folder)]);
const readAll = (): string[] => paths.map(path => readFileSync(path, 'utf8'));
readAll();
const read = timed(readAll);
const texts = read.result;
const scanAll = () => texts.map((text, index) => scanEcmascript(text, dialectOf(paths[index]!)!));
const cold = timed(scanAll);
const warm = timed(scanAll);

let occurrences = 0;
let different = 0;
let parseMs = 0;
texts.forEach((text, index) => {
  const path = paths[index]!;
  const parsed = timed(() => parseTree(path, text));
  parseMs += parsed.ms;
  const tree = importsOfTree(parsed.result);
  const found = differences(text, tree, warm.result[index]!);
  occurrences += tree.length;
  for (const { line, tree, scan } of found) {
    if (different++ < shownDifferences) {
      console.log(`${path}:${line}\n  tree ${JSON.stringify(tree)}\n  scan ${JSON.stringify(scan)}`);
    }
  }
});

const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
const speed = (ms: number): string => `${ms.toFixed(0)} ms, ${((megabytes * 1000) / ms).toFixed(0)} MB/s`;
console.log(`${paths.length} files, ${megabytes.toFixed(1)} M characters`);
console.log(`${occurrences} occurrences, ${different} differ`);
console.log(`read        ${speed(read.ms)}\nscan (cold) ${speed(cold.ms)}\nscan (warm) ${speed(warm.ms)}`);
console.log(`parse       ${speed(parseMs)}`);
process.exitCode = different > occurrences * allowedShare ? 1 : 0;
