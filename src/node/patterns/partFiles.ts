import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Grammar } from '../../core/drift/patterns/grammars.ts';

/** What is kept compressed beside the bundles: two programs, and the grammars they work with. */
export type Part = 'ast-grep' | 'tree-sitter' | Grammar;

/** The name of a part's file, below `dist/patterns`. */
export function partFileName(part: Part): string {
  return `${part}.wasm.br`;
}

/** Read a part. @throws when the installation is incomplete. */
export function readPart(folder: string, part: Part): Uint8Array {
  return brotliDecompressSync(readFileSync(join(folder, partFileName(part))));
}
