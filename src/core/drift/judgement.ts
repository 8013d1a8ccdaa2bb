import type { Finding, Inconclusive } from '../model/finding.ts';
import type { ActiveException, ActiveRule } from './policy/policy.ts';

/** The findings of one file, or of the rules over the graph, and what they rest on. */
export interface Judgement {
  findings: readonly Finding[];
  usedExceptions: ReadonlySet<ActiveException>;
  /** What a rule could not tell, and why. */
  unable: readonly { active: ActiveRule; why: string }[];
}

/** The judgement of a file that is as it should be: most are, and they share this one. */
export const nothingFound: Judgement = { findings: [], usedExceptions: new Set(), unable: [] };

/** What rules could not tell, once each: the same reason usually holds for many files. */
export function notJudged(judgements: readonly Judgement[]): Inconclusive[] {
  const reasons = new Map<string, Inconclusive>();
  for (const { unable } of judgements) {
    for (const { active, why } of unable) {
      if (active.hint) continue;
      reasons.set(`${active.id} ${why}`, { check: active.id, path: active.path, message: why });
    }
  }
  return [...reasons.values()];
}

/** The findings after a change; each that did not change is the object that it was before. */
export function keepIdentity(
  before: readonly Finding[] | undefined,
  after: readonly Finding[],
): readonly Finding[] {
  if (before === undefined) return after;
  const known = new Map(before.map(finding => [identityOf(finding), finding]));
  return after.map(finding => known.get(identityOf(finding)) ?? finding);
}

/** What can differ between two findings of one rule under the same policy. */
function identityOf({ fingerprint, state, message, range: { start, end }, chain }: Finding): string {
  return [fingerprint, state, start.line, start.character, end.line, end.character, message, ...chain].join(
    '\n',
  );
}

/** The order of findings: by path, place and rule. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.path, b.path) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    compare(a.rule, b.rule) ||
    compare(a.target, b.target)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
