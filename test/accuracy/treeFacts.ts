import type { Node } from '@vscode/tree-sitter-wasm';
import type { Import } from '../../src/core/drift/extract/import.ts';

/** What a parser's tree says that a scanner has to say as well. */
export interface Facts {
  imports: Import[];
  /** Space and name with a blank between them. */
  declares: string[];
}

/** The named children of a node. */
export function named(node: Node): Node[] {
  return node.namedChildren.filter(child => child !== null);
}
