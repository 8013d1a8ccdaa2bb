// Reads every file of a list, and scans it unless told only to read; prints the cost of that alone: as the first
// thing that the process does, and again once V8 has compiled what runs often.
//   node extraction.mjs ROOT LIST read|scan
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../../src/core/drift/languages.ts';
import { readSource } from '../../src/node/readSource.ts';

const [root, list, what] = process.argv.slice(2) as [string, string, string];
const paths = JSON.parse(readFileSync(list, 'utf8')) as string[];
/** How often all files are gone through again at least, and for how many milliseconds: then nothing is left to compile. */
const fewestPasses = 4;
const shortestTime = 2000;

function pass() {
  const before = process.cpuUsage();
  const start = performance.now();
  let imports = 0;
  let bytes = 0;
  for (const path of paths) {
    const content = readSource(join(root, path), Number.POSITIVE_INFINITY);
    if (!('text' in content)) continue;
    bytes += content.text.length;
    if (what === 'scan') imports += languageOf(path)?.scan(content.text).imports.length ?? 0;
  }
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { wall, cpu: (user + system) / 1000, imports, bytes };
}

const first = pass();
const rss = process.resourceUsage().maxRSS / 1024;
const later: number[] = [];
for (
  const start = performance.now();
  later.length < fewestPasses || performance.now() - start < shortestTime;
) {
  later.push(pass().cpu);
}
console.log(JSON.stringify({ ...first, rss, compiled: Math.min(...later) }));
