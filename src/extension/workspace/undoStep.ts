import { type TextDocument, WorkspaceEdit, workspace } from 'vscode';
import { applyAndSave } from './applyChanges.ts';
import type { Step, WrittenFile } from './changeHistory.ts';
import { digest } from './digest.ts';
import { isCurrent, replacement, textOnDisk } from './documentOnDisk.ts';
import { exists, type Root } from './root.ts';

/** What came of undoing a change; the message can be shown to a person. */
export interface Undone {
  ok: boolean;
  message: string;
}

/**
 * Give every file of a change the text it had before, and take away those that the change created. Where one of
 * them was changed since, nothing is written: that would undo somebody else's work too.
 */
export async function undoStep(root: Root, { files }: Step): Promise<Undone> {
  const opened: { file: WrittenFile; document: TextDocument | undefined; disk: string | undefined }[] = [];
  for (const file of files) {
    const uri = root.uri(file.path);
    const document = (await exists(uri)) ? await workspace.openTextDocument(uri) : undefined;
    opened.push({ file, document, disk: document && (await textOnDisk(document)) });
  }
  const edit = new WorkspaceEdit();
  const restored: TextDocument[] = [];
  for (const { file, document, disk } of opened) {
    const { path, before, after } = file;
    if (document === undefined || digest(document.getText()) !== after || !isCurrent(document, disk)) {
      return { ok: false, message: `Not undone: ${path} was changed since by somebody else.` };
    }
    if (before === undefined) {
      edit.deleteFile(document.uri);
    } else {
      edit.set(document.uri, [replacement(document, before)]);
      restored.push(document);
    }
  }
  const paths = files.map(({ path }) => path).join(', ');
  await applyAndSave(edit, restored, paths);
  return { ok: true, message: `Undone: ${paths}.` };
}
