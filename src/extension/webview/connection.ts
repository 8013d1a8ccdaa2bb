import * as z from 'zod/mini';
import {
  type Envelope,
  type EventName,
  type EventPayload,
  envelopeSchema,
  type Method,
  methods,
  type Params,
  type Result,
} from '../../protocol/panel.ts';

/** An answer to every call of the panel: a method without one does not compile. */
export type PanelHandlers = { readonly [M in Method]: (params: Params<M>) => Promise<Result<M>> };

/** The part of a webview that a connection needs. */
export interface PanelPort {
  postMessage(message: unknown): PromiseLike<boolean>;
  onDidReceiveMessage(listener: (message: unknown) => void): { dispose(): unknown };
}

const isMethod = (name: string): name is Method => Object.hasOwn(methods, name);

/**
 * One panel's conversation with the host. What arrives contains text of the workspace and is checked before
 * use; nothing is sent before the panel said that it listens, since VS Code drops such messages silently.
 */
export class PanelConnection {
  private ready = false;
  /** The latest payload of each event that waits for the panel: payloads are snapshots. */
  private readonly waiting = new Map<EventName, unknown>();
  private readonly subscription: { dispose(): unknown };

  constructor(
    private readonly port: PanelPort,
    private readonly handlers: PanelHandlers,
    /** Told of everything that a person debugging the panel would want to read. */
    private readonly onProblem: (problem: unknown) => void,
  ) {
    this.subscription = port.onDidReceiveMessage(message => void this.receive(message));
  }

  /** Tell the panel, now or as soon as it is ready. */
  notify<E extends EventName>(event: E, payload: EventPayload<E>): void {
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
      this.onProblem(`The panel sent an unreadable message: ${z.prettifyError(envelope.error)}`);
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
      this.onProblem(`The panel sent a message of kind ${envelope.data.kind}.`);
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
    if (!isMethod(method)) throw new Error(`Unknown method ${method}.`);
    const parsed = z.safeParse(methods[method].params, params);
    if (!parsed.success) throw new Error(`Unusable call of ${method}: ${z.prettifyError(parsed.error)}`);
    const handler = this.handlers[method] as (checked: unknown) => Promise<unknown>;
    return handler(parsed.data);
  }

  private post(envelope: Envelope): void {
    this.port.postMessage(envelope).then(undefined, this.onProblem);
  }
}
