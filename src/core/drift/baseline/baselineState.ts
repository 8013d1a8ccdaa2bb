import { type Finding, type Inconclusive, inFingerprint } from '../../model/finding.ts';
import type { Baseline } from './baseline.ts';
import { type FingerprintParts, type IsThere, partsOf } from './fingerprintParts.ts';
import { movesIn } from './moves.ts';

/** What has become of the entries of a baseline that are no finding any more. */
export interface BaselineState {
  /** Entries whose drift goes on elsewhere, because files moved: entry to finding, by fingerprint. */
  moved: ReadonlyMap<string, string>;
  /** Entries whose drift is gone. */
  stale: readonly string[];
}

/** What a run has found, and what it could not tell. */
interface Run {
  /** About the code. */
  ofCode: readonly Finding[];
  /** About the plan itself. */
  ofPlan: readonly Finding[];
  inconclusive: readonly Inconclusive[];
  /** True while it is not known yet whether an entry is a finding. */
  isAwaited(entry: FingerprintParts): boolean;
  /** What is in the workspace; the same function stands for the same files. */
  isThere(): IsThere;
}

const settled: BaselineState = { moved: new Map(), stale: [] };

/** Holds the findings of a run against the baseline; nearly always there is nothing to do. */
export class BaselineJudge {
  #last:
    | {
        baseline: Baseline;
        lost: readonly string[];
        fresh: readonly Finding[];
        isThere: IsThere;
        state: BaselineState;
      }
    | undefined;
  /** Findings as they are when moved: findings that did not change keep their identity. */
  readonly #accepted = new WeakMap<Finding, Finding>();

  /** What has become of the entries. Those of what could not be judged are neither stale nor moved. */
  stateOf(baseline: Baseline, run: Run): BaselineState {
    const lost = judged(lostEntries(baseline, run), run);
    if (lost.length === 0) return settled;
    const fresh = run.ofCode.filter(({ state }) => state === 'new');
    const isThere = run.isThere();
    const last = this.#last;
    const isSame = last?.isThere === isThere && last.baseline.mayBecome === baseline.mayBecome;
    if (isSame && same(last.lost, lost) && same(last.fresh, fresh)) return last.state;
    const moved = movesIn(lost, fresh, isThere, baseline.mayBecome);
    const state = { moved, stale: lost.filter(entry => !moved.has(entry)) };
    this.#last = { baseline, lost, fresh, isThere, state };
    return state;
  }

  /** The findings, those that moved as accepted ones. */
  withMoved(findings: readonly Finding[], { moved }: BaselineState): readonly Finding[] {
    if (moved.size === 0) return findings;
    const continued = new Set(moved.values());
    return findings.map(finding => {
      if (finding.state !== 'new' || !continued.has(finding.fingerprint)) return finding;
      const known = this.#accepted.get(finding);
      if (known !== undefined) return known;
      const accepted: Finding = { ...finding, state: 'baseline' };
      this.#accepted.set(finding, accepted);
      return accepted;
    });
  }
}

/** The entries that are none of the findings. */
function lostEntries(baseline: Baseline, { ofCode, ofPlan }: Run): string[] {
  if (baseline.entries.size === 0) return [];
  const found = new Set([...ofCode, ...ofPlan].map(({ fingerprint }) => fingerprint));
  return [...baseline.entries.keys()].filter(entry => !found.has(entry));
}

/** Without the entries of checks that were not done, of files that were not read, and of what is still looked for. */
function judged(lost: readonly string[], { inconclusive, isAwaited }: Run): readonly string[] {
  if (lost.length === 0) return lost;
  const unknown = new Set(
    inconclusive.map(({ check, path }) => (check === unread ? inFingerprint(path!) : check)),
  );
  const open = partsOf(lost).filter(
    entry =>
      unknown.has(entry.rule) || unknown.has(entry.path) || unknown.has(entry.target) || isAwaited(entry),
  );
  const isOpen = new Set(open.map(({ fingerprint }) => fingerprint));
  return isOpen.size === 0 ? lost : lost.filter(entry => !isOpen.has(entry));
}

/** Where a file could not be read, its path is what is not known, and not the check. */
const unread = 'builtin/unparsed';

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((entry, index) => entry === b[index]);
