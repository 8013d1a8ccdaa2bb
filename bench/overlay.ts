import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { must } from '../scripts/processes.ts';
import { blueprintPath, plumbruleFolder } from '../src/core/artifacts/paths.ts';
import { listFiles } from '../src/node/listFiles.ts';

/** A second folder over a tree's files, with a repository and a blueprint of its own. */
export interface Overlay {
  root: string;
  /** The tree's files, without what Git ignores. */
  files: readonly string[];
  setBlueprint(text: string): void;
  remove(): void;
}

/**
 * Makes the overlay at `root`; of several trees, each in a folder of its own. Its files are hard links to the tree's,
 * copies only where the two lie on different disks; nothing is ever written through them.
 */
export async function createOverlay(tree: string | readonly string[], root: string): Promise<Overlay> {
  rmSync(root, { recursive: true, force: true });
  const files: string[] = [];
  if (typeof tree === 'string') files.push(...(await linkFiles(tree, root)));
  else {
    for (const one of tree) {
      const name = basename(one);
      files.push(...(await linkFiles(one, join(root, name))).map(path => `${name}/${path}`));
    }
  }
  await must('git', ['init', '-q'], { cwd: root });
  if (typeof tree === 'string') linkPackages(tree, root);
  await must('git', ['-c', 'core.autocrlf=false', '-c', 'core.safecrlf=false', 'add', '--all'], {
    cwd: root,
  });
  return {
    root,
    files,
    setBlueprint(text) {
      mkdirSync(join(root, plumbruleFolder), { recursive: true });
      writeFileSync(join(root, blueprintPath), text);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Answers with the files that were linked. */
async function linkFiles(tree: string, root: string): Promise<string[]> {
  const files = (await listFiles(tree)).filter(path => !path.startsWith(`${plumbruleFolder}/`));
  const folders = new Set<string>();
  for (const path of files) {
    const target = join(root, path);
    const folder = dirname(target);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    linkOrCopy(join(tree, path), target);
  }
  return files;
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(source, target);
  }
}

/** What is installed in the tree serves dependency-cruiser here too. */
function linkPackages(tree: string, root: string): void {
  const installed = join(tree, 'node_modules');
  if (!existsSync(installed)) return;
  symlinkSync(installed, join(root, 'node_modules'));
  const exclude = join(root, '.git', 'info', 'exclude');
  mkdirSync(dirname(exclude), { recursive: true });
  writeFileSync(exclude, `${existsSync(exclude) ? readFileSync(exclude, 'utf8') : ''}\n/node_modules\n`);
}
