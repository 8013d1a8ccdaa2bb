import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type Part, partFileName } from '../src/node/patterns/partFiles.ts';
import { inRoot } from './root.ts';

const grammars = 'node_modules/@vscode/tree-sitter-wasm/wasm';

/** Where each part of pattern matching comes from. */
const sources: Readonly<Record<Part, string>> = {
  'ast-grep': 'node_modules/@ast-grep/wasm/wasm_bg.wasm',
  'tree-sitter': 'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  typescript: `${grammars}/tree-sitter-typescript.wasm`,
  tsx: `${grammars}/tree-sitter-tsx.wasm`,
  javascript: `${grammars}/tree-sitter-javascript.wasm`,
  python: `${grammars}/tree-sitter-python.wasm`,
  go: `${grammars}/tree-sitter-go.wasm`,
  java: `${grammars}/tree-sitter-java.wasm`,
  kotlin: 'node_modules/@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm',
  csharp: `${grammars}/tree-sitter-c-sharp.wasm`,
  rust: `${grammars}/tree-sitter-rust.wasm`,
  php: `${grammars}/tree-sitter-php.wasm`,
  ruby: `${grammars}/tree-sitter-ruby.wasm`,
};

/** Write the compressed parts that are missing or old; answers with the files that they come from. */
export function writePatternParts(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  for (const [part, source] of Object.entries(sources)) {
    const target = join(folder, partFileName(part as Part));
    if (existsSync(target) && statSync(target).mtimeMs >= statSync(inRoot(source)).mtimeMs) continue;
    writeFileSync(target, compressed(readFileSync(inRoot(source))));
  }
  return Object.values(sources);
}

/** The one level that a build does not feel: the best one takes half a minute and saves a tenth. */
function compressed(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
