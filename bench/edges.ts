import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanEcmascript } from '../src/core/drift/extract/ecmascript.ts';
import { createEcmascriptResolver } from '../src/core/drift/resolve/ecmascript.ts';
import { listFiles, workspaceFiles } from './files.ts';

/** What one side read of a tree. */
export interface Edges {
  /** The files that were read. */
  files: ReadonlySet<string>;
  /** By file and specifier: the file of the tree that it means, or undefined for all else. */
  targets: ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;
}

const scanned = /\.[cm]?[jt]sx?$/;

/** The files that both sides are given: all JavaScript and TypeScript of the tree. */
export const scannedFiles = (root: string): string[] => listFiles(root).filter(path => scanned.test(path));

/** The edges as this project finds them, and the seconds that resolution alone took. */
export function ownEdges(
  root: string,
): Edges & { imports: number; seconds: { scan: number; resolve: number } } {
  const all = listFiles(root);
  const files = all.filter(path => scanned.test(path));
  const start = performance.now();
  const imports = files.map(path => ({
    path,
    found: scanEcmascript(readFileSync(join(root, path), 'utf8'), dialectOf(path)),
  }));
  const scannedAt = performance.now();
  const resolver = createEcmascriptResolver(workspaceFiles(root, all));
  const targets = new Map(
    imports.map(({ path, found }) => {
      const meanings = found.map(({ specifier }) => {
        const target = resolver.resolve(path, specifier);
        return [specifier, target.kind === 'file' ? target.path : undefined] as const;
      });
      return [path, new Map(meanings)];
    }),
  );
  const resolvedAt = performance.now();
  return {
    files: new Set(files),
    targets,
    imports: imports.reduce((sum, { found }) => sum + found.length, 0),
    seconds: { scan: (scannedAt - start) / 1000, resolve: (resolvedAt - scannedAt) / 1000 },
  };
}

const dialectOf = (path: string) => ({
  typescript: /\.[cm]?tsx?$/.test(path),
  jsx: !/\.[cm]?ts$/.test(path),
});
