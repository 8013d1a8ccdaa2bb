import type { BoardAction } from '../../../src/core/model/board.ts';
import type { PhaseId } from '../../../src/core/model/plan.ts';
import type { Params, Result } from '../../../src/protocol/panel.ts';

/** What acting on a board needs from the panel around it. */
export interface ActHost {
  /** Saves what is typed, does the act, and loads what is shown again. */
  run(params: Params<'board/act'>): Promise<Result<'board/act'>>;
  announce(message: string): void;
  changed(): void;
}

/** Where an action stands: a row of a board, or a section as a whole. */
export interface Spot {
  plan: string;
  phase: PhaseId;
  section: string;
  row?: string;
}

/** A spot as one text, for keys and element ids. */
export function spotKey({ plan, phase, section, row }: Spot): string {
  return JSON.stringify(row === undefined ? [plan, phase, section] : [plan, phase, section, row]);
}

/** One action of one spot as one text. */
export function actionKey(spot: Spot, action: BoardAction): string {
  return `${spotKey(spot)} ${action.act} ${action.target ?? ''}`;
}

/** Which acts are under way, and which went wrong. Several rows may be at work at once, each with one act. */
export class BoardActs {
  readonly #host: ActHost;
  readonly #running = new Map<string, string>();
  readonly #failures = new Map<string, string>();

  constructor(host: ActHost) {
    this.#host = host;
  }

  /** The action under way at a spot. */
  running(spot: Spot): string | undefined {
    return this.#running.get(spotKey(spot));
  }

  /** Why the last act at a spot failed, until the next one. */
  failure(spot: Spot): string | undefined {
    return this.#failures.get(spotKey(spot));
  }

  /** True when it was done. A second act at a spot that is at work does nothing. */
  async run(spot: Spot, action: BoardAction, text: string): Promise<boolean> {
    const key = spotKey(spot);
    if (this.#running.has(key)) return false;
    this.#running.set(key, actionKey(spot, action));
    this.#failures.delete(key);
    this.#host.changed();
    const { plan, phase } = spot;
    const result = await this.#host
      .run({ plan, phase, act: action.act, target: action.target ?? '', text })
      .catch((error: unknown) => ({ ok: false, message: String((error as Error).message) }) as const);
    this.#running.delete(key);
    if (!result.ok) this.#failures.set(key, result.message);
    this.#host.announce(result.message);
    return result.ok;
  }
}
