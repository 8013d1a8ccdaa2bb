import type { RequestName, RequestParams, RequestResult } from '../../protocol/lsp.ts';
import type { LanguageServer } from '../language/client.ts';
import { applyChanges, documentVersions } from './applyChanges.ts';
import type { Root } from './root.ts';

/** The requests whose answer may carry changes to files. */
export type ChangingRequest = {
  [N in RequestName]: Extract<RequestResult<N>, { changes: unknown }> extends never ? never : N;
}[RequestName];

/**
 * Asks the server for changes and applies them, one request after the other: the next one is computed from
 * the text that the one before left behind.
 */
export class ChangeWriter {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly server: LanguageServer,
    private readonly root: () => Promise<Root>,
  ) {}

  /** Rejects with a ChangeConflict where a file changed between answer and edit. */
  run<N extends ChangingRequest>(name: N, params: RequestParams<N>): Promise<RequestResult<N>> {
    const next = this.last.then(() => this.runNow(name, params));
    this.last = next.catch(() => undefined);
    return next;
  }

  private async runNow<N extends ChangingRequest>(
    name: N,
    params: RequestParams<N>,
  ): Promise<RequestResult<N>> {
    const root = await this.root();
    const before = documentVersions();
    const result = await this.server.request(name, params);
    if ('changes' in result) {
      const created = await applyChanges(root, result.changes, before);
      // The file watcher would tell the server too, but later than the next request.
      if (created.length > 0) await this.server.didCreate(created);
    }
    return result;
  }
}
