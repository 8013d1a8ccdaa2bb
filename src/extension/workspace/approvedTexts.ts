import {
  commands,
  type Disposable,
  type Tab,
  TabInputText,
  TabInputTextDiff,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { RequestResult } from '../../protocol/lsp.ts';
import { exists, type Root } from './root.ts';

type ComparedFile = Extract<RequestResult<'approvalDiff'>, { ok: true }>['files'][number];

/** A file as it would be written; `written` is null where there is none yet. */
interface DraftedFile {
  path: string;
  written: string | null;
  next: string;
}

const scheme = 'plumbrule-approved';
const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const unixLines = (text: string): string => text.replace(/\r\n?/g, '\n');

function shows({ input }: Tab, uri: Uri): boolean {
  const shown =
    input instanceof TabInputTextDiff
      ? input.modified
      : input instanceof TabInputText
        ? input.uri
        : undefined;
  return shown?.toString() === uri.toString();
}

/** Read-only documents with texts that no file has: what was approved, and what would be written. */
export class ApprovedTexts implements TextDocumentContentProvider, Disposable {
  private readonly texts = new Map<string, string>();
  private readonly registrations = [
    workspace.registerTextDocumentContentProvider(scheme, this),
    workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
  ];

  provideTextDocumentContent(uri: Uri): string | undefined {
    return this.texts.get(uri.toString());
  }

  /** Open a diff of each file between what was approved and what is there now. */
  async compare(root: Root, files: readonly ComparedFile[]): Promise<void> {
    for (const file of files) {
      const title = `${fileName(file.path)} (approved ↔ now)`;
      const left = this.document(file.path, 'approved', file.approved);
      await commands.executeCommand('vscode.diff', left, await this.currentSide(root, file), title, {
        preview: files.length === 1,
      });
    }
  }

  /**
   * Show what would be written, against the file where there is one. Nothing is written. It stays open beside
   * other files where it is `kept`; the answer closes it again.
   */
  async preview(
    root: Root,
    { path, written, next }: DraftedFile,
    kept = false,
  ): Promise<() => Promise<void>> {
    const drafted = this.document(path, 'drafted', next);
    if (written === null) {
      await window.showTextDocument(await workspace.openTextDocument(drafted), { preview: !kept });
    } else {
      const title = `${fileName(path)} (now ↔ as it would be written)`;
      await commands.executeCommand('vscode.diff', root.uri(path), drafted, title, { preview: !kept });
    }
    return async () => {
      const tabs = window.tabGroups.all.flatMap(group => group.tabs).filter(tab => shows(tab, drafted));
      await window.tabGroups.close(tabs, true);
    };
  }

  /** Show a Markdown text as its reader sees it. The name is its tab's. */
  async read(name: string, text: string): Promise<void> {
    await commands.executeCommand('markdown.showPreview', this.document(`${name}.md`, 'report', text));
  }

  /** The file itself, so that it can be edited, unless only a part of it was approved. */
  private async currentSide(root: Root, file: ComparedFile): Promise<Uri> {
    const uri = root.uri(file.path);
    if (await exists(uri)) {
      const document = await workspace.openTextDocument(uri);
      if (unixLines(document.getText()) === unixLines(file.current)) return uri;
    }
    return this.document(file.path, 'current', file.current);
  }

  private document(path: string, side: 'approved' | 'current' | 'drafted' | 'report', text: string): Uri {
    // A fresh address each time: an editor that is still open keeps the text it shows.
    const uri = Uri.from({ scheme, path: `/${path}`, query: `${side}-${this.count++}` });
    this.texts.set(uri.toString(), text);
    return uri;
  }
  private count = 0;

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
  }
}
