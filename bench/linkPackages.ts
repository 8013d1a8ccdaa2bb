import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { listFiles } from './files.ts';

/**
 * Does to a tree what an installation and a build would do as far as dependency-cruiser needs it: every package is
 * linked below `node_modules` by its name, a `lib` that is not built is linked to the `src` it would be built from,
 * and the `main` file to its source.
 */
export function linkPackages(root: string): void {
  for (const path of listFiles(root).filter(file => file.endsWith('/package.json'))) {
    const { name, main } = JSON.parse(readFileSync(join(root, path), 'utf8')) as {
      name?: string;
      main?: string;
    };
    const folder = join(root, dirname(path));
    if (name !== undefined) link(folder, join(root, 'node_modules', name));
    if (existsSync(join(folder, 'src'))) link('src', join(folder, 'lib'));
    if (main === undefined || !main.endsWith('.js')) continue;
    const source = join(folder, main.replace(/\.js$/, '.ts'));
    if (existsSync(source)) link(basename(source), join(folder, main));
  }
}

function link(target: string, path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}
