import { commands, type Disposable, type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import type { RequestResult } from '../../protocol/lsp.ts';
import { exists, type Root } from './root.ts';

type ComparedFile = Extract<RequestResult<'approvalDiff'>, { ok: true }>['files'][number];

const scheme = 'plumbrule-approved';
const unixLines = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Read-only documents with the text that was approved, for the editor's diff. */
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
      const title = `${file.path.slice(file.path.lastIndexOf('/') + 1)} (approved ↔ now)`;
      const left = this.document(file.path, 'approved', file.approved);
      await commands.executeCommand('vscode.diff', left, await this.currentSide(root, file), title, {
        preview: files.length === 1,
      });
    }
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

  private document(path: string, side: 'approved' | 'current', text: string): Uri {
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
