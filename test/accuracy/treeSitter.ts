import { createRequire } from 'node:module';
import type { Node } from '@vscode/tree-sitter-wasm';
import { type Compared, NotAvailable, type Reference, type ScannedFile } from './reference.ts';

/** Parses a text on the side; freed with the file that it belongs to. */
export type Parse = (text: string) => Node;

const load = createRequire(import.meta.url);

/** Tree-sitter with one grammar, named by its file inside a package, and what to make of a file's tree. */
export async function treeSitter(
  grammar: string,
  compare: (root: Node, file: ScannedFile, parse: Parse) => Omit<Compared, 'gaveUp'>,
): Promise<Reference> {
  const path = fileOf(grammar);
  const { Parser, Language } = load('@vscode/tree-sitter-wasm') as typeof import('@vscode/tree-sitter-wasm');
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(path));
  return {
    parser: grammar.slice(grammar.lastIndexOf('/') + 1, -'.wasm'.length),
    compare: files =>
      files.map(file => {
        const opened: { delete(): void }[] = [];
        const parse: Parse = text => {
          const tree = parser.parse(text)!;
          opened.push(tree);
          return tree.rootNode;
        };
        const root = parse(file.text);
        const compared = { ...compare(root, file, parse), gaveUp: root.hasError };
        for (const tree of opened) tree.delete();
        return compared;
      }),
  };
}

function fileOf(grammar: string): string {
  try {
    return load.resolve(grammar);
  } catch {
    throw new NotAvailable(`${grammar} is not installed`);
  }
}
