import { Uri, ViewColumn, type WebviewPanel, type WebviewPanelSerializer, window } from 'vscode';
import type { Conversation, EventOf, PayloadOf } from '../../protocol/conversation.ts';
import { type PageSurroundings, WebviewPage } from './webviewPage.ts';

/** A page in an editor tab: one at most, kept over a reload of the window. */
export class EditorTab<C extends Conversation> implements WebviewPanelSerializer {
  private open: { panel: WebviewPanel; page: WebviewPage<C> } | undefined;

  constructor(
    /** The tab's type, as VS Code keeps it. */
    private readonly type: string,
    private readonly surroundings: PageSurroundings<C>,
  ) {}

  get isOpen(): boolean {
    return this.open !== undefined;
  }

  /** Open the tab, or bring it to the front. */
  show(): void {
    if (this.open) this.open.panel.reveal();
    else this.fill(window.createWebviewPanel(this.type, this.surroundings.kind.title, ViewColumn.Active));
  }

  /** Tell the page, where there is one. */
  notify<E extends EventOf<C>>(event: E, payload: PayloadOf<C, E>): void {
    this.open?.page.notify(event, payload);
  }

  /** VS Code kept the tab over a reload of the window. */
  async deserializeWebviewPanel(panel: WebviewPanel): Promise<void> {
    if (this.open) panel.dispose();
    else this.fill(panel);
  }

  private fill(panel: WebviewPanel): void {
    panel.iconPath = Uri.joinPath(this.surroundings.extensionUri, 'media', 'icon.svg');
    const page = new WebviewPage(panel.webview, 'editor', this.surroundings);
    const open = { panel, page };
    this.open = open;
    panel.onDidChangeViewState(() => {
      if (!panel.visible) page.suspend();
    });
    panel.onDidDispose(() => {
      page.dispose();
      if (this.open === open) this.open = undefined;
    });
  }
}
