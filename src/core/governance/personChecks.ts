import type { JournalEventOf } from '../model/journal.ts';
import type { Task } from '../model/tasks.ts';
import { type NamedGate, namedGatesOf } from '../plan/assignment/agentsFile.ts';
import type { PlacedTask } from '../plan/tasks/taskList.ts';
import type { PlanArtifacts } from '../plan/workspace.ts';
import { remember } from '../remember.ts';
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

/**
 * The `check:` steps of a task and the gates that phase 6 names for it and that apply, in this order. The gates are
 * read once for all tasks of the plan.
 */
export function personChecks(
  plan: PlanArtifacts,
): (placed: PlacedTask, history: TaskHistory) => PersonCheck[] {
  const gates = new Map<string, NamedGate[]>();
  for (const gate of namedGatesOf(plan.agents))
    if (gate.applies) remember(gates, gate.task, (): NamedGate[] => []).push(gate);
  return ({ id, task }, { confirmations }) =>
    [...stepsOf(task), ...(gates.get(id) ?? []).map(gateCheck)].map(check => ({
      ...check,
      confirmed: confirmations.get(check.key),
    }));
}

type Unconfirmed = Omit<PersonCheck, 'confirmed'>;

const stepsOf = ({ validation = [] }: Task): Unconfirmed[] =>
  validation
    .flatMap(({ check }) => (check === undefined || check.trim() === '' ? [] : [check.trim()]))
    .map((words, index) => ({ kind: 'step', name: String(index + 1), key: words, words }));

function gateCheck({ trigger, why }: NamedGate): Unconfirmed {
  const name = `gate:${trigger}`;
  return { kind: 'gate', name, key: name, words: why === '' ? trigger : `${trigger}: ${why}` };
}
