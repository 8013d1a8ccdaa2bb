import { isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

/** A file could not be written; the message names it and says why. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
}

/**
 * Write a file that is not there yet, with its folders. @throws WriteError when it is, so that nothing is lost, or
 * when a link leads out of the workspace.
 */
export function writeNew(root: string, path: string, text: string): void {
  writing(path, () => {
    const absolute = inside(root, path);
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, text, { flag: 'wx' });
  });
}

/**
 * Replace a file in one step: readers see the old text or the new, never a part. A mark of UTF-8 at its start
 * stays, since reading leaves it out. @throws WriteError when a link leads out of the workspace, and for a file
 * that is not UTF-8: in the new text, characters stand for bytes that could not be read.
 */
export function replaceFile(root: string, path: string, text: string): void {
  writing(path, () => {
    const absolute = inside(root, path);
    const before = existsSync(absolute) ? readFileSync(absolute) : Buffer.alloc(0);
    if (!isUtf8(before)) throw new Error('it is not UTF-8 and was left as it is: save it as UTF-8');
    mkdirSync(dirname(absolute), { recursive: true });
    const temporary = `${absolute}.${randomBytes(6).toString('hex')}.tmp`;
    const isMarked = before.subarray(0, mark.length).equals(mark) && !text.startsWith('\ufeff');
    try {
      writeFileSync(temporary, isMarked ? `\ufeff${text}` : text);
      renameSync(temporary, absolute);
    } finally {
      if (existsSync(temporary)) rmSync(temporary);
    }
  });
}

/** Write a report to where a person wants it, in or outside of the workspace. @throws WriteError */
export function writeReport(folder: string, path: string, text: string): void {
  writing(path, () => writeFileSync(resolve(folder, path), text));
}

/** What some editors put at the start of a UTF-8 file. */
const mark = Buffer.from('\ufeff');

function writing(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new WriteError(`${path} cannot be written: ${error instanceof Error ? error.message : error}`);
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
    throw new Error('it leads out of the workspace');
  }
  return absolute;
}
