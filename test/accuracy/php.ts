import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Import } from '../../src/core/drift/extract/import.ts';
import { scanPhp } from '../../src/core/drift/extract/php.ts';
import { compareImports, filesEnding, timed } from './compareImports.ts';

// Holds the scanner of PHP against nikic/php-parser (Debian: `apt install php-cli php-parser`) on the folders given
// as arguments:
//   npx esbuild test/accuracy/php.ts --bundle --platform=node --format=esm --packages=external --outfile=FILE
//   node FILE test/accuracy/phpTree.php FOLDER…

interface Tree {
  imports: Import[];
  declares: string[];
  errors: number;
}

const [, , script = '', ...folders] = process.argv;
const paths = folders.flatMap(folder => [...filesEnding('.php', folder)]);
const readAll = (): string[] => paths.map(path => readFileSync(path, 'utf8'));
readAll();
const read = timed(readAll);
const scanAll = () => read.result.map(scanPhp);
const cold = timed(scanAll);
const warm = timed(scanAll);

const run = spawnSync('php', [script], {
  input: paths.map(path => `${path}\n`).join(''),
  maxBuffer: 2 ** 30,
});
const trees = run.stdout
  .toString()
  .split('\n')
  .slice(0, -1)
  .map(line => JSON.parse(line) as Tree);
if (trees.length !== paths.length) throw new Error(`php stopped at ${paths[trees.length]}: ${run.stderr}`);

/** Names as the tree has them; those of `define` and `class_alias` are calls, which the tree's reader leaves out. */
const declared = (index: number): string[] =>
  (warm.result[index]!.declares ?? []).flatMap(({ space, names }) =>
    names.map(name => (space === '' ? name : `${space}\\${name}`)),
  );

let names = 0;
let otherNames = 0;
trees.forEach(({ declares }, index) => {
  const scan = new Set(declared(index));
  const calls = /\b(?:define|class_alias)\s*\(/i.test(read.result[index]!);
  const missing = declares.filter(name => !scan.has(name));
  const surplus = calls ? [] : [...scan].filter(name => !declares.includes(name));
  names += declares.length;
  if (missing.length + surplus.length === 0) return;
  otherNames += missing.length + surplus.length;
  console.log(`${paths[index]} declares: missing ${missing}, surplus ${surplus}`);
});
console.log(`${names} declared names, ${otherNames} differ`);

compareImports(
  paths.map((path, index) => ({
    path,
    text: read.result[index]!,
    tree: trees[index]!.imports,
    scan: warm.result[index]!.imports,
    parserGaveUp: trees[index]!.errors > 0,
  })),
  { read: read.ms, cold: cold.ms, warm: warm.ms },
);
