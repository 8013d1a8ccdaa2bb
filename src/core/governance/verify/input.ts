import type { Finding, Inconclusive } from '../../model/finding.ts';
import type { TaskCheck } from '../../model/journal.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import type { PlacedTask } from '../../plan/tasks/taskList.ts';
import type { TaskHistory } from '../taskHistory.ts';

/** A question that could not be answered, and how to mend that. */
export interface Unknown {
  unknown: string;
}

/** The state that a task's changes are counted from. */
export interface Base {
  commit: string;
  /** In words: `since T001 was started`. */
  words: string;
  /** True for the task's own start or a given commit; false where it had to be guessed. */
  certain: boolean;
}

/** One file that differs from the base. Renames are a deletion and an addition. */
export interface ChangedFile {
  path: string;
  status: 'added' | 'modified' | 'deleted';
}

/** What differs between the base and the work tree, untracked files included. */
export interface Changes {
  base: Base;
  files: readonly ChangedFile[];
  /** The texts that changed manifests and task lists had at the base, by path. */
  before: ReadonlyMap<string, string>;
}

/** The drift of the work tree, and what of it was there at the base already. */
export interface Drift {
  findings: readonly Finding[];
  /** Checks that could not be done. */
  inconclusive: readonly Inconclusive[];
  /** Fingerprints at the base. */
  earlier: ReadonlySet<string> | Unknown;
}

/** What became of one validation command. */
export interface CommandRun {
  command: string;
  outcome: 'passed' | 'failed' | 'timedOut' | 'notStarted';
  /** What the shell said: `exit code 1`, `signal SIGKILL`, `no end after 120 s`, or why it did not start. */
  ending: string;
  /** The end of what it printed, secrets taken out. */
  output: string;
}

/** Everything that a task is judged by. */
export interface VerifyInput {
  context: PlanContext;
  placed: PlacedTask;
  history: TaskHistory;
  changes: Changes | Unknown;
  /** Undefined where there is no blueprint to depart from. */
  drift: Drift | undefined;
  /** Undefined where commands were not to be run, with the reason in `notRun`. */
  runs: readonly CommandRun[] | undefined;
  notRun?: string;
  isSource(path: string): boolean;
  /** Whether there is such a file, ignored by Git or not. */
  fileExists(path: string): boolean;
  /** Every file of the workspace. */
  paths: readonly string[];
}

/** What one check comes to. */
export type Outcome = Pick<TaskCheck, 'verdict' | 'message' | 'evidence'> & {
  /** Too grave for another try by the agent. */
  critical?: boolean;
};

/** Whether a question could not be answered. */
export const isUnknown = (value: object): value is Unknown => 'unknown' in value;

const mostLines = 20;

/** A list as evidence: its first lines, and how many there are beyond. */
export function limited(lines: readonly string[]): string[] {
  if (lines.length <= mostLines) return [...lines];
  return [...lines.slice(0, mostLines), `and ${lines.length - mostLines} more`];
}
