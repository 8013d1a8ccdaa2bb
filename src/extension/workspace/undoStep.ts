import { type TextDocument, WorkspaceEdit, workspace } from 'vscode';
import { applyAndSave } from './applyChanges.ts';
import type { Step } from './changeHistory.ts';
import { digest } from './digest.ts';
import { replacement } from './documentOnDisk.ts';
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
  const edit = new WorkspaceEdit();
  const restored: TextDocument[] = [];
  for (const { path, before, after } of files) {
    const uri = root.uri(path);
    const document = (await exists(uri)) ? await workspace.openTextDocument(uri) : undefined;
    if (document === undefined || digest(document.getText()) !== after) {
      return { ok: false, message: `Not undone: ${path} was changed since by somebody else.` };
    }
    if (before === undefined) {
      edit.deleteFile(uri);
    } else {
      edit.set(uri, [replacement(document, before)]);
      restored.push(document);
    }
  }
  const paths = files.map(({ path }) => path).join(', ');
  await applyAndSave(edit, restored, paths);
  return { ok: true, message: `Undone: ${paths}.` };
}
