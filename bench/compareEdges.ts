// Compares the file-to-file edges that Plumbrule finds in a tree with those of dependency-cruiser.
//
//   cd bench && npm ci
//   npm run compare -- TREE TSCONFIG [--link] [--examples N]
//
// TREE is an export of a repository (git archive); TSCONFIG is the config that dependency-cruiser is given, relative to
// TREE. With --link the tree's packages are linked into its node_modules first, as an installation would do.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, type Difference } from './differences.ts';
import { ownEdges, scannedFiles } from './edges.ts';
import { listFiles } from './files.ts';
import { linkPackages } from './linkPackages.ts';
import { peerEdges } from './peerEdges.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { link: { type: 'boolean', default: false }, examples: { type: 'string', default: '5' } },
});
const [tree, tsconfig] = positionals;
if (tree === undefined || tsconfig === undefined) {
  console.error('Usage: npm run compare -- TREE TSCONFIG [--link] [--examples N]');
  process.exit(2);
}
const root = resolve(process.env.INIT_CWD ?? '.', tree);
if (values.link) linkPackages(root);

const ours = ownEdges(root);
const theirs = await peerEdges(root, scannedFiles(root), tsconfig);
const known = new Set(listFiles(root));
const { both, onlyOurs, onlyTheirs } = compare(ours, theirs, path => known.has(path));
const count = (classes: ReadonlyMap<string, readonly Difference[]>): number =>
  [...classes.values()].reduce((sum, list) => sum + list.length, 0);
const [own, peer] = [count(onlyOurs), count(onlyTheirs)];

console.log(`files: ${ours.files.size} here, ${theirs.files.size} there; imports here: ${ours.imports}`);
console.log(
  `seconds here: ${ours.seconds.scan.toFixed(2)} to scan, ${ours.seconds.resolve.toFixed(2)} to resolve`,
);
console.log(`edges of both: ${both}; only here: ${own}; only there: ${peer}`);
console.log(`agreement: ${((100 * both) / Math.max(1, both + own + peer)).toFixed(3)} %`);
show('only here; dependency-cruiser', onlyOurs);
show('only there; Plumbrule', onlyTheirs);

function show(side: string, classes: ReadonlyMap<string, readonly Difference[]>): void {
  for (const [name, list] of classes) {
    console.log(`\n${side} ${name}: ${list.length}`);
    for (const { from, to, specifier, elsewhere } of list.slice(0, Number(values.examples))) {
      console.log(
        `  ${from} "${specifier}" -> ${to}${elsewhere === undefined ? '' : ` (other: ${elsewhere})`}`,
      );
    }
  }
}
