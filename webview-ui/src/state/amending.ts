import type { PhaseId } from '../../../src/core/model/plan.ts';
import type { AmendmentDraft, Params, Result } from '../../../src/protocol/panel.ts';

/** What amending needs from the panel around it. */
export interface AmendHost {
  draft(params: Params<'phase/amendDraft'>): Promise<Result<'phase/amendDraft'> | undefined>;
  amend(params: Params<'phase/amend'>): Promise<boolean>;
  changed(): void;
}

/** The amendment that a person is about to make: what it would record, and whether a decision goes with it. */
export class Amending {
  readonly #host: AmendHost;
  #place: { plan: string; phase: PhaseId } | undefined;
  draft: AmendmentDraft | undefined;
  /** The title of the decision to propose; undefined where none is wanted. */
  decision: string | undefined;

  constructor(host: AmendHost) {
    this.#host = host;
  }

  /** True from the question on: also while what changed is still being looked up. */
  isOpen(plan: string, phase: PhaseId): boolean {
    return this.#place?.plan === plan && this.#place.phase === phase;
  }

  /** Ask what an amendment would record. Closed again where the host cannot say. */
  async open(plan: string, phase: PhaseId): Promise<void> {
    this.#place = { plan, phase };
    this.draft = undefined;
    this.#host.changed();
    const result = await this.#host.draft({ plan, phase });
    if (!this.isOpen(plan, phase)) return;
    if (result?.ok) {
      this.draft = result.draft;
      this.decision = result.draft.decision ?? undefined;
    } else this.#place = undefined;
    this.#host.changed();
  }

  /** Record the reason. True when the files hold it. */
  async record(reason: string): Promise<boolean> {
    const place = this.#place;
    if (place === undefined) return false;
    const done = await this.#host.amend({ ...place, reason, decision: this.decision ?? null });
    if (done) this.close();
    return done;
  }

  close(): void {
    this.#place = undefined;
    this.draft = undefined;
    this.#host.changed();
  }
}
