import { TextDocument } from 'vscode-languageserver-textdocument';
import { changedSpan } from '../core/model/changedSpan.ts';
import { startOfFile } from '../core/model/text.ts';
import { sha256 } from '../node/sha256.ts';
import type { FileChange } from '../protocol/lsp.ts';

/** The change that makes a file's text into another: one edit from the first difference to the last. */
export function fileChange(path: string, before: string | undefined, after: string): FileChange {
  if (before === undefined) return { path, create: true, edits: [{ range: startOfFile, newText: after }] };
  const span = changedSpan(before, after);
  if (span === undefined) return { path, create: false, edits: [] };
  const document = TextDocument.create(path, '', 0, before);
  const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
  return { path, create: false, before: sha256(before), edits: [{ range, newText: span.newText }] };
}
