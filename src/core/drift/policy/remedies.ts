import type { ActiveRule } from './policy.ts';

/** The ways out of a finding, the code's own first: every one of them leaves a trace that others can read. */
export function remediesOf(active: ActiveRule, fix: string): string[] {
  const amend =
    active.decision === undefined
      ? `If the plan is wrong, amend ${active.id} in ${active.path} and record why`
      : `If the decision is wrong, supersede decision ${active.decision}`;
  return [
    fix,
    amend,
    'For a while, waive it with a reason and a last day (`plumbrule waive`, or Waive Finding in the editor)',
  ];
}
