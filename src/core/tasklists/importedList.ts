import type { Problem } from '../model/problem.ts';
import type { ValidationStep } from '../model/tasks.ts';
import type { Range } from '../model/text.ts';

/** A milestone that a list names; one without an id is the list as a whole. */
export interface ImportedMilestone {
  id: string | undefined;
  title: string;
}

/** A phase as it goes into the plan. */
export interface ImportedPhase {
  id: string;
  title: string;
  milestone: ImportedMilestone;
}

/** What a list says of a task besides its line. */
export interface TaskDetails {
  goal?: string;
  strategy?: string;
  validation?: ValidationStep[];
  /** The user story that the task belongs to, such as `US1`. */
  story?: string;
  /** The list says that the task may be left out. */
  optional?: boolean;
}

/** How far a list can say that a task is: `blocked` where it says that nobody goes on with it. */
export type ImportedStatus = 'todo' | 'done' | 'blocked';

/** A task as it goes into the plan. */
export interface ImportedTask {
  /** As written; made up where there is none, and with a suffix where an earlier task has it too. */
  id: string;
  /** False where the id was made up. */
  isIdGiven: boolean;
  title: string;
  status: ImportedStatus;
  /** Ids of tasks of the list; ids that are not in it are kept as written. */
  dependsOn: string[];
  paths: string[];
  phase: ImportedPhase;
  /** The task's first line. */
  range: Range;
  details: TaskDetails;
}

/** A task that waits for something which is no task of the list. */
interface UnknownReference {
  task: string;
  id: string;
  range: Range;
}

/** A task list of any dialect. */
export interface ImportedList {
  path: string;
  /** From the list's own heading. */
  title: string | undefined;
  tasks: ImportedTask[];
  /** Every phase that has tasks, in the order of the list. */
  phases: ImportedPhase[];
  unknown: UnknownReference[];
  problems: Problem[];
}
