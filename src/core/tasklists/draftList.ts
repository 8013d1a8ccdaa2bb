import type { Problem } from '../model/problem.ts';
import type { Range } from '../model/text.ts';
import type { ImportedMilestone, ImportedStatus, TaskDetails } from './importedList.ts';

/** What a task list holds as a reader found it, before ids are unique and dependencies lead to tasks. */
export interface DraftList {
  path: string;
  title: string | undefined;
  tasks: DraftTask[];
  relations: Relation[];
  problems: Problem[];
}

/** A part of the list that several tasks share; the same object for all of them. */
export interface DraftPhase {
  /** As the list names it; undefined where it has only a title. */
  id: string | undefined;
  title: string;
  milestone: ImportedMilestone;
}

/** A task as written: its id may be missing, or stand for several. */
export interface DraftTask {
  id: string | undefined;
  title: string;
  status: ImportedStatus;
  paths: string[];
  phase: DraftPhase;
  /** What the task waits for. */
  waitsFor: Reference[];
  range: Range;
  details: TaskDetails;
  /** Ids need to be unique, and mean something, only within a space; Task Master has one a tag. */
  space?: string;
}

/** An id that stands for a task or for all tasks of a phase. */
export interface Reference {
  id: string;
  range: Range;
}

/** All of `after` wait for all of `before`. */
export interface Relation {
  after: Reference[];
  before: Reference[];
  /** As for tasks. */
  space?: string | undefined;
}
