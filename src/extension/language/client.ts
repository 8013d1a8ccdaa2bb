import {
  type CancellationToken,
  type Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  type Uri,
  workspace,
} from 'vscode';
import type { FileEvent, LanguageClient, LanguageClientOptions } from 'vscode-languageclient/node';
import { commandIds, serverName } from '../../protocol/ids.ts';
import {
  type DidChange,
  didChangeMethod,
  didChangeSchema,
  type RequestName,
  type RequestParams,
  type RequestResult,
  type VerifyProgress,
  verifyProgressMethod,
  verifyProgressSchema,
} from '../../protocol/lsp.ts';
import { Refusal, restartServer, showLog } from '../refusal.ts';
import type { Root } from '../workspace/root.ts';
import { CrashCounter } from './crashCounter.ts';
import { documentSelector } from './documents.ts';
import { request } from './requests.ts';

export interface LanguageServerOptions {
  log: LogOutputChannel;
  /** The bundled server. */
  module: string;
  /** A folder of this workspace's own for what may be lost. */
  storage: string | undefined;
  /** Rejects where no folder is open. */
  root: () => Promise<Root>;
  /** The server keeps ending: it is not started again by itself. */
  onGivenUp: () => void;
}

/** The language server, a process of its own: started when first needed, at most once. */
export class LanguageServer implements Disposable {
  private readonly changed = new EventEmitter<DidChange>();
  /** Plan files or findings changed. */
  readonly onDidChange: Event<DidChange> = this.changed.event;
  private readonly verifying = new EventEmitter<VerifyProgress>();
  /** A verification runs its next command. */
  readonly onVerifyProgress: Event<VerifyProgress> = this.verifying.event;
  private readonly ended = new EventEmitter<void>();
  /** The server is gone, and what it told is no longer current. */
  readonly onDidEnd: Event<void> = this.ended.event;
  private starting: Promise<LanguageClient> | undefined;
  private readonly crashes = new CrashCounter();

  constructor(private readonly options: LanguageServerOptions) {}

  get started(): boolean {
    return this.starting !== undefined;
  }

  /** A start that failed is not repeated by itself: that takes a restart. */
  start(): Promise<LanguageClient> {
    this.starting ??= this.options.root().then(
      root => this.launch(root),
      error => {
        // No folder is open yet; a later attempt may find one.
        this.starting = undefined;
        throw error;
      },
    );
    return this.starting;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const stopping = this.starting;
    this.starting = undefined;
    this.ended.fire();
    try {
      await (await stopping)?.dispose();
    } catch (error) {
      // It never started, or ended by itself; either way it is gone.
      this.options.log.debug(`Stopping the language server: ${error}`);
    }
  }

  async request<N extends RequestName>(
    name: N,
    params: RequestParams<N>,
    token?: CancellationToken,
  ): Promise<RequestResult<N>> {
    const client = await this.start();
    // A missing token must be left out: the library would send it along as one more parameter.
    return request(
      (method, sent) => (token ? client.sendRequest(method, sent, token) : client.sendRequest(method, sent)),
      name,
      params,
    );
  }

  /** Tell the server of files that were just created or deleted. */
  async didChangeFiles(how: 'Created' | 'Deleted', uris: readonly Uri[]): Promise<void> {
    const [client, { DidChangeWatchedFilesNotification, FileChangeType }] = await Promise.all([
      this.start(),
      import('vscode-languageclient/node'),
    ]);
    const changes: FileEvent[] = uris.map(uri => ({ uri: uri.toString(), type: FileChangeType[how] }));
    await client.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  private async launch(root: Root): Promise<LanguageClient> {
    // Loaded here and not at the top: most of the extension's code is this library.
    const library = await import('vscode-languageclient/node');
    const client = new library.LanguageClient(
      serverName,
      'Plumbrule',
      { module: this.options.module, transport: library.TransportKind.stdio },
      this.clientOptions(root, library),
    );
    client.onNotification(didChangeMethod, (payload: unknown) => {
      const parsed = didChangeSchema.safeParse(payload);
      if (parsed.success) this.changed.fire(parsed.data);
      else this.options.log.warn(`Unexpected ${didChangeMethod}: ${parsed.error.message}`);
    });
    client.onNotification(verifyProgressMethod, (payload: unknown) => {
      const parsed = verifyProgressSchema.safeParse(payload);
      if (parsed.success) this.verifying.fire(parsed.data);
    });
    try {
      await client.start();
    } catch (error) {
      // The library has shown the error already.
      this.options.log.error(`The language server did not start: ${error}`);
      throw new Refusal('The language server did not start.', restartServer, showLog);
    }
    return client;
  }

  private clientOptions(
    root: Root,
    { CloseAction, ErrorAction }: typeof import('vscode-languageclient/node'),
  ): LanguageClientOptions {
    return {
      documentSelector: documentSelector(root),
      workspaceFolder: root.folder,
      outputChannel: this.options.log,
      // The server is told of our settings at the start and whenever one changes.
      synchronize: { configurationSection: serverName },
      // Otherwise a failed start is told twice.
      initializationFailedHandler: () => false,
      // A function, so that a restart sees trust that was granted since.
      initializationOptions: () => ({ storage: this.options.storage, trusted: workspace.isTrusted }),
      markdown: { isTrusted: { enabledCommands: [commandIds.openRule, commandIds.generatePrompt] } },
      errorHandler: {
        error: (_error, _message, count) => ({
          action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
          handled: true,
        }),
        closed: () => {
          if (this.crashes.mayRestart(Date.now())) return { action: CloseAction.Restart, handled: true };
          const refused = Promise.reject(new Refusal('The language server ended.', restartServer, showLog));
          refused.catch(() => undefined);
          this.starting = refused;
          this.ended.fire();
          this.options.onGivenUp();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    };
  }

  dispose(): void {
    void this.stop();
    this.changed.dispose();
    this.verifying.dispose();
    this.ended.dispose();
  }
}
