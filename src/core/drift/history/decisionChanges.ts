import type { Artifact } from '../../artifacts/artifact.ts';
import { plainId } from '../../decisions/decisionId.ts';
import type { Decision } from '../../model/decision.ts';
import { once } from '../../once.ts';

type Record = Artifact<Decision>;

/** True for a decision that was turned down or given up. One without a readable status may well be meant. */
export function isOver({ value: { status } }: Record): boolean {
  return status === 'rejected' || status === 'deprecated' || status === 'superseded';
}

/** Finds decisions again in another state of the plan. */
export class DecisionIndex {
  readonly all: readonly Record[];
  readonly #byPath = once(() => new Map(this.all.map(record => [record.path, record])));
  readonly #byText = once(() => new Map(this.all.map(record => [record.text, record])));
  readonly #byId = once(() => new Map(this.all.map(record => [plainId(record.value.id), record])));

  constructor(all: readonly Record[]) {
    this.all = all;
  }

  /** The same decision here: at its path, else with its text, else under its id. */
  find({ path, text, value }: Record): Record | undefined {
    return this.#byPath().get(path) ?? this.#byText().get(text) ?? this.#byId().get(plainId(value.id));
  }

  at(path: string): Record | undefined {
    return this.#byPath().get(path);
  }

  /** The decisions that take the place of one, told from either side; not those that are over themselves. */
  successorsOf(record: Record): Record[] {
    const id = plainId(record.value.id);
    const named = new Set((this.find(record)?.value.supersededBy ?? []).map(plainId));
    return this.all.filter(
      other =>
        plainId(other.value.id) !== id &&
        !isOver(other) &&
        (named.has(plainId(other.value.id)) || other.value.supersedes.some(old => plainId(old) === id)),
    );
  }
}

/** The decisions that a change adds or writes anew, those left out that are over. */
export function decisionsOfChange(before: DecisionIndex, now: DecisionIndex): Record[] {
  return now.all.filter(record => !isOver(record) && before.find(record)?.text !== record.text);
}
