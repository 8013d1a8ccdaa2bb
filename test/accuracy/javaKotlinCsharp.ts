import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { csharp } from '../../src/core/drift/extract/csharp.ts';
import type { Scan } from '../../src/core/drift/extract/import.ts';
import { java } from '../../src/core/drift/extract/java.ts';
import { kotlin } from '../../src/core/drift/extract/kotlin.ts';
import { filesEnding, timed } from './compareImports.ts';
import { csharpFacts } from './csharpTree.ts';
import { javaFacts } from './javaTree.ts';
import { kotlinFacts } from './kotlinTree.ts';
import type { Facts } from './treeFacts.ts';

// Holds the scanners of Java, Kotlin and C# against tree-sitter on the folders given as arguments:
//   npx esbuild test/accuracy/javaKotlinCsharp.ts --bundle --platform=node --format=esm --packages=external --outfile=FILE
//   node FILE java|kotlin|csharp FOLDER…
// FILE has to lie where node_modules can be found.

const shownDifferences = 40;
const allowedShare = 1 / 100_000;

const measured = {
  java: {
    language: java,
    endings: ['.java'],
    grammar: '@vscode/tree-sitter-wasm/wasm/tree-sitter-java.wasm',
    facts: javaFacts,
  },
  kotlin: {
    language: kotlin,
    endings: ['.kt', '.kts'],
    grammar: '@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm',
    facts: kotlinFacts,
  },
  csharp: {
    language: csharp,
    endings: ['.cs'],
    grammar: '@vscode/tree-sitter-wasm/wasm/tree-sitter-c-sharp.wasm',
    facts: csharpFacts,
  },
} as const;

const [, , which = '', ...folders] = process.argv;
const { language, endings, grammar, facts } = measured[which as keyof typeof measured];
const require = createRequire(import.meta.url);
const { Parser, Language } = require('@vscode/tree-sitter-wasm') as typeof import('@vscode/tree-sitter-wasm');
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve(grammar)));

const paths = folders.flatMap(folder => endings.flatMap(ending => [...filesEnding(ending, folder)]));
const readAll = (): string[] => paths.map(path => readFileSync(path, 'utf8'));
readAll();
const read = timed(readAll);
const scanAll = (): Scan[] => read.result.map(text => language.scan(text));
const cold = timed(scanAll);
const warm = timed(scanAll);

const importLines = ({ imports }: Pick<Facts, 'imports'>): string[] =>
  imports.map(({ specifier, start, end, form, all }) => {
    // Type arguments of an alias are no part of its specifier.
    const place = form?.startsWith('alias') ? start : `${start}-${end}`;
    return `import ${form ?? ''} ${specifier} ${place}${all ? ' all' : ''}`;
  });
const declaredLines = (declares: readonly string[]): string[] =>
  [...new Set(declares)].map(name => `declares ${name}`);

/** What only one of the two has. */
function differences(theirs: readonly string[], mine: readonly string[]): string[] {
  return [
    ...theirs.filter(line => !mine.includes(line)).map(line => `tree ${line}`),
    ...mine.filter(line => !theirs.includes(line)).map(line => `scan ${line}`),
  ];
}

const counts = { imports: 0, names: 0, differentImports: 0, differentNames: 0, filesWithErrors: 0 };
let shown = 0;
read.result.forEach((text, index) => {
  const tree = parser.parse(text)!;
  const expected = facts(tree.rootNode);
  const scan = warm.result[index]!;
  const names = (scan.declares ?? []).flatMap(({ space, names }) =>
    names.filter(name => !text.includes(`@file:JvmName("${name}")`)).map(name => `${space} ${name}`),
  );
  const wrongImports = differences(importLines(expected), importLines(scan));
  const wrongNames = differences(declaredLines(expected.declares), declaredLines(names));
  const wrong = [...wrongImports, ...wrongNames];
  counts.imports += expected.imports.length;
  counts.names += expected.declares.length;
  // Where the parser gives up, what it then sees is no measure.
  if (tree.rootNode.hasError) counts.filesWithErrors += wrong.length > 0 ? 1 : 0;
  else {
    counts.differentImports += wrongImports.length;
    counts.differentNames += wrongNames.length;
  }
  if (wrong.length > 0 && shown++ < shownDifferences) {
    const note = tree.rootNode.hasError ? ' (parser errors)' : '';
    console.log(`${paths[index]}${note}\n  ${wrong.slice(0, 8).join('\n  ')}`);
  }
  tree.delete();
});

const characters = read.result.reduce((sum, text) => sum + text.length, 0);
const ratio = (ms: number): string => `${ms.toFixed(0)} ms, ${(ms / read.ms).toFixed(2)} times reading`;
console.log(`${paths.length} files, ${(characters / 1e6).toFixed(1)} M characters`);
console.log(`${counts.imports} imports, ${counts.differentImports} differ`);
// The grammar of Kotlin takes many an annotation class for an expression.
console.log(`${counts.names} declared names, ${counts.differentNames} differ`);
console.log(`${counts.filesWithErrors} files with parser errors differ`);
console.log(`read ${read.ms.toFixed(0)} ms, scan cold ${ratio(cold.ms)}, warm ${ratio(warm.ms)}`);
process.exitCode = counts.differentImports > counts.imports * allowedShare ? 1 : 0;
