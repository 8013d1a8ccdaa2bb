import { type TextDocument, TextEdit, WorkspaceEdit, workspace } from 'vscode';
import { changedSpan } from '../../core/model/changedSpan.ts';
import { toRange } from './openFile.ts';

/** How long VS Code may take to notice that a file changed on the disk, in milliseconds. */
const noticeMs = 1500;

const decoder = new TextDecoder();
const unixLines = (text: string): string => text.replace(/\r\n?/g, '\n');

/** What the disk holds for a document; undefined where it cannot be told, as in another encoding than UTF-8. */
export async function textOnDisk(document: TextDocument): Promise<string | undefined> {
  if (!document.encoding.startsWith('utf8')) return undefined;
  try {
    return decoder.decode(await workspace.fs.readFile(document.uri));
  } catch {
    return undefined;
  }
}

/** True where a document without unsaved edits shows what the disk holds, but for line ends. */
export const isCurrent = (document: TextDocument, disk: string | undefined): boolean =>
  document.isDirty || disk === undefined || unixLines(disk) === unixLines(document.getText());

/**
 * Somebody else wrote the file: make the document show that. VS Code does it by itself a moment later, unless the
 * write fell into a save of its own, which it takes for the same write; then the document would stay behind,
 * and the next save would undo what the others wrote.
 */
export async function followDisk(document: TextDocument): Promise<void> {
  await nextChange(document);
  const disk = await textOnDisk(document);
  if (disk === undefined || isCurrent(document, disk)) return;
  const edit = new WorkspaceEdit();
  edit.set(document.uri, [replacement(document, disk)]);
  if (await workspace.applyEdit(edit)) await document.save();
}

/** The edit that gives a document another text. */
export function replacement(document: TextDocument, text: string): TextEdit {
  const before = document.getText();
  const { start, end, newText } = changedSpan(before, text) ?? { start: 0, end: 0, newText: '' };
  const range = toRange({ start: document.positionAt(start), end: document.positionAt(end) });
  return TextEdit.replace(range, newText);
}

function nextChange(document: TextDocument): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(done, noticeMs);
    const listening = workspace.onDidChangeTextDocument(event => {
      if (event.document === document && event.contentChanges.length > 0) done();
    });
  });
}
