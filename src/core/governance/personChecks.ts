import type { JournalEventOf } from '../model/journal.ts';
import { namedGatesOf } from '../plan/assignment/agentsFile.ts';
import type { PlacedTask } from '../plan/tasks/taskList.ts';
import type { PlanArtifacts } from '../plan/workspace.ts';
import type { TaskHistory } from './taskHistory.ts';

/** Something about a task that no command can show: a person looks, and says so. */
export interface PersonCheck {
  kind: 'step' | 'gate';
  /** How the act `task/confirm` names it, after the task's id: the step's number, or `gate:<trigger>`. */
  name: string;
  /** How the journal names it: a step by its words, so that a step which changes is asked again. */
  key: string;
  words: string;
  /** The confirmation of the present work, where there is one. */
  confirmed: JournalEventOf<'confirmation'> | undefined;
}

/** The `check:` steps of a task and the gates that phase 6 names for it and that apply, in this order. */
export function personChecks(
  plan: PlanArtifacts,
  { id, task }: PlacedTask,
  history: TaskHistory,
): PersonCheck[] {
  const steps = (task.validation ?? [])
    .flatMap(({ check }) => (check === undefined || check.trim() === '' ? [] : [check.trim()]))
    .map((words, index) => ({ kind: 'step' as const, name: String(index + 1), key: words, words }));
  const gates = namedGatesOf(plan.agents)
    .filter(({ task, applies }) => task === id && applies)
    .map(({ trigger, why }) => {
      const name = `gate:${trigger}`;
      const words = why === '' ? trigger : `${trigger}: ${why}`;
      return { kind: 'gate' as const, name, key: name, words };
    });
  return [...steps, ...gates].map(check => ({ ...check, confirmed: history.confirmations.get(check.key) }));
}
