import { randomBytes } from 'node:crypto';
import { env, type LogOutputChannel, Uri, type Webview } from 'vscode';
import type { EventName, EventPayload } from '../../protocol/panel.ts';
import { PanelConnection, type PanelHandlers } from './connection.ts';
import { panelHtml } from './html.ts';

/** What every page of the panel is made with. */
export interface PageSurroundings {
  extensionUri: Uri;
  handlers: () => PanelHandlers;
  log: LogOutputChannel;
}

/** The panel's page in one webview, and the conversation with it. Whoever shows the webview says when it is gone. */
export class PanelPage {
  private readonly connection: PanelConnection;

  constructor(webview: Webview, { extensionUri, handlers, log }: PageSurroundings) {
    const assets = Uri.joinPath(extensionUri, 'dist', 'webview');
    const asset = (name: string): string => webview.asWebviewUri(Uri.joinPath(assets, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [assets] };
    this.connection = new PanelConnection(webview, handlers(), problem => {
      log.warn(problem instanceof Error ? (problem.stack ?? problem.message) : String(problem));
    });
    webview.html = panelHtml(
      {
        script: asset('panel.js'),
        style: asset('panel.css'),
        codicons: asset('codicon.css'),
        cspSource: webview.cspSource,
      },
      randomBytes(18).toString('base64url'),
      env.language,
    );
  }

  /** Tell the page, now or as soon as it listens. */
  notify<E extends EventName>(event: E, payload: EventPayload<E>): void {
    this.connection.notify(event, payload);
  }

  /** The page is hidden and torn down; VS Code makes it anew when it is shown again. */
  suspend(): void {
    this.connection.suspend();
  }

  dispose(): void {
    this.connection.dispose();
  }
}
