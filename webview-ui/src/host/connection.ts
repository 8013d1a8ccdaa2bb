import {
  type Conversation,
  type EventOf,
  envelopeSchema,
  type MethodOf,
  type ParamsOf,
  type PayloadOf,
  type ResultOf,
} from '../../../src/protocol/conversation.ts';
import type { HostContext } from './hostContext.ts';

/** A call that brought no usable answer; the message can be shown to a person. */
export class HostError extends Error {
  override readonly name = 'HostError';
}

interface Waiting {
  method: string;
  resolve(result: unknown): void;
  reject(error: HostError): void;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const outOfStep = 'This page and the extension do not understand each other. Reload the window.';

/** Calls to the host and events from it. Everything received is checked; what does not fit never gets in. */
export class Connection<C extends Conversation> {
  readonly #host: HostContext;
  readonly #conversation: C;
  readonly #timeout: number;
  readonly #waiting = new Map<number, Waiting>();
  readonly #handlers = new Map<string, (payload: unknown) => void>();
  #lastId = 0;

  /** `timeout` in milliseconds, for each call that is answered by the machine alone. */
  constructor(host: HostContext, conversation: C, timeout = 20_000) {
    this.#host = host;
    this.#conversation = conversation;
    this.#timeout = timeout;
    host.onMessage(message => this.#receive(message));
  }

  /** Say that the page listens; the host sends nothing before. */
  ready(): void {
    this.#host.post({ v: 1, kind: 'ready' });
  }

  /** Rejects with a `HostError` when the host says no, says nonsense, or says nothing in time. */
  call<M extends MethodOf<C>>(method: M, params: ParamsOf<C, M>): Promise<ResultOf<C, M>> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#waiting.delete(id);
        reject(new HostError('The extension does not answer. Reload the window if this goes on.'));
      };
      const untimed = this.#conversation.untimed?.includes(method) === true;
      const timer = untimed ? undefined : setTimeout(giveUp, this.#timeout);
      this.#waiting.set(id, { method, resolve: result => resolve(result as ResultOf<C, M>), reject, timer });
      this.#host.post({ v: 1, kind: 'request', id, method, params });
    });
  }

  /** One handler for each event. */
  on<E extends EventOf<C>>(event: E, handler: (payload: PayloadOf<C, E>) => void): void {
    this.#handlers.set(event, payload => {
      const parsed = this.#conversation.events[event]?.safeParse(payload);
      if (parsed?.success) handler(parsed.data as PayloadOf<C, E>);
    });
  }

  #receive(message: unknown): void {
    const envelope = envelopeSchema.safeParse(message);
    if (!envelope.success) return;
    if (envelope.data.kind === 'event') this.#handlers.get(envelope.data.event)?.(envelope.data.payload);
    if (envelope.data.kind !== 'response') return;
    const call = this.#waiting.get(envelope.data.id);
    if (call === undefined) return;
    this.#waiting.delete(envelope.data.id);
    clearTimeout(call.timer);
    if (!envelope.data.ok) {
      call.reject(new HostError(envelope.data.message));
      return;
    }
    const result = this.#conversation.methods[call.method]?.result.safeParse(envelope.data.result);
    if (result?.success) call.resolve(result.data);
    else call.reject(new HostError(outOfStep));
  }
}
