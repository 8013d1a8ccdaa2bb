import { TextDocument } from 'vscode-languageserver-textdocument';
import { startOfFile } from '../core/model/text.ts';
import type { FileChange } from '../protocol/lsp.ts';

/** The change that makes a file's text into another: one edit from the first difference to the last. */
export function fileChange(path: string, before: string | undefined, after: string): FileChange {
  if (before === undefined) return { path, create: true, edits: [{ range: startOfFile, newText: after }] };
  if (before === after) return { path, create: false, edits: [] };
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  let kept = 0;
  while (kept < shorter - start && before.at(-1 - kept) === after.at(-1 - kept)) kept++;
  // An edit that begins or ends inside `\r\n` or a surrogate pair would tear it apart in some editors.
  if (start > 0 && isJoined(before, start)) start--;
  if (kept > 0 && isJoined(before, before.length - kept)) kept--;
  const document = TextDocument.create(path, '', 0, before);
  const range = { start: document.positionAt(start), end: document.positionAt(before.length - kept) };
  return { path, create: false, edits: [{ range, newText: after.slice(start, after.length - kept) }] };
}

const isJoined = (text: string, at: number): boolean =>
  (text[at - 1] === '\r' && text[at] === '\n') ||
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
