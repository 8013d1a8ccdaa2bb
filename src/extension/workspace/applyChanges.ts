import { type TextDocument, TextEdit, type Uri, WorkspaceEdit, workspace } from 'vscode';
import type { FileChange } from '../../protocol/lsp.ts';
import { toRange } from './openFile.ts';
import { exists, type Root } from './root.ts';

/** A file changed between the server's answer and our edit: nothing was written. */
export class ChangeConflict extends Error {
  override readonly name = 'ChangeConflict';
  constructor(path: string) {
    super(`${path} changed in the meantime. Nothing was written; try again.`);
  }
}

/** Versions of the open documents by address: taken before a request, they show what changed since. */
export type DocumentVersions = ReadonlyMap<string, number>;

export function documentVersions(): DocumentVersions {
  return new Map(workspace.textDocuments.map(document => [document.uri.toString(), document.version]));
}

/**
 * Apply the server's changes as one undoable edit and save what it touched. A document that already had
 * unsaved edits stays unsaved: saving it is up to whoever made them. Returns the files that were created.
 */
export async function applyChanges(
  root: Root,
  changes: readonly FileChange[],
  before: DocumentVersions,
): Promise<Uri[]> {
  const edit = new WorkspaceEdit();
  const created: Uri[] = [];
  const toSave: TextDocument[] = [];
  const needed = changes.filter(({ create, edits }) => create || edits.length > 0);
  if (needed.length === 0) return [];
  for (const change of needed) {
    const uri = root.uri(change.path);
    if (change.create) {
      if (await exists(uri)) throw new ChangeConflict(change.path);
      const text = change.edits.map(({ newText }) => newText).join('');
      edit.createFile(uri, { contents: new TextEncoder().encode(text) });
      created.push(uri);
      continue;
    }
    const document = await workspace.openTextDocument(uri);
    const version = before.get(uri.toString());
    if (version !== undefined && version !== document.version) throw new ChangeConflict(change.path);
    if (!document.isDirty) toSave.push(document);
    edit.set(
      uri,
      change.edits.map(({ range, newText }) => TextEdit.replace(toRange(range), newText)),
    );
  }
  const paths = needed.map(({ path }) => path).join(', ');
  if (!(await workspace.applyEdit(edit))) throw new Error(`Could not change ${paths}.`);
  for (const document of toSave) {
    if (!(await document.save())) {
      throw new Error(`Changed but could not save ${workspace.asRelativePath(document.uri)}.`);
    }
  }
  return created;
}
