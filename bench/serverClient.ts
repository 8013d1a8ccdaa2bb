import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { didChangeMethod } from '../src/protocol/lsp.ts';

/** As much of a published diagnostic as the measurements look at. */
export interface Published {
  uri: string;
  diagnostics: readonly { code?: unknown }[];
}

/** A language client over real stdio that tells of each message when it arrives. */
export class ServerClient {
  readonly #process: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #root: string;
  readonly #published = new Set<(published: Published) => void>();
  readonly #judged = new Set<() => void>();
  #version = 1;

  private constructor(server: string, root: string) {
    this.#root = root;
    this.#process = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#connection = createMessageConnection(
      new StreamMessageReader(this.#process.stdout!),
      new StreamMessageWriter(this.#process.stdin!),
    );
    this.#connection.onNotification('textDocument/publishDiagnostics', (published: Published) => {
      for (const listener of this.#published) listener(published);
    });
    this.#connection.onNotification(didChangeMethod, ({ busy }: { busy: boolean }) => {
      if (!busy) for (const listener of this.#judged) listener();
    });
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.listen();
  }

  /** Starts the server on a folder and waits until it has checked the whole of it. */
  static async start(server: string, root: string): Promise<ServerClient> {
    const client = new ServerClient(server, root);
    const uri = pathToFileURL(root).href;
    await client.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'tree' }],
      // The client says that it watches the files, so that the server does not.
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    });
    const checked = client.judged();
    client.notify('initialized', {});
    await checked;
    return client;
  }

  uri(path: string): string {
    return pathToFileURL(`${this.#root}/${path}`).href;
  }

  notify(method: string, params: unknown): void {
    void this.#connection.sendNotification(method, params);
  }

  open(path: string, text: string): void {
    const textDocument = { uri: this.uri(path), languageId: 'typescript', version: this.#version, text };
    this.notify('textDocument/didOpen', { textDocument });
  }

  /** Changes a part of an open file, or the whole where no range is given. */
  change(path: string, change: { range?: unknown; text: string }): void {
    const textDocument = { uri: this.uri(path), version: ++this.#version };
    this.notify('textDocument/didChange', { textDocument, contentChanges: [change] });
  }

  /** Settled with the next diagnostics that satisfy the condition. */
  published(wanted: (published: Published) => boolean): Promise<Published> {
    return new Promise(resolve => {
      const listener = (published: Published): void => {
        if (!wanted(published)) return;
        this.#published.delete(listener);
        resolve(published);
      };
      this.#published.add(listener);
    });
  }

  /** Settled when the server next says that it has judged all changes; it has then published everything. */
  judged(): Promise<void> {
    return new Promise(resolve => {
      const listener = (): void => {
        this.#judged.delete(listener);
        resolve();
      };
      this.#judged.add(listener);
    });
  }

  /** Most memory that the server has used so far, in MiB; Linux alone tells it. */
  memory(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  async stop(): Promise<void> {
    await this.#connection.sendRequest('shutdown', null);
    const ended = new Promise(resolve => this.#process.once('exit', resolve));
    this.notify('exit', null);
    await ended;
    this.#connection.dispose();
  }
}
