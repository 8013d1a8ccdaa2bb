import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dialectOf } from './ecmascriptTree.ts';

const skippedFolders = new Set(['node_modules', '.git']);

/** Paths of the JavaScript and TypeScript files in a folder, without those of packages inside it. */
export function* sourceFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) yield* sourceFiles(path);
    else if (entry.isFile() && dialectOf(entry.name)) yield path;
  }
}
