import { go } from '../../src/core/drift/extract/go.ts';
import type { Import, Scan } from '../../src/core/drift/extract/import.ts';
import { readFact } from '../../src/core/drift/extract/rust/meaning.ts';
import { goFacts, goSymbols } from './goTree.ts';
import type { OpenReference } from './reference.ts';
import { rustFacts } from './rustTree.ts';
import { treeSitter } from './treeSitter.ts';

const lineOf = ({ kind, specifier, start, end, member, all, form }: Import): string => {
  const name = member === undefined ? '' : `{${member.name} ${member.start}-${member.end}}`;
  const crate = form?.startsWith('extern crate') ? ' extern crate' : '';
  return `${kind} ${specifier} ${start}-${end} ${name}${all ? '*' : ''}${crate}`;
};

/** Tree-sitter's grammar of Go: imports and symbols. */
export const openGo: OpenReference = () =>
  treeSitter('@vscode/tree-sitter-wasm/wasm/tree-sitter-go.wasm', (root, { text, scan }) => ({
    imports: { parser: goFacts(root).imports.map(lineOf), scanner: scan.imports.map(lineOf) },
    declares: {
      parser: goSymbols(root),
      scanner: go.symbols(text, go.spans(text)).map(({ name, start }) => `${name} ${start}`),
    },
  }));

/** Tree-sitter's grammar of Rust: imports and modules. */
export const openRust: OpenReference = () =>
  treeSitter('@vscode/tree-sitter-wasm/wasm/tree-sitter-rust.wasm', (root, { scan }, parse) => {
    const { imports, declares } = rustFacts(root, parse);
    return {
      imports: { parser: imports.map(lineOf), scanner: scan.imports.map(lineOf) },
      declares: { parser: declares, scanner: modulesOf(scan) },
    };
  });

function modulesOf({ declares }: Scan): string[] {
  return (declares ?? []).flatMap(({ names }) =>
    names.flatMap(name => {
      const fact = readFact(name);
      return fact?.is === 'file' || fact?.is === 'inline' ? [`${fact.is} ${fact.path}`] : [];
    }),
  );
}
