import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { listFiles } from './files.ts';

/** What a manifest says of the files that it promises. */
interface Manifest {
  name?: string;
  [field: string]: unknown;
}

const promises = ['main', 'module', 'types', 'typings', 'exports'];
const built = /^(?:\.\/)?(?:dist|lib|build|out|esm|cjs|types)\/.*\.[cm]?[jt]s$/;
const builtExtension = /(?:\.d)?\.[cm]?[jt]s$/;

/**
 * Does to a tree what an installation and a build would do as far as dependency-cruiser needs it: every package is
 * linked below `node_modules` by its name, a folder that is not built is linked to the `src` it would be built from,
 * and each file that a manifest promises to its source.
 */
export function linkPackages(root: string): void {
  for (const path of listFiles(root).filter(file => file.endsWith('/package.json'))) {
    const manifest = manifestAt(join(root, path));
    const folder = join(root, dirname(path));
    if (manifest.name !== undefined) link(folder, join(root, 'node_modules', manifest.name));
    const outputs = promises
      .flatMap(field => [...stringsIn(manifest[field])])
      .filter(file => built.test(file));
    // The shortest first: what lies below a linked folder is there then.
    const folders = [...new Set(['lib', ...outputs.map(file => join(dirname(file)))])];
    for (const output of folders.sort((a, b) => a.length - b.length)) linkToSource(folder, output);
    for (const file of outputs) {
      const stem = join(folder, file.replace(builtExtension, ''));
      const source = ['.ts', '.tsx'].map(extension => stem + extension).find(existsSync);
      if (source !== undefined) link(basename(source), join(folder, file));
    }
  }
}

function manifestAt(path: string): Manifest {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  } catch {
    // Test data: no package that anyone imports.
    return {};
  }
}

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) yield* stringsIn(one);
  }
}

function linkToSource(folder: string, output: string): void {
  const source = join(folder, 'src');
  if (output === '.' || output.includes('*') || !existsSync(source)) return;
  link(relative(dirname(join(folder, output)), source), join(folder, output));
}

function link(target: string, path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined || path.includes('*')) return;
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}
