import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceFiles } from '../src/core/drift/resolve/resolution.ts';

/** All files below a folder, relative with `/`, sorted. Symbolic links, `.git` and `node_modules` are left out. */
export function listFiles(root: string): string[] {
  const found: string[] = [];
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) found.push(path);
      else if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git') open.push(path);
    }
  }
  return found.sort();
}

/** The tree as a resolver sees it. Nothing in it counts as ignored by Git: it is an export of what is tracked. */
export function workspaceFiles(root: string, paths: readonly string[]): WorkspaceFiles {
  const known = new Set(paths);
  return {
    has: path => known.has(path),
    exists: path => known.has(path) || isFile(join(root, path)),
    read: path => (isFile(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
    paths: () => known,
  };
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();
