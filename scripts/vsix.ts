import { stat } from 'node:fs/promises';
import process from 'node:process';
import { Failure } from './failure.ts';
import { must } from './processes.ts';
import { inRoot, root } from './root.ts';
import { say } from './terminal.ts';

/** The packed extension, as users get it. */
export const vsixPath = inRoot('dist', 'plumbrule.vsix');

/** The budget of the one universal file, in bytes. */
export const vsixLimit = 5_000_000;

/** Packs what is built under dist/ into one universal file and refuses one above the budget. */
export async function packVsix(): Promise<string> {
  const vsce = inRoot('node_modules', '@vscode', 'vsce', 'vsce');
  // Everything is bundled, so node_modules stays out; no address is known to make the README's links absolute.
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await must(process.execPath, [vsce, 'package', ...options, '--out', vsixPath], { cwd: root });
  const { size } = await stat(vsixPath);
  if (size > vsixLimit)
    throw new Failure(`The packed extension has ${size} bytes; ${vsixLimit} are allowed.`);
  say(`Packed dist/plumbrule.vsix, ${(size / 1000).toFixed(0)} kB.`);
  return vsixPath;
}
