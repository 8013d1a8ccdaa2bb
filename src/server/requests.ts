import { type CancellationToken, type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Evaluation } from '../core/drift/engine.ts';
import {
  type RequestName,
  requestMethod,
  requests,
  type VerifyProgress,
  verifyProgressMethod,
} from '../protocol/lsp.ts';
import { acceptanceRequests } from './requests/acceptanceRequests.ts';
import { approvalRequests } from './requests/approvalRequests.ts';
import { decisionRequests } from './requests/decisionRequests.ts';
import { driftRequests } from './requests/driftRequests.ts';
import { formRequests } from './requests/formRequests.ts';
import { planRequests } from './requests/planRequests.ts';
import type { Call, Handlers, Workspace } from './requests/request.ts';
import { ruleRequests } from './requests/ruleRequests.ts';
import { taskRequests } from './requests/taskRequests.ts';
import { Verifications } from './requests/verifications.ts';
import type { Session } from './session.ts';

/** Answer the requests of `protocol/lsp.ts`. */
export function registerRequests(
  connection: Connection,
  session: Session,
  evaluation: () => Evaluation | undefined,
  { storage, trusted }: { storage: string | undefined; trusted: boolean },
): void {
  const verifications = new Verifications();
  const carried = {};
  const tell = (progress: VerifyProgress) => void connection.sendNotification(verifyProgressMethod, progress);
  for (const name of Object.keys(requests) as RequestName[]) {
    connection.onRequest(requestMethod(name), async (params: unknown, token: CancellationToken) => {
      const checked = requests[name].params.safeParse(params);
      if (!checked.success)
        return new ResponseError(ErrorCodes.InvalidParams, `${name}: ${checked.error.message}`);
      if (looksForFiles.has(name)) await session.lookAgain();
      await session.settled();
      const { project } = session;
      if (project === undefined)
        return new ResponseError(ErrorCodes.InternalError, 'The workspace cannot be read');
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      const handler = handlers[name] as (params: unknown, workspace: Workspace, call: Call) => unknown;
      return handler(
        checked.data,
        { project, evaluation: evaluation(), storage, verifications, carried, trusted },
        { signal: stop.signal, tell },
      );
    });
  }
}

/** Requests for files that somebody may have put there a moment ago. */
const looksForFiles: ReadonlySet<RequestName> = new Set(['ruleFiles']);

const handlers: Handlers<RequestName> = {
  ...formRequests,
  ...planRequests,
  ...approvalRequests,
  ...decisionRequests,
  ...taskRequests,
  ...driftRequests,
  ...acceptanceRequests,
  ...ruleRequests,
};
