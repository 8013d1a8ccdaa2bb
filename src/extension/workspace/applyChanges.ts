import { type TextDocument, TextEdit, WorkspaceEdit, workspace } from 'vscode';
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

/** The version of every open document, to tell later which ones changed. */
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
  const opened: { change: FileChange; document: TextDocument; disk: string | undefined }[] = [];
  for (const change of needed) {
    const uri = root.uri(change.path);
    if (change.create) {
      if (await exists(uri)) throw new ChangeConflict(change.path);
      const text = change.edits.map(({ newText }) => newText).join('');
      edit.createFile(uri, { contents: new TextEncoder().encode(text) });
      created.push({ path: change.path, before: undefined, after: digest(text) });
      continue;
    }
    const document = await workspace.openTextDocument(uri);
    opened.push({ change, document, disk: await textOnDisk(document) });
    edit.set(
      uri,
      change.edits.map(({ range, newText }) => TextEdit.replace(toRange(range), newText)),
    );
  }
  for (const { document, disk, change } of opened) {
    if (isCurrent(document, disk)) continue;
    await followDisk(document);
    throw new ChangeConflict(change.path);
  }
  // From here to the edit nothing is waited for: in a pause the documents could change again.
  for (const { change, document, disk } of opened) {
    const version = versions.get(document.uri.toString());
    const changed = version !== undefined && version !== document.version;
    if (changed || !isSeen(change, document, disk)) throw new ChangeConflict(change.path);
  }
  const before = opened.map(({ document }) => document.getText());
  const paths = needed.map(({ path }) => path).join(', ');
  const documents = opened.map(({ document }) => document);
  const after = await applyAndSave(edit, documents, paths);
  const written = opened.map(({ change }, index) => ({
    path: change.path,
    before: before[index],
    after: digest(after[index] ?? ''),
  }));
  return [...created, ...written];
}

/** The changes were made for what the document shows, or for what the disk holds where it was not open. */
function isSeen({ before }: FileChange, document: TextDocument, disk: string | undefined): boolean {
  if (before === undefined) return true;
  return [document.getText(), disk].some(text => text !== undefined && digest(text) === before);
}

/**
 * Apply an edit and save those of its documents that had no unsaved edits of somebody else. Returns what the
 * edit, and what is done on saving, made of each; what somebody typed meanwhile is no part of it.
 */
export async function applyAndSave(
  edit: WorkspaceEdit,
  documents: readonly TextDocument[],
  paths: string,
): Promise<string[]> {
  const toSave = new Set(documents.filter(document => !document.isDirty));
  if (!(await workspace.applyEdit(edit))) throw new Error(`Could not change ${paths}.`);
  const texts = documents.map(document => document.getText());
  for (const [index, document] of documents.entries()) {
    if (!toSave.has(document)) continue;
    if (!(await document.save())) {
      throw new Error(`Changed but could not save ${workspace.asRelativePath(document.uri)}.`);
    }
    if (!document.isDirty) texts[index] = document.getText();
    if (!isCurrent(document, await textOnDisk(document))) await followDisk(document);
  }
  return texts;
}
