import { Range, type TextDocumentShowOptions, window, workspace } from 'vscode';
import { Refusal } from '../refusal.ts';
import { exists, type Root } from './root.ts';

/** A range as the protocol writes it: lines and characters from 0, in UTF-16 units. */
export interface WireRange {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

/** A range of the protocol as an editor has it. */
export const toRange = ({ start, end }: WireRange): Range =>
  new Range(start.line, start.character, end.line, end.character);

/** Show a file of the workspace, at a range where one is given. Refuses files that do not exist. */
export async function openFile(
  root: Root,
  path: string,
  range?: WireRange,
  options: TextDocumentShowOptions = {},
): Promise<void> {
  const uri = root.uri(path);
  if (!(await exists(uri))) throw new Refusal(`${path} does not exist yet.`);
  const document = await workspace.openTextDocument(uri);
  if (!range) {
    await window.showTextDocument(document, options);
    return;
  }
  // Several selected lines would be lost with the next key that is pressed.
  const whole = toRange(range);
  const selection = whole.isSingleLine ? whole : new Range(whole.start, whole.start);
  await window.showTextDocument(document, { ...options, selection });
}
