import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Import } from '../../src/core/drift/extract/import.ts';
import { scanRuby } from '../../src/core/drift/extract/ruby.ts';
import { compareImports, filesEnding, timed } from './compareImports.ts';

// Holds the scanner of Ruby against Ripper, Ruby's own parser, on the folders given as arguments:
//   npx esbuild test/accuracy/ruby.ts --bundle --platform=node --format=esm --packages=external --outfile=FILE
//   node FILE test/accuracy/rubyTree.rb FOLDER…

const [, , script = '', ...folders] = process.argv;
const paths = folders.flatMap(folder => [...filesEnding('.rb', folder)]);
const readAll = (): string[] => paths.map(path => readFileSync(path, 'utf8'));
readAll();
const read = timed(readAll);
const scanAll = () => read.result.map(scanRuby);
const cold = timed(scanAll);
const warm = timed(scanAll);

const run = spawnSync('ruby', [script], {
  input: paths.map(path => `${path}\n`).join(''),
  maxBuffer: 2 ** 30,
});
const trees = run.stdout
  .toString()
  .split('\n')
  .slice(0, -1)
  .map(line => JSON.parse(line) as { imports: Import[]; errors: number });
if (trees.length !== paths.length) throw new Error(`ruby stopped at ${paths[trees.length]}: ${run.stderr}`);

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
