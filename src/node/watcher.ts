import { watch } from 'node:fs';
import { sep } from 'node:path';

/** Report changed paths below a folder, relative with `/`; a path may be reported more often than it changes. */
export function watchFolder(
  root: string,
  changed: (path: string) => void,
  failed: (error: unknown) => void,
): { close(): void } {
  const watcher = watch(root, { recursive: true, persistent: false }, (_, name) => {
    if (name !== null) changed(name.split(sep).join('/'));
  });
  watcher.on('error', failed);
  return watcher;
}
