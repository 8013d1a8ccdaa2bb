import { randomBytes } from 'node:crypto';
import { env, type LogOutputChannel, Uri, type Webview } from 'vscode';
import type { Conversation, EventOf, PayloadOf } from '../../protocol/conversation.ts';
import { type Handlers, PageConnection } from './connection.ts';
import { type PageKind, pageHtml, type Surface } from './html.ts';

/** What every page of one kind is made with. */
export interface PageSurroundings<C extends Conversation> {
  kind: PageKind;
  conversation: C;
  handlers: () => Handlers<C>;
  extensionUri: Uri;
  log: LogOutputChannel;
}

/** A page of ours in one webview, and the conversation with it. Whoever shows the webview says when it is gone. */
export class WebviewPage<C extends Conversation> {
  private readonly connection: PageConnection<C>;

  constructor(webview: Webview, surface: Surface, surroundings: PageSurroundings<C>) {
    const { kind, conversation, handlers, extensionUri, log } = surroundings;
    const assets = Uri.joinPath(extensionUri, 'dist', 'webview');
    webview.options = { enableScripts: true, localResourceRoots: [assets] };
    this.connection = new PageConnection(conversation, webview, handlers(), problem => {
      log.warn(problem instanceof Error ? (problem.stack ?? problem.message) : String(problem));
    });
    const source = {
      asset: (name: string) => webview.asWebviewUri(Uri.joinPath(assets, name)).toString(),
      cspSource: webview.cspSource,
    };
    webview.html = pageHtml(kind, source, surface, randomBytes(18).toString('base64url'), env.language);
  }

  /** Tell the page, now or as soon as it listens. */
  notify<E extends EventOf<C>>(event: E, payload: PayloadOf<C, E>): void {
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
