import type { Artifact } from '../../artifacts/artifact.ts';
import { entryOf, isMap, type JsonMap, valueAt } from '../../artifacts/patchJson.ts';
import type { AgentsFile } from '../../model/agents.ts';
import type { Path } from '../../model/json.ts';
import { readAnswer } from '../sections/answer.ts';

/** `agents.yaml` before its first assignment. Without `gates:`, since an empty list would say that there are none. */
export const emptyAgents = 'version: 1\nassignments: []\n';

/** Who does a task; what is not written is empty. */
export interface Assignment {
  task: string;
  agent: string;
  tier: string;
  reason: string;
  /** Where it stands in `agents.yaml`. */
  path: Path;
}

/** A place where a person has to agree before the work goes on. */
export interface NamedGate {
  task: string;
  trigger: string;
  why: string;
  /** False where `why` says `N/A: reason`: a person looked at it, and it is not needed. */
  applies: boolean;
  /** Where it stands in `agents.yaml`. */
  path: Path;
}

/**
 * The assignments as written. Read from the data and not from the checked value: that leaves broken entries out,
 * which shifts the positions of the others.
 */
export function assignmentsOf(artifact: Artifact<AgentsFile> | undefined): Assignment[] {
  return entriesOf(artifact, 'assignments').map(({ entry, path }) => ({
    task: textIn(entry, 'task'),
    agent: textIn(entry, 'agent'),
    tier: textIn(entry, 'tier'),
    reason: textIn(entry, 'reason'),
    path,
  }));
}

/** The gates as written, those that do not apply included. */
export function namedGatesOf(artifact: Artifact<AgentsFile> | undefined): NamedGate[] {
  return entriesOf(artifact, 'gates').map(({ entry, path }) => {
    const why = textIn(entry, 'why');
    return {
      task: textIn(entry, 'task'),
      trigger: textIn(entry, 'trigger'),
      why,
      applies: readAnswer(why).kind !== 'notApplicable',
      path,
    };
  });
}

function entriesOf(
  artifact: Artifact<AgentsFile> | undefined,
  list: 'assignments' | 'gates',
): { entry: JsonMap; path: Path }[] {
  const items = artifact === undefined ? undefined : valueAt(artifact.json, [list]);
  if (!Array.isArray(items)) return [];
  return items.flatMap((entry, index) => (isMap(entry) ? [{ entry, path: [list, index] }] : []));
}

function textIn(entry: JsonMap, key: string): string {
  const value = entryOf(entry, key);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
