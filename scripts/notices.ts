import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from './root.ts';

const noticesPath = inRoot('dist', 'THIRD_PARTY_NOTICES.txt');
/** Read by the stylesheet's own build, so no bundler names it among its modules. */
const copied = ['node_modules/@vscode/codicons'];

/** Write the licences of all packages whose code these modules bring into the bundles. */
export async function writeNotices(modules: Iterable<string>): Promise<void> {
  const folders = new Set(copied);
  for (const module of modules) {
    const folder = packageFolder(module);
    if (folder !== undefined) folders.add(folder);
  }
  const notices = await Promise.all([...folders].sort().map(noticeOf));
  const head = 'Plumbrule contains code of the packages below, under these licences.\n';
  await writeFile(noticesPath, [head, ...notices].join(`\n${'-'.repeat(80)}\n\n`));
}

/** `node_modules/@scope/name` of a module path, nested ones included; undefined for our own modules. */
function packageFolder(module: string): string | undefined {
  const path = module.replaceAll('\\', '/').replace(/[?#].*$/, '');
  const from = path.indexOf('node_modules/');
  if (from < 0) return undefined;
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.slice(from))?.[0];
}

async function noticeOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(inRoot(folder, 'package.json'), 'utf8'));
  const files = (await readdir(inRoot(folder))).filter(file => /^(?:licen[cs]e|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map(file => readFile(join(inRoot(folder), file), 'utf8')));
  // Some packages name their licence in its text alone.
  const named = license === undefined ? '' : ` (${license})`;
  return [`${name} ${version}${named}\n`, ...texts.map(text => `${text.trim()}\n`)].join('\n');
}
