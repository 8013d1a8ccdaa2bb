import { mkdirSync, statSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';

/** Part of Node from 22.1 on. */
interface CompileCache {
  enableCompileCache?(folder: string): unknown;
}

/**
 * Keeps what V8 makes of our code from one start to the next; without it, a short command compiles for a third of its
 * time. Where the folder cannot be written, or Node does not know this yet, everything works as before.
 */
export function keepCompiled(): void {
  const folder = cacheFolder();
  if (folder === undefined) return;
  const own = join(folder, 'plumbrule');
  if (isReady(own)) (module as CompileCache).enableCompileCache?.(own);
}

/**
 * Makes the folder and, if need be, the one above. Node would make it itself, but never comes back where that leads
 * nowhere, as through a link to a disk that is not there.
 */
function isReady(folder: string): boolean {
  try {
    for (const each of [dirname(folder), folder]) {
      if (statSync(each, { throwIfNoEntry: false }) === undefined) mkdirSync(each);
    }
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

/** The user's own folder for caches. Never a shared one: what is loaded from there is run. */
function cacheFolder(): string | undefined {
  const { HOME, LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'win32') return LOCALAPPDATA;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (!HOME) return undefined;
  return process.platform === 'darwin' ? join(HOME, 'Library', 'Caches') : join(HOME, '.cache');
}
