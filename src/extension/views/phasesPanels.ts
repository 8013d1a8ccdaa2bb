import { commands, type WebviewView, type WebviewViewProvider } from 'vscode';
import { viewIds } from '../../protocol/ids.ts';
import type { EventPayload, PanelConversation } from '../../protocol/panel.ts';
import { EditorTab } from '../webview/editorTab.ts';
import { type PageSurroundings, WebviewPage } from '../webview/webviewPage.ts';

type Target = EventPayload<'phase/show'>;

/**
 * The seven phases with their forms: in the activity bar and, for room, in an editor tab. Both may be open at
 * once. What they show is in the files, and where the person is in them in the page itself.
 */
export class PhasesPanels implements WebviewViewProvider {
  readonly tab: EditorTab<PanelConversation>;
  private inSidebar: WebviewPage<PanelConversation> | undefined;
  /** A phase asked for before the view in the side bar was there. */
  private wanted: Target | undefined;

  constructor(private readonly surroundings: PageSurroundings<PanelConversation>) {
    this.tab = new EditorTab(viewIds.panelTab, surroundings);
  }

  resolveWebviewView(view: WebviewView): void {
    const page = new WebviewPage(view.webview, 'sideBar', this.surroundings);
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

  /** Some artifact changed: every page loads again what it shows. */
  changed(): void {
    for (const page of [this.inSidebar, this.tab]) page?.notify('workspace/didChange', {});
  }

  /** Bring the panel to the front, the tab where there is one, at a phase of a plan where one is given. */
  async show(target?: Target): Promise<void> {
    if (this.tab.isOpen) {
      this.tab.show();
      if (target) this.tab.notify('phase/show', target);
      return;
    }
    this.wanted = target;
    await commands.executeCommand(`${viewIds.phases}.focus`);
    this.deliver();
  }

  private deliver(): void {
    if (!this.wanted || !this.inSidebar) return;
    this.inSidebar.notify('phase/show', this.wanted);
    this.wanted = undefined;
  }
}
