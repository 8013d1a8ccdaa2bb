import { isoTime, journalled } from '../../artifacts/journal.ts';
import { baselinePath, changeBaseline } from '../../drift/baseline/baseline.ts';
import { checksNotDone, counts, type Evaluation } from '../../drift/engine.ts';
import type { WrittenFile } from '../../model/text.ts';
import type { Clock, FileReader } from '../../ports.ts';
import { counted } from '../../words.ts';

/** What a change of the baseline rests on. */
export interface BaselineInput {
  evaluation: Evaluation;
  read: FileReader['read'];
  /** The person, as Git names them; empty where Git does not say. */
  by: string;
  clock: Clock;
}

/** A change of the baseline, all fingerprints. */
export interface BaselineChanged {
  ok: true;
  added: string[];
  removed: string[];
  moved: { from: string; to: string }[];
  /** How many were added, by rule. */
  rules: Record<string, number>;
  files: WrittenFile[];
  message: string;
}

/** What the freezing is refused for. */
interface NotFrozen {
  ok: false;
  message: string;
}

/** Findings about the plan itself are to be mended, not accepted. */
const ofPlan: ReadonlySet<string> = new Set([
  'builtin/unused',
  'builtin/stale-baseline',
  'builtin/expired',
  'builtin/contradiction',
]);

/**
 * A person's act: accept what drifts now, and take out what is gone. Refused while some check could not be done:
 * what it would find later was never looked at.
 */
export function freeze(input: BaselineInput): BaselineChanged | NotFrozen {
  const { findings, summary } = input.evaluation;
  const [undone, ...others] = checksNotDone(summary.inconclusive);
  if (undone !== undefined) {
    const more = others.length === 0 ? '' : ` And ${others.length} more.`;
    const message = `Not everything could be checked, so nothing was accepted. ${undone.check}: ${undone.message}.${more}`;
    return { ok: false, message };
  }
  const accepted = findings.filter(finding => counts(finding) && !ofPlan.has(finding.rule));
  const rules = new Map<string, number>();
  const added = new Set<string>();
  for (const { rule, fingerprint } of accepted) {
    if (added.has(fingerprint)) continue;
    added.add(fingerprint);
    rules.set(rule, (rules.get(rule) ?? 0) + 1);
  }
  return changed(input, [...added].sort(), Object.fromEntries(rules));
}

/** Take out what is gone and follow what moved: the baseline never grows by that, so that anybody may do it. */
export function prune(input: BaselineInput): BaselineChanged {
  return changed(input, [], {});
}

function changed(input: BaselineInput, added: string[], rules: Record<string, number>): BaselineChanged {
  const { evaluation, read, by, clock } = input;
  const { moved, stale } = evaluation.baseline;
  const removed = [...stale].sort();
  const before = read(baselinePath);
  const text = changeBaseline(before, { added, removed, moved });
  const files: WrittenFile[] = (before ?? '') === text ? [] : [{ path: baselinePath, text }];
  if (added.length > 0) {
    const who = by === '' ? {} : { by };
    const numbers = { added: added.length, removed: removed.length, moved: moved.size, rules };
    const event = { type: 'baseline' as const, at: isoTime(clock()), ...who, ...numbers };
    files.push(...journalled({ context: { read }, clock }, [event]));
  }
  const pairs = [...moved].map(([from, to]) => ({ from, to }));
  const message = messageOf(added.length, removed.length, pairs.length, files.length > 0);
  return { ok: true, added, removed, moved: pairs, rules, files, message };
}

function messageOf(added: number, removed: number, moved: number, isChanged: boolean): string {
  const parts = [
    ...(added > 0 ? [`${counted(added, 'finding')} accepted`] : []),
    ...(removed > 0 ? [`${counted(removed, 'stale line')} taken out`] : []),
    ...(moved > 0 ? [`${counted(moved, 'line')} written anew for what moved`] : []),
  ];
  if (parts.length > 0) return `${baselinePath}: ${parts.join(', ')}.`;
  return isChanged ? `${baselinePath} is sorted now.` : 'Nothing to change in the baseline.';
}
