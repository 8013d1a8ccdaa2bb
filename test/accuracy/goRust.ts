import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Node } from '@vscode/tree-sitter-wasm';
import { go } from '../../src/core/drift/extract/go.ts';
import type { Import, Scan } from '../../src/core/drift/extract/import.ts';
import { readFact } from '../../src/core/drift/extract/rust/meaning.ts';
import { rust } from '../../src/core/drift/extract/rust.ts';
import { filesEnding, timed } from './compareImports.ts';
import { goFacts, goSymbols } from './goTree.ts';
import { type ParseRust, rustFacts } from './rustTree.ts';
import type { Facts } from './treeFacts.ts';

// Holds the scanners of Go and Rust against tree-sitter on the folders given as arguments:
//   npx esbuild test/accuracy/goRust.ts --bundle --platform=node --format=esm --packages=external --outfile=FILE
//   node FILE go|rust FOLDER…
// FILE has to lie where node_modules can be found.

const shownDifferences = 40;
const allowedShare = 1 / 100_000;

const measured = {
  go: { language: go, facts: (root: Node): Facts => ({ ...goFacts(root), declares: goSymbols(root) }) },
  rust: { language: rust, facts: rustFacts },
} as const;

const [, , which = '', ...folders] = process.argv;
const { language, facts } = measured[which as keyof typeof measured];
const require = createRequire(import.meta.url);
const { Parser, Language } = require('@vscode/tree-sitter-wasm') as typeof import('@vscode/tree-sitter-wasm');
await Parser.init();
const parser = new Parser();
parser.setLanguage(
  await Language.load(require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${language.id}.wasm`)),
);

const paths = folders.flatMap(folder => [...filesEnding(which === 'go' ? '.go' : '.rs', folder)]);
const readAll = (): string[] => paths.map(path => readFileSync(path, 'utf8'));
readAll();
const read = timed(readAll);
const scanAll = (): Scan[] => read.result.map(text => language.scan(text));
const cold = timed(scanAll);
const warm = timed(scanAll);

const lineOf = ({ kind, specifier, start, end, member, all, form }: Import): string => {
  const name = member === undefined ? '' : `{${member.name} ${member.start}-${member.end}}`;
  const crate = form?.startsWith('extern crate') ? ' extern crate' : '';
  return `${kind} ${specifier} ${start}-${end} ${name}${all ? '*' : ''}${crate}`;
};

/** What is compared besides imports: the modules of Rust, the symbols of Go. */
function declaredBy(text: string, { declares }: Scan): string[] {
  if (which === 'go')
    return language.symbols(text, language.spans(text)).map(({ name, start }) => `${name} ${start}`);
  return (declares ?? []).flatMap(({ names }) =>
    names.flatMap(name => {
      const fact = readFact(name);
      return fact?.is === 'file' || fact?.is === 'inline' ? [`${fact.is} ${fact.path}`] : [];
    }),
  );
}

const missing = (from: readonly string[], there: readonly string[]): string[] => {
  const known = new Set(there);
  return from.filter(one => !known.has(one));
};

const counts = { imports: 0, different: 0, declared: 0, otherwiseDeclared: 0, givenUp: 0, shown: 0 };
for (const [index, path] of paths.entries()) {
  const text = read.result[index]!;
  const scan = warm.result[index]!;
  const opened: { delete(): void }[] = [];
  const parse: ParseRust = piece => {
    const tree = parser.parse(piece)!;
    opened.push(tree);
    return tree.rootNode;
  };
  const root = parse(text);
  const tree = facts(root, parse);
  const [mine, theirs] = [scan.imports.map(lineOf), tree.imports.map(lineOf)];
  const wrong = [
    ...missing(theirs, mine).map(line => `tree ${line}`),
    ...missing(mine, theirs).map(line => `scan ${line}`),
  ];
  const declared = declaredBy(text, scan);
  const otherwise = [
    ...missing(tree.declares, declared).map(line => `tree declares ${line}`),
    ...missing(declared, tree.declares).map(line => `scan declares ${line}`),
  ];
  const shown = [...wrong, ...otherwise];
  if (shown.length > 0 && counts.shown++ < shownDifferences) {
    console.log(
      `${path}${root.hasError ? ' (the parser reports errors)' : ''}\n  ${shown.slice(0, 5).join('\n  ')}`,
    );
  }
  if (root.hasError) counts.givenUp++;
  else {
    counts.imports += theirs.length;
    counts.different += wrong.length;
    counts.declared += tree.declares.length;
    counts.otherwiseDeclared += otherwise.length;
  }
  for (const one of opened) one.delete();
}
const megabytes = read.result.reduce((sum, text) => sum + text.length, 0) / 1e6;
const ratio = (ms: number): string => `${ms.toFixed(0)} ms, ${(ms / read.ms).toFixed(2)} times reading`;
console.log(
  `${paths.length} files, ${megabytes.toFixed(1)} M characters, ${counts.givenUp} with parser errors left out`,
);
console.log(`${counts.imports} imports, ${counts.different} differ`);
console.log(`${counts.declared} declarations, ${counts.otherwiseDeclared} differ`);
console.log(`read ${read.ms.toFixed(0)} ms; scan cold ${ratio(cold.ms)}, warm ${ratio(warm.ms)}`);
process.exitCode = counts.different > counts.imports * allowedShare ? 1 : 0;
