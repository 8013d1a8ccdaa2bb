import { workspace } from 'vscode';
import type { Root } from './root.ts';

/** Save the open documents with unsaved edits that are one of the files or stand below one of the folders. */
export async function saveUnsaved(root: Root, paths: readonly string[]): Promise<void> {
  const wanted = paths.map(path => root.uri(path).path);
  for (const document of workspace.textDocuments) {
    const { path } = document.uri;
    if (!document.isDirty || !wanted.some(one => path === one || path.startsWith(`${one}/`))) continue;
    if (!(await document.save()))
      throw new Error(`Could not save ${workspace.asRelativePath(document.uri)}.`);
  }
}
