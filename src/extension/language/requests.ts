import * as z from 'zod/mini';
import {
  type RequestName,
  type RequestParams,
  type RequestResult,
  requestMethod,
  requests,
} from '../../protocol/lsp.ts';

/** Sends one request to the language server, by its wire name. */
export type Send = (method: string, params: unknown) => Promise<unknown>;

/** Ask the server, and check its answer: a server of another version is an error here, not a riddle later. */
export async function request<N extends RequestName>(
  send: Send,
  name: N,
  params: RequestParams<N>,
): Promise<RequestResult<N>> {
  const answer = await send(requestMethod(name), params);
  const parsed = z.safeParse(requests[name].result, answer);
  if (!parsed.success) {
    throw new Error(`Unexpected answer to ${requestMethod(name)}: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data as RequestResult<N>;
}
