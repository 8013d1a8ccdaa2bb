import * as z from 'zod/mini';
import {
  type Conversation,
  type Envelope,
  type EventOf,
  envelopeSchema,
  type MethodOf,
  type ParamsOf,
  type PayloadOf,
  type ResultOf,
} from '../../protocol/conversation.ts';

/** An answer to every call of a page: a method without one does not compile. */
export type Handlers<C extends Conversation> = {
  readonly [M in MethodOf<C>]: (params: ParamsOf<C, M>) => Promise<ResultOf<C, M>>;
};

/** The part of a webview that a connection needs. */
export interface PagePort {
  postMessage(message: unknown): PromiseLike<boolean>;
  onDidReceiveMessage(listener: (message: unknown) => void): { dispose(): unknown };
}

/**
 * One page's conversation with the host. What arrives contains text of the workspace and is checked before
 * use; nothing is sent before the page said that it listens, since VS Code drops such messages silently.
 */
export class PageConnection<C extends Conversation> {
  private ready = false;
  /** The latest payload of each event that waits for the page: payloads are snapshots. */
  private readonly waiting = new Map<string, unknown>();
  private readonly subscription: { dispose(): unknown };

  constructor(
    private readonly conversation: C,
    private readonly port: PagePort,
    private readonly handlers: Handlers<C>,
    /** Told of everything that a person debugging the page would want to read. */
    private readonly onProblem: (problem: unknown) => void,
  ) {
    this.subscription = port.onDidReceiveMessage(message => void this.receive(message));
  }

  /** Tell the page, now or as soon as it is ready. */
  notify<E extends EventOf<C>>(event: E, payload: PayloadOf<C, E>): void {
    if (this.ready) this.post({ v: 1, kind: 'event', event, payload });
    else this.waiting.set(event, payload);
  }

  /** The page is gone, as it is while the view is hidden; the next page says when it is ready. */
  suspend(): void {
    this.ready = false;
  }

  dispose(): void {
    this.ready = false;
    this.subscription.dispose();
  }

  private async receive(message: unknown): Promise<void> {
    const envelope = envelopeSchema.safeParse(message);
    if (!envelope.success) {
      this.onProblem(`The page sent an unreadable message: ${z.prettifyError(envelope.error)}`);
      return;
    }
    if (envelope.data.kind === 'ready') {
      this.ready = true;
      for (const [event, payload] of this.waiting) this.post({ v: 1, kind: 'event', event, payload });
      this.waiting.clear();
    } else if (envelope.data.kind === 'request') {
      const { id, method, params } = envelope.data;
      this.post(await this.answer(id, method, params));
    } else {
      this.onProblem(`The page sent a message of kind ${envelope.data.kind}.`);
    }
  }

  private async answer(id: number, method: string, params: unknown): Promise<Envelope> {
    try {
      return { v: 1, kind: 'response', id, ok: true, result: await this.call(method, params) };
    } catch (error) {
      this.onProblem(error);
      // Only text: an error object does not survive the way into the webview.
      return {
        v: 1,
        kind: 'response',
        id,
        ok: false,
        message: error instanceof Error ? error.message : String(error),
      };
    }
  }

  private async call(method: string, params: unknown): Promise<unknown> {
    const { methods } = this.conversation;
    const known = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (known === undefined) throw new Error(`Unknown method ${method}.`);
    const parsed = z.safeParse(known.params, params);
    if (!parsed.success) throw new Error(`Unusable call of ${method}: ${z.prettifyError(parsed.error)}`);
    const handlers = this.handlers as Readonly<Record<string, (checked: unknown) => Promise<unknown>>>;
    return handlers[method]!(parsed.data);
  }

  private post(envelope: Envelope): void {
    this.port.postMessage(envelope).then(undefined, this.onProblem);
  }
}
