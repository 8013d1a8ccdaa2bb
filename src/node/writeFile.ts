import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';

/**
 * Write a file that is not there yet, with its folders. @throws Error when it is, so that nothing is lost, or when
 * a link leads out of the workspace.
 */
export function writeNew(root: string, path: string, text: string): void {
  const absolute = inside(root, path);
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, text, { flag: 'wx' });
}

/**
 * Replace a file in one step: readers see the old text or the new, never a part. A mark of UTF-8 at its start
 * stays, since reading leaves it out. @throws Error when a link leads out of the workspace.
 */
export function replaceFile(root: string, path: string, text: string): void {
  const absolute = inside(root, path);
  mkdirSync(dirname(absolute), { recursive: true });
  const temporary = `${absolute}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, hasMark(absolute) && !text.startsWith('\ufeff') ? `\ufeff${text}` : text);
    renameSync(temporary, absolute);
  } finally {
    if (existsSync(temporary)) rmSync(temporary);
  }
}

/** The absolute path, whose nearest folder that is there lies in the workspace. */
function inside(root: string, path: string): string {
  const absolute = join(root, path);
  let folder = dirname(absolute);
  while (!existsSync(folder)) folder = dirname(folder);
  const home = realpathSync(root);
  const real = realpathSync(folder);
  if (real !== home && !real.startsWith(home.endsWith(sep) ? home : `${home}${sep}`)) {
    throw new Error(`${path} leads out of the workspace`);
  }
  return absolute;
}

function hasMark(absolute: string): boolean {
  if (!existsSync(absolute)) return false;
  const file = openSync(absolute, 'r');
  try {
    const start = Buffer.alloc(3);
    return readSync(file, start, 0, 3, 0) === 3 && start.equals(Buffer.from('\ufeff'));
  } finally {
    closeSync(file);
  }
}
