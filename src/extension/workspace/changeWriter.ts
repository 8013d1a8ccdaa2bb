import { CancellationError, type CancellationToken } from 'vscode';
import type { RequestName, RequestParams, RequestResult } from '../../protocol/lsp.ts';
import type { LanguageServer } from '../language/client.ts';
import { applyChanges, ChangeConflict, documentVersions } from './applyChanges.ts';
import { ChangeHistory } from './changeHistory.ts';
import type { Root } from './root.ts';
import { type Undone, undoStep } from './undoStep.ts';

/** The requests whose answer may carry changes to files. */
export type ChangingRequest = {
  [N in RequestName]: Extract<RequestResult<N>, { changes: unknown }> extends never ? never : N;
}[RequestName];

/** What a person may take back. The others are records of what was done, or leave a file that says so itself. */
const undoable: ReadonlySet<RequestName> = new Set<ChangingRequest>([
  'edit',
  'act',
  'setPlanState',
  'setDecisionStatus',
  'importRules',
]);

/** What happened stays told, also where it was undone. */
const journal = '.plumbrule/journal/';

/**
 * Asks the server for changes and applies them, one request after the other: the next one is computed from
 * the text that the one before left behind.
 */
export class ChangeWriter {
  private last: Promise<unknown> = Promise.resolve();
  private readonly history = new ChangeHistory();

  constructor(
    private readonly server: LanguageServer,
    private readonly root: () => Promise<Root>,
  ) {}

  /**
   * Rejects with a ChangeConflict where a file changed between answer and edit, and with a CancellationError
   * where the person gave up before that; nothing is written then.
   */
  run<N extends ChangingRequest>(
    name: N,
    params: RequestParams<N>,
    token?: CancellationToken,
  ): Promise<RequestResult<N>> {
    return this.inTurn(() =>
      this.runNow(name, params, token).catch(error => {
        // All but a form's edit, which is for one state of the file, may be computed from its new state.
        if (error instanceof ChangeConflict && name !== 'edit') return this.runNow(name, params, token);
        throw error;
      }),
    );
  }

  /** Take back the last change that was made here, where nobody has touched its files since. */
  undo(): Promise<Undone> {
    return this.inTurn(async () => {
      const step = this.history.take();
      if (!step) return { ok: false, message: 'There is nothing to undo.' };
      const root = await this.root();
      const undone = await undoStep(root, step);
      const gone = step.files.filter(({ before }) => before === undefined).map(({ path }) => root.uri(path));
      if (undone.ok && gone.length > 0) await this.server.didChangeFiles('Deleted', gone);
      return undone;
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work);
    this.last = next.catch(() => undefined);
    return next;
  }

  private async runNow<N extends ChangingRequest>(
    name: N,
    params: RequestParams<N>,
    token: CancellationToken | undefined,
  ): Promise<RequestResult<N>> {
    const root = await this.root();
    const versions = documentVersions();
    const result = await this.server.request(name, params, token);
    if (token?.isCancellationRequested) throw new CancellationError();
    if ('changes' in result) {
      const written = await applyChanges(root, result.changes, versions);
      const files = written.filter(({ path }) => !path.startsWith(journal));
      if (undoable.has(name)) this.history.keep({ place: placeOf(params), files });
      const created = written.filter(({ before }) => before === undefined).map(({ path }) => root.uri(path));
      // The file watcher would tell the server too, but later than the next request.
      if (created.length > 0) await this.server.didChangeFiles('Created', created);
    }
    return result;
  }
}

/** The one field that a form edit sets. */
function placeOf(params: object): string | undefined {
  const { path, patches } = params as Partial<RequestParams<'edit'>>;
  const [patch, ...others] = patches ?? [];
  return patch?.op === 'set' && others.length === 0 ? JSON.stringify([path, patch.path]) : undefined;
}
