import { randomBytes } from 'node:crypto';
import {
  commands,
  env,
  type LogOutputChannel,
  Uri,
  type WebviewView,
  type WebviewViewProvider,
} from 'vscode';
import { viewIds } from '../../protocol/ids.ts';
import type { EventPayload } from '../../protocol/panel.ts';
import { PanelConnection, type PanelHandlers } from '../webview/connection.ts';
import { panelHtml } from '../webview/html.ts';

/** The seven phases with their forms, in the activity bar. Its state is in the files and in the page itself. */
export class PhasesView implements WebviewViewProvider {
  private connection: PanelConnection | undefined;
  /** A phase asked for before the view was there. */
  private wanted: EventPayload<'phase/show'> | undefined;

  constructor(
    private readonly extensionUri: Uri,
    private readonly handlers: () => PanelHandlers,
    private readonly log: LogOutputChannel,
  ) {}

  resolveWebviewView(view: WebviewView): void {
    const assets = Uri.joinPath(this.extensionUri, 'dist', 'webview');
    const asset = (name: string): string => view.webview.asWebviewUri(Uri.joinPath(assets, name)).toString();
    view.webview.options = { enableScripts: true, localResourceRoots: [assets] };
    const connection = new PanelConnection(view.webview, this.handlers(), problem => {
      this.log.warn(problem instanceof Error ? (problem.stack ?? problem.message) : String(problem));
    });
    this.connection = connection;
    view.onDidChangeVisibility(() => {
      if (!view.visible) connection.suspend();
    });
    view.onDidDispose(() => {
      connection.dispose();
      if (this.connection === connection) this.connection = undefined;
    });
    this.deliver();
    view.webview.html = panelHtml(
      {
        script: asset('panel.js'),
        style: asset('panel.css'),
        codicons: asset('codicon.css'),
        cspSource: view.webview.cspSource,
      },
      randomBytes(18).toString('base64url'),
      env.language,
    );
  }

  /** Some artifact changed: the page loads again what it shows. */
  changed(): void {
    this.connection?.notify('workspace/didChange', {});
  }

  /** Bring the view to the front, at a phase of a plan where one is given. */
  async show(target?: EventPayload<'phase/show'>): Promise<void> {
    this.wanted = target;
    await commands.executeCommand(`${viewIds.phases}.focus`);
    this.deliver();
  }

  private deliver(): void {
    if (!this.wanted || !this.connection) return;
    this.connection.notify('phase/show', this.wanted);
    this.wanted = undefined;
  }
}
