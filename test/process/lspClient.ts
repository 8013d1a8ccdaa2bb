import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Diagnostic } from 'vscode-languageserver';
import { type DidChange, didChangeMethod } from '../../src/protocol/lsp.ts';

/** A bare language client over real stdio. */
export class LspClient {
  readonly #process: ChildProcess;
  readonly #connection;
  readonly #root: string;
  readonly #diagnostics = new Map<string, Diagnostic[]>();
  readonly #waiting = new Set<() => void>();
  #version = 0;
  #state: DidChange | undefined;

  private constructor(command: string[], root: string) {
    this.#root = root;
    this.#process = spawn(process.execPath, command, {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, PLUMBRULE_NOW: '2026-11-21T12:00:00Z' },
    });
    this.#connection = createMessageConnection(
      new StreamMessageReader(this.#process.stdout!),
      new StreamMessageWriter(this.#process.stdin!),
    );
    this.#connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      this.#diagnostics.set(uri, diagnostics);
      for (const wake of this.#waiting) wake();
    });
    this.#connection.onNotification(didChangeMethod, (change: DidChange) => {
      this.#state = change;
      for (const wake of this.#waiting) wake();
    });
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.listen();
  }

  /** `watches` says whether this client watches files for the server. */
  static async start(
    command: string[],
    root: string,
    watches = true,
    initializationOptions: object = {},
  ): Promise<LspClient> {
    const client = new LspClient(command, root);
    const uri = pathToFileURL(root).href;
    await client.request('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'workspace' }],
      initializationOptions,
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: watches } } },
    });
    client.notify('initialized', {});
    return client;
  }

  uri(path: string): string {
    return pathToFileURL(`${this.#root}/${path}`).href;
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.#connection.sendRequest(method, params);
  }

  cancellable<T>(method: string, params: unknown): { answer: Promise<T>; cancel(): void } {
    const source = new CancellationTokenSource();
    const answer = this.#connection.sendRequest<T>(method, params, source.token);
    return { answer, cancel: () => source.cancel() };
  }

  notify(method: string, params: unknown): void {
    void this.#connection.sendNotification(method, params);
  }

  open(path: string, text: string, languageId = 'typescript'): void {
    const textDocument = { uri: this.uri(path), languageId, version: ++this.#version, text };
    this.notify('textDocument/didOpen', { textDocument });
  }

  change(path: string, text: string): void {
    const textDocument = { uri: this.uri(path), version: ++this.#version };
    this.notify('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  }

  close(path: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  /** Tell the server what changed on the disk, as an editor's watcher does. */
  changedOnDisk(path: string, type: 1 | 2 | 3): void {
    this.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: this.uri(path), type }] });
  }

  /** What the server told last for the status bar. */
  get state(): DidChange | undefined {
    return this.#state;
  }

  diagnostics(path: string): Diagnostic[] {
    return this.#diagnostics.get(this.uri(path)) ?? [];
  }

  /** Fingerprints of every finding on show, sorted. */
  fingerprints(): string[] {
    return [...this.#diagnostics.values()]
      .flat()
      .flatMap(({ data }) => (data as { fingerprint?: string } | undefined)?.fingerprint ?? [])
      .sort();
  }

  /** Settled once the condition holds; fails with what is on show after a while. */
  async until(condition: () => boolean): Promise<void> {
    const deadline = Date.now() + 20_000;
    while (!condition()) {
      if (Date.now() > deadline)
        throw new Error(`It did not come to that; on show: ${this.fingerprints().join(' | ')}`);
      await new Promise<void>(resolve => {
        const timer = setTimeout(wake, 500);
        const waiting = this.#waiting;
        function wake(): void {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        }
        waiting.add(wake);
      });
    }
  }

  async stop(): Promise<void> {
    await this.request('shutdown', null);
    const ended = new Promise(resolve => this.#process.once('exit', resolve));
    this.notify('exit', null);
    await ended;
    this.#connection.dispose();
  }
}
