import { commands, type Disposable, RelativePattern, workspace } from 'vscode';
import { contextKeys } from '../../protocol/ids.ts';
import type { Root } from './root.ts';

/**
 * Keep the context key up to date that says whether the folder has plan files, and call `onPresent` when it
 * has: at once, and whenever a terminal, an agent or Git brings the first of them later.
 */
export function watchPresence(root: Root, onPresent: () => void): Disposable {
  let present = false;
  const look = async (): Promise<void> => {
    const found = await root.initialised();
    await commands.executeCommand('setContext', contextKeys.initialised, found);
    if (found && !present) onPresent();
    present = found;
  };
  const watcher = workspace.createFileSystemWatcher(
    new RelativePattern(root.folder, '.plumbrule/**'),
    false,
    true,
    false,
  );
  watcher.onDidCreate(() => {
    if (!present) void look();
  });
  watcher.onDidDelete(() => void look());
  void look();
  return watcher;
}
