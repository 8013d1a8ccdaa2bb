import { appendEvents, journalAttributes, journalPath } from '../../artifacts/journal.ts';
import type { Place } from '../../model/board.ts';
import type { JournalEvent } from '../../model/journal.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import type { Clock } from '../../ports.ts';

/** What an act is done with. */
export interface ActInput {
  context: PlanContext;
  /** What it is done to, as the act names it. */
  target: string;
  /** What the person wrote, where the act asks for it. */
  text: string;
  /** The person, as Git names them; empty where Git does not say. */
  by: string;
  clock: Clock;
  /** The commit that is checked out, where there is one. */
  head: string | undefined;
}

/** A file as it is to be. */
export interface WrittenFile {
  path: string;
  text: string;
}

/**
 * What an act does: whole new texts, which the caller turns into edits. Where it is refused only for want of an
 * answer, `asks` is the question; the same act with the answer as its `text` then goes through.
 */
export type ActResult =
  | { ok: true; files: WrittenFile[]; message: string; open?: Place }
  | { ok: false; message: string; asks?: string };

/** One thing that a person can do with a plan besides filling in forms. */
export type Act = (input: ActInput) => ActResult;

/** To the second: `2026-11-20T10:00:00Z`. */
export const isoTime = (time: Date): string => time.toISOString().replace(/\.\d+Z$/, 'Z');

/** The journal with events added, and what lets Git merge it. */
export function journalled(
  { context, clock }: { context: Pick<PlanContext, 'read'>; clock: Clock },
  events: readonly JournalEvent[],
): WrittenFile[] {
  if (events.length === 0) return [];
  const path = journalPath(clock());
  const attributes = context.read(journalAttributes.path) === undefined ? [journalAttributes] : [];
  return [{ path, text: appendEvents(context.read(path), events) }, ...attributes];
}
