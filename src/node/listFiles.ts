import { lstatSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { gitList } from './git.ts';
import { symbolicLink } from './gitTree.ts';

/** Every file of the workspace that Git does not ignore, tracked or not, relative with `/`, sorted. No symbolic links. */
export async function listFiles(root: string): Promise<string[]> {
  try {
    return await listByGit(root);
  } catch {
    // No Git, or no repository: the same by reading .gitignore.
    return (await walk(root)).sort();
  }
}

const submodule = '160000';

async function listByGit(root: string): Promise<string[]> {
  const what = ['--stage', '--deleted', '--others', '--exclude-standard'];
  // One process for all of it: starting one costs as much as what it then does.
  const entries = await gitList(root, ['ls-files', '-z', '-t', ...what]);
  const files = new Set<string>();
  for (const entry of entries) {
    // `H mode hash stage<tab>path`, and the same again with an R where the file is gone; `? path` where Git has none.
    const tag = entry[0];
    const isTracked = tag !== '?';
    const path = entry.slice(isTracked ? entry.indexOf('\t') + 1 : 2);
    const mode = isTracked ? entry.slice(2, 8) : '';
    // A path with a final slash is a repository inside this one, which Git does not look into.
    if (mode === symbolicLink || mode === submodule || path.endsWith('/')) continue;
    if (tag === 'R') files.delete(path);
    // Of an S, a sparse checkout may have left out the file.
    else if ((isTracked && tag !== 'S') || isFile(root, path)) files.add(path);
  }
  // The plan counts even for those who keep it out of Git.
  for (const path of await walk(root, '.plumbrule/')) files.add(path);
  return [...files].sort();
}

// Paths are normal already, and normalising each again would cost as much as asking the disk.
const isFile = (root: string, path: string): boolean =>
  lstatSync(`${root}/${path}`, { throwIfNoEntry: false })?.isFile() === true;

/** Folders that no project keeps its own files in, whether or not a .gitignore says so. */
const neverWalked = new Set(['.git', 'node_modules']);

async function walk(root: string, from = ''): Promise<string[]> {
  const files: string[] = [];
  const visit = async (folder: string, rules: readonly { base: string; rules: Ignore }[]): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    const own = entries.some(entry => entry.name === '.gitignore' && entry.isFile())
      ? [...rules, { base: folder, rules: await readIgnore(join(root, folder, '.gitignore')) }]
      : rules;
    for (const entry of entries) {
      const isFolder = entry.isDirectory();
      if (!isFolder && !entry.isFile()) continue;
      if (isFolder && neverWalked.has(entry.name)) continue;
      const path = `${folder}${entry.name}`;
      if (isIgnored(isFolder ? `${path}/` : path, own)) continue;
      if (isFolder) await visit(`${path}/`, own);
      else files.push(path);
    }
  };
  await visit(from, []);
  return files;
}

async function readIgnore(path: string): Promise<Ignore> {
  // Git tells capitals apart, unless it is told not to.
  return ignore({ ignorecase: false }).add(await readFile(path, 'utf8').catch(() => ''));
}

/** The .gitignore nearest to the file has the last word. */
function isIgnored(path: string, rules: readonly { base: string; rules: Ignore }[]): boolean {
  for (const { base, rules: own } of [...rules].reverse()) {
    const verdict = own.test(path.slice(base.length));
    if (verdict.ignored || verdict.unignored) return verdict.ignored;
  }
  return false;
}
