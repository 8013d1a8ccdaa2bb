import type { Problem } from '../core/model/problem.ts';

/** What the shell learns; the same for every command. */
export const exitCodes = { holds: 0, findings: 1, broken: 2, inconclusive: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Wrong usage: the command cannot mean anything sensible. Ends in exit code 2 with the message. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The plan's own files are broken. Ends in exit code 2 with every problem's place. */
export class BrokenPlanError extends Error {
  override readonly name = 'BrokenPlanError';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super('The plan has problems');
    this.problems = problems;
  }
}
