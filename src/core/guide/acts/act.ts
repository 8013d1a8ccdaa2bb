import type { Place } from '../../model/board.ts';
import type { WrittenFile } from '../../model/text.ts';
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

/**
 * What an act does: whole new texts, which the caller turns into edits. Where it is refused only for want of an
 * answer, `asks` is the question; the same act with the answer as its `text` then goes through.
 */
export type ActResult =
  | { ok: true; files: WrittenFile[]; message: string; open?: Place }
  | { ok: false; message: string; asks?: string };

/** One thing that a person can do with a plan besides filling in forms. */
export type Act = (input: ActInput) => ActResult;
