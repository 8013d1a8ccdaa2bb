import { isoTime } from '../../artifacts/journal.ts';
import type { JournalEventOf, TaskCheck, Verdict } from '../../model/journal.ts';
import { verdicts } from '../../model/journal.ts';
import type { WrittenFile } from '../../model/text.ts';
import type { Clock } from '../../ports.ts';
import { mostRefinements, refinementPath, refinementPrompt } from '../refinement.ts';
import { blocksOf } from '../taskHistory.ts';
import { isUnknown, type VerifyInput } from './input.ts';
import { verifyChecks } from './table.ts';

/** The answer to `verify`. */
export interface Verification {
  task: string;
  verdict: Verdict;
  checks: TaskCheck[];
  /** How many refinements of the present work went before: 0, 1 or 2. */
  refinement: number;
  /** What the changes were counted from; null where there is no Git. */
  base: { commit: string; words: string } | null;
  /** What comes next, in one sentence. */
  next: string;
  /** Where the refinement prompt stands, where there is one. */
  prompt?: string;
  /** Another try by the agent is not the way: a person decides. */
  decision?: 'person';
}

/** A verification with what it leaves behind. */
export interface Judged {
  verification: Verification;
  event: JournalEventOf<'verdict'>;
  /** The refinement prompt, where the work was refused and may be tried again. */
  files: WrittenFile[];
}

/** Judge a task by every check: the verdict is the worst of theirs. `head` is the commit that is checked out. */
export function judge(input: VerifyInput, clock: Clock, head: string | undefined): Judged {
  const { context, placed, history, changes } = input;
  const results = verifyChecks.map(({ id, run, mend }) => ({ id, mend, outcome: run(input) }));
  const checks = results.map(({ id, outcome: { verdict, message, evidence } }): TaskCheck => {
    return { id, verdict, message, evidence };
  });
  const verdict = worst(checks.map(check => check.verdict));
  const blocks = blocksOf(history);
  const refinement = Math.min(blocks, mostRefinements);
  const isCritical = results.some(({ outcome }) => outcome.critical === true);
  const mayTryAgain = verdict === 'BLOCK' && blocks < mostRefinements && !isCritical;
  const number = blocks + 1;
  const path = refinementPath(context.plan.folder, placed.id, number);
  const failures = results
    .filter(({ outcome }) => outcome.verdict === 'BLOCK')
    .map(({ id, mend, outcome }) => ({ id, mend, ...outcome }));
  const verification: Verification = {
    task: placed.id,
    verdict,
    checks,
    refinement,
    base: isUnknown(changes) ? null : { commit: changes.base.commit, words: changes.base.words },
    next: '',
    ...(mayTryAgain ? { prompt: path } : {}),
    ...(verdict === 'BLOCK' && !mayTryAgain ? { decision: 'person' as const } : {}),
  };
  verification.next = nextStep(verification, isCritical, placed.task.rollback);
  const event: JournalEventOf<'verdict'> = {
    type: 'verdict',
    at: isoTime(clock()),
    plan: context.plan.slug,
    task: placed.id,
    verdict,
    checks,
    refinement,
    ...(head === undefined ? {} : { head }),
  };
  const files = mayTryAgain ? [{ path, text: refinementPrompt(context, placed, failures, number) }] : [];
  return { verification, event, files };
}

function worst(all: readonly Verdict[]): Verdict {
  return all.reduce((a, b) => (verdicts.indexOf(b) > verdicts.indexOf(a) ? b : a), 'PASS');
}

function nextStep(
  { task, verdict, prompt, refinement }: Verification,
  isCritical: boolean,
  rollback: string | undefined,
): string {
  if (verdict === 'PASS') return `Finish ${task}.`;
  if (verdict === 'FLAG') return `A person looks at what is flagged, and finishes ${task}.`;
  if (prompt !== undefined) {
    return `Refinement ${refinement + 1} of ${mostRefinements}: give ${prompt} to the agent, then verify again.`;
  }
  if (isCritical) {
    const way = rollback === undefined ? '' : ` (${rollback.trim().replace(/\.$/, '')})`;
    return `Critical: stop, roll ${task} back${way}. A person decides how it goes on.`;
  }
  return 'Two refinements did not do it: a person decides.';
}
