import { type TextDocument, TextEdit, type Uri, WorkspaceEdit, workspace } from 'vscode';
import type { FileChange } from '../../protocol/lsp.ts';
import type { WrittenFile } from './changeHistory.ts';
import { digest } from './digest.ts';
import { followDisk, isCurrent, textOnDisk } from './documentOnDisk.ts';
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
 * unsaved edits stays unsaved: saving it is up to whoever made them. Rejects with a ChangeConflict, and writes
 * nothing, where a file is no longer what the changes were made for.
 */
export async function applyChanges(
  root: Root,
  changes: readonly FileChange[],
  versions: DocumentVersions,
): Promise<WrittenFile[]> {
  const needed = changes.filter(({ create, edits }) => create || edits.length > 0);
  if (needed.length === 0) return [];
  const edit = new WorkspaceEdit();
  const created: WrittenFile[] = [];
  const changed: { path: string; before: string; document: TextDocument }[] = [];
  for (const change of needed) {
    const uri = root.uri(change.path);
    if (change.create) {
      if (await exists(uri)) throw new ChangeConflict(change.path);
      const text = change.edits.map(({ newText }) => newText).join('');
      edit.createFile(uri, { contents: new TextEncoder().encode(text) });
      created.push({ path: change.path, before: undefined, after: digest(text) });
      continue;
    }
    const document = await unchangedDocument(uri, change, versions.get(uri.toString()));
    changed.push({ path: change.path, before: document.getText(), document });
    edit.set(
      uri,
      change.edits.map(({ range, newText }) => TextEdit.replace(toRange(range), newText)),
    );
  }
  const paths = needed.map(({ path }) => path).join(', ');
  await applyAndSave(
    edit,
    changed.map(({ document }) => document),
    paths,
  );
  return [
    ...created,
    ...changed.map(({ path, before, document }) => ({ path, before, after: digest(document.getText()) })),
  ];
}

/** Apply an edit and save those of its documents that had no unsaved edits of somebody else. */
export async function applyAndSave(
  edit: WorkspaceEdit,
  documents: readonly TextDocument[],
  paths: string,
): Promise<void> {
  const toSave = documents.filter(document => !document.isDirty);
  if (!(await workspace.applyEdit(edit))) throw new Error(`Could not change ${paths}.`);
  for (const document of toSave) {
    if (!(await document.save())) {
      throw new Error(`Changed but could not save ${workspace.asRelativePath(document.uri)}.`);
    }
    if (!isCurrent(document, await textOnDisk(document))) await followDisk(document);
  }
}

/** The document of a file that is still what the server saw: in the editor where it was open, else on the disk. */
async function unchangedDocument(
  uri: Uri,
  { path, before }: FileChange,
  version: number | undefined,
): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  if (version !== undefined && version !== document.version) throw new ChangeConflict(path);
  const disk = await textOnDisk(document);
  if (!isCurrent(document, disk)) {
    await followDisk(document);
    throw new ChangeConflict(path);
  }
  const isSeen = version !== undefined || document.isDirty || disk === undefined || before === undefined;
  if (!isSeen && digest(disk) !== before) throw new ChangeConflict(path);
  return document;
}
