import type { Patch } from '../../src/core/artifacts/patch.ts';
import { applyPatch } from '../../src/core/artifacts/patchJson.ts';
import type { Json } from '../../src/core/model/json.ts';
import type {
  EventName,
  EventPayload,
  Form,
  FormArtifact,
  Method,
  Overview,
  Params,
  Result,
} from '../../src/protocol/panel.ts';

type Answers = { [M in Method]?: (params: Params<M>) => Result<M> | Promise<Result<M>> };
interface Call {
  method: Method;
  params: unknown;
}

/**
 * The extension host as the panel sees it, with the files in memory: it answers loads with whole snapshots,
 * refuses edits made for an older revision, and records every call.
 */
export class FakeHost {
  readonly calls: Call[] = [];
  readonly #forms = new Map<string, Form>();
  /** Answers that a test gives instead of the usual ones. */
  readonly answers: Answers = {};
  overview: Overview;
  /** Set by the page: how events reach the panel. */
  deliver: (message: unknown) => Promise<void> = async () => undefined;
  ready = 0;
  #revision = 1;

  constructor(overview: Overview, forms: readonly Form[]) {
    this.overview = overview;
    for (const form of forms) this.#forms.set(form.phase, form);
  }

  /** Everything the panel asked of one method, in order. */
  asked<M extends Method>(method: M): Params<M>[] {
    return this.calls.filter(call => call.method === method).map(call => call.params as Params<M>);
  }

  /** Every patch that the panel sent, in order. */
  get patches(): Patch[] {
    return this.asked('form/edit').flatMap(edit => edit.patches as Patch[]);
  }

  form(phase: Form['phase']): Form {
    return this.#forms.get(phase)!;
  }

  /** The first artifact of a phase, or the one at `path`. */
  artifact(phase: Form['phase'], path?: string): FormArtifact {
    const { artifacts } = this.form(phase);
    return artifacts.find(one => path === undefined || one.path === path)!;
  }

  /** Somebody else writes the file, and the panel does not hear of it before it next asks. */
  changeUnnoticed(phase: Form['phase'], change: Partial<FormArtifact>, path?: string): void {
    Object.assign(this.artifact(phase, path), change, { revision: this.#nextRevision() });
  }

  /** Somebody else writes the file. */
  async changeOutside(phase: Form['phase'], change: Partial<FormArtifact>, path?: string): Promise<void> {
    this.changeUnnoticed(phase, change, path);
    await this.event('workspace/didChange', {});
  }

  async event<E extends EventName>(event: E, payload: EventPayload<E>): Promise<void> {
    await this.deliver({ v: 1, kind: 'event', event, payload });
  }

  /** One message from the panel; the answer to send back, if it wants one. */
  async receive(message: { kind: string; id?: number; method?: Method; params?: unknown }): Promise<unknown> {
    if (message.kind === 'ready') this.ready++;
    if (message.kind !== 'request' || message.method === undefined) return undefined;
    this.calls.push({ method: message.method, params: structuredClone(message.params) });
    const answer = { v: 1, kind: 'response', id: message.id };
    try {
      const result = await this.#answer(message.method, message.params);
      return structuredClone({ ...answer, ok: true, result });
    } catch (error) {
      return { ...answer, ok: false, message: String((error as Error).message) };
    }
  }

  #answer(method: Method, params: unknown): unknown {
    const own = this.answers[method] as ((params: unknown) => unknown) | undefined;
    if (own !== undefined) return own(params);
    switch (method) {
      case 'overview/load':
        return this.overview;
      case 'form/load':
        return this.form((params as Params<'form/load'>).phase);
      case 'form/edit':
        return this.#edit(params as Params<'form/edit'>);
      case 'phase/approve':
      case 'phase/diff':
        return { ok: true };
      case 'board/act':
      case 'form/undo':
        return { ok: true, message: 'Done' };
      default:
        return {};
    }
  }

  #edit(edit: Params<'form/edit'>): Result<'form/edit'> {
    const artifact = this.artifact(edit.phase, edit.path);
    if (artifact.revision !== edit.revision) {
      return { ok: false, reason: 'conflict', message: 'The file changed.' };
    }
    try {
      artifact.value = (edit.patches as Patch[]).reduce(applyPatch, artifact.value as Json);
    } catch (error) {
      return { ok: false, reason: 'invalid', message: (error as Error).message };
    }
    artifact.revision = this.#nextRevision();
    void this.event('workspace/didChange', {});
    return { ok: true, revision: artifact.revision };
  }

  #nextRevision(): string {
    return `r${++this.#revision}`;
  }
}
