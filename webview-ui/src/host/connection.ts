import {
  type EventName,
  type EventPayload,
  envelopeSchema,
  events,
  type Method,
  methods,
  type Params,
  type Result,
} from '../../../src/protocol/panel.ts';
import type { HostContext } from './hostContext.ts';

/** A call that brought no usable answer; the message can be shown to a person. */
export class HostError extends Error {
  override readonly name = 'HostError';
}

interface Waiting {
  method: Method;
  resolve(result: unknown): void;
  reject(error: HostError): void;
  timer: ReturnType<typeof setTimeout>;
}

const outOfStep = 'The panel and the extension do not understand each other. Reload the window.';

/** Calls to the host and events from it. Everything received is checked; what does not fit never gets in. */
export class Connection {
  readonly #host: HostContext;
  readonly #timeout: number;
  readonly #waiting = new Map<number, Waiting>();
  readonly #handlers = new Map<string, (payload: unknown) => void>();
  #lastId = 0;

  /** `timeout` in milliseconds, for each call. */
  constructor(host: HostContext, timeout = 20_000) {
    this.#host = host;
    this.#timeout = timeout;
    host.onMessage(message => this.#receive(message));
  }

  /** Say that the page listens; the host sends nothing before. */
  ready(): void {
    this.#host.post({ v: 1, kind: 'ready' });
  }

  /** Rejects with a `HostError` when the host says no, says nonsense, or says nothing in time. */
  call<M extends Method>(method: M, params: Params<M>): Promise<Result<M>> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new HostError('The extension does not answer. Reload the window if this goes on.'));
      }, this.#timeout);
      this.#waiting.set(id, { method, resolve: result => resolve(result as Result<M>), reject, timer });
      this.#host.post({ v: 1, kind: 'request', id, method, params });
    });
  }

  /** One handler for each event. */
  on<E extends EventName>(event: E, handler: (payload: EventPayload<E>) => void): void {
    this.#handlers.set(event, payload => {
      const parsed = events[event].safeParse(payload);
      if (parsed.success) handler(parsed.data as EventPayload<E>);
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
    const result = methods[call.method].result.safeParse(envelope.data.result);
    if (result.success) call.resolve(result.data);
    else call.reject(new HostError(outOfStep));
  }
}
