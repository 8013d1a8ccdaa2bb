// Reads every file of a list, and scans it unless told only to read; prints the cost of that alone.
//   node extraction.mjs ROOT LIST read|scan
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../../src/core/drift/languages.ts';
import { readSource } from '../../src/node/readSource.ts';

const [root, list, what] = process.argv.slice(2) as [string, string, string];
const paths = JSON.parse(readFileSync(list, 'utf8')) as string[];
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
console.log(JSON.stringify({ wall, cpu: (user + system) / 1000, imports, bytes }));
