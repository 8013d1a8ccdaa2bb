import {
  commands,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  type WebviewView,
  type WebviewViewProvider,
  window,
} from 'vscode';
import { viewIds } from '../../protocol/ids.ts';
import type { EventPayload } from '../../protocol/panel.ts';
import { type PageSurroundings, PanelPage } from '../webview/panelPage.ts';

type Target = EventPayload<'phase/show'>;

/**
 * The seven phases with their forms: in the activity bar and, for room, in an editor tab. Both may be open at
 * once. What they show is in the files, and where the person is in them in the page itself.
 */
export class PhasesPanels implements WebviewViewProvider, WebviewPanelSerializer {
  private inSidebar: PanelPage | undefined;
  private tab: { panel: WebviewPanel; page: PanelPage } | undefined;
  /** A phase asked for before the view in the side bar was there. */
  private wanted: Target | undefined;

  constructor(private readonly surroundings: PageSurroundings) {}

  resolveWebviewView(view: WebviewView): void {
    const page = new PanelPage(view.webview, this.surroundings);
    this.inSidebar = page;
    view.onDidChangeVisibility(() => {
      if (!view.visible) page.suspend();
    });
    view.onDidDispose(() => {
      page.dispose();
      if (this.inSidebar === page) this.inSidebar = undefined;
    });
    this.deliver();
  }

  /** VS Code kept the tab over a reload of the window. */
  async deserializeWebviewPanel(panel: WebviewPanel): Promise<void> {
    if (this.tab) panel.dispose();
    else this.fill(panel);
  }

  /** Open the tab, or bring it to the front. */
  openInEditor(): void {
    if (this.tab) {
      this.tab.panel.reveal();
      return;
    }
    this.fill(window.createWebviewPanel(viewIds.panelTab, 'Plumbrule', ViewColumn.Active));
  }

  /** Some artifact changed: every page loads again what it shows. */
  changed(): void {
    for (const page of [this.inSidebar, this.tab?.page]) page?.notify('workspace/didChange', {});
  }

  /** Bring the panel to the front, the tab where there is one, at a phase of a plan where one is given. */
  async show(target?: Target): Promise<void> {
    if (this.tab) {
      this.tab.panel.reveal();
      if (target) this.tab.page.notify('phase/show', target);
      return;
    }
    this.wanted = target;
    await commands.executeCommand(`${viewIds.phases}.focus`);
    this.deliver();
  }

  private fill(panel: WebviewPanel): void {
    panel.iconPath = Uri.joinPath(this.surroundings.extensionUri, 'media', 'icon.svg');
    const page = new PanelPage(panel.webview, this.surroundings);
    const tab = { panel, page };
    this.tab = tab;
    panel.onDidChangeViewState(() => {
      if (!panel.visible) page.suspend();
    });
    panel.onDidDispose(() => {
      page.dispose();
      if (this.tab === tab) this.tab = undefined;
    });
  }

  private deliver(): void {
    if (!this.wanted || !this.inSidebar) return;
    this.inSidebar.notify('phase/show', this.wanted);
    this.wanted = undefined;
  }
}
