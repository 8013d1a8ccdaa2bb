import type { Artifact } from '../artifacts/artifact.ts';
import type { Decision } from '../model/decision.ts';
import type { Problem } from '../model/problem.ts';
import { decisionChecks } from './decisionChecks.ts';

/** A decision as lists show it. */
interface DecisionEntry
  extends Pick<Decision, 'id' | 'title' | 'status' | 'path' | 'supersedes' | 'supersededBy'> {
  /** False where the record has no status that can be read. */
  readable: boolean;
  problems: Problem[];
}

/** Every decision with what is wrong with it, in the given order. */
export function decisionEntries(decisions: readonly Artifact<Decision>[]): DecisionEntry[] {
  const checks = decisionChecks(decisions);
  return decisions.map(({ value, problems, isBroken }) => {
    const { id, title, status, path, supersedes, supersededBy } = value;
    const readable = status !== null && isBroken !== true;
    return {
      id,
      title,
      status,
      path,
      supersedes,
      supersededBy,
      readable,
      problems: [...problems, ...(checks.get(path) ?? [])],
    };
  });
}
