import { plainId } from '../../decisions/decisionId.ts';
import type { DecisionRecord } from '../../decisions/readDecision.ts';
import { once } from '../../once.ts';

/** True for a decision that was turned down or given up. One without a readable status may well be meant. */
export function isOver({ value: { status } }: DecisionRecord): boolean {
  return status === 'rejected' || status === 'deprecated' || status === 'superseded';
}

/** Finds decisions again in another state of the plan. */
export class DecisionIndex {
  readonly all: readonly DecisionRecord[];
  readonly #byPath = once(() => new Map(this.all.map(record => [record.path, record])));
  readonly #byText = once(() => new Map(this.all.map(record => [record.text, record])));
  readonly #byId = once(() => new Map(this.all.map(record => [plainId(record.value.id), record])));

  constructor(all: readonly DecisionRecord[]) {
    this.all = all;
  }

  /** The same decision here: at its path, else with its text, else under its id. */
  find({ path, text, value }: DecisionRecord): DecisionRecord | undefined {
    return this.#byPath().get(path) ?? this.#byText().get(text) ?? this.#byId().get(plainId(value.id));
  }

  at(path: string): DecisionRecord | undefined {
    return this.#byPath().get(path);
  }

  /** The decisions that take the place of one, told from either side; not those that are over themselves. */
  successorsOf(record: DecisionRecord): DecisionRecord[] {
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
export function decisionsOfChange(before: DecisionIndex, now: DecisionIndex): DecisionRecord[] {
  return now.all.filter(record => !isOver(record) && before.find(record)?.text !== record.text);
}
