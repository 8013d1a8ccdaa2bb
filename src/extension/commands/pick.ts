import { type QuickPickItem, window } from 'vscode';
import { commandIds } from '../../protocol/ids.ts';
import type { PhaseSummary, PlanSummary } from '../../protocol/panel.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { type TaskLeaf, type TaskStatus, taskLeaves, taskNodes } from '../views/taskNodes.ts';

/** Offer one of the choices; undefined when the person changes their mind. */
export async function pickOne<T>(
  title: string,
  choices: readonly T[],
  item: (choice: T) => QuickPickItem,
): Promise<T | undefined> {
  const items = choices.map(choice => ({ ...item(choice), choice }));
  const picked = await window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true });
  return picked?.choice;
}

/** Offer several choices, all of them chosen at first; undefined when the person changes their mind. */
export async function pickMany<T>(
  title: string,
  choices: readonly T[],
  item: (choice: T) => QuickPickItem,
): Promise<T[] | undefined> {
  const items = choices.map(choice => ({ ...item(choice), picked: true, choice }));
  const options = { title, canPickMany: true as const, matchOnDescription: true };
  const picked = await window.showQuickPick(items, options);
  return picked?.map(({ choice }) => choice);
}

/** Ask for one line of text that may not be blank. */
export async function askLine(title: string, prompt: string): Promise<string | undefined> {
  const answer = await window.showInputBox({
    title,
    prompt,
    validateInput: value => (value.trim() === '' ? 'Write at least one word.' : undefined),
  });
  return answer?.trim();
}

/** The task that a person chooses among those of all plans, or among those with one of the statuses. */
export async function pickTask(
  services: Services,
  title: string,
  offered?: readonly TaskStatus[],
): Promise<TaskLeaf | undefined> {
  const plans = taskNodes(await services.server.request('tasks', {}));
  const all = taskLeaves(plans);
  if (all.length === 0) throw new Refusal('There are no tasks yet. Write them in the Tasks phase of a plan.');
  const tasks = all.filter(({ status }) => offered?.includes(status) ?? true);
  if (tasks.length === 0) throw new Refusal(`No task is ${offered?.join(' or ')}.`);
  return pickOne(title, tasks, task => ({
    label: task.label,
    description: plans.length > 1 ? `${task.status}, ${task.plan}` : task.status,
  }));
}

/** The only plan in one of the states, or the one of them that a person chooses. All that are not closed, by default. */
export async function pickPlan(
  services: Services,
  title: string,
  offered?: readonly PlanSummary['state'][],
): Promise<PlanSummary | undefined> {
  const { plans } = await services.server.request('overview', {});
  if (plans.length === 0) {
    throw new Refusal('There is no plan yet.', { title: 'New Plan', command: commandIds.newPlan });
  }
  const open = plans.filter(({ state }) => state !== 'closed');
  const choices = offered
    ? plans.filter(({ state }) => offered.includes(state))
    : open.length > 0
      ? open
      : plans;
  if (choices.length === 0) throw new Refusal(`No plan is ${offered?.join(' or ')}.`);
  if (choices.length === 1) return choices[0];
  return pickOne(title, choices, plan => ({ label: plan.title, description: `${plan.slug}, ${plan.state}` }));
}

/** One of the plan's phases, each with its state in words. */
export function pickPhase(title: string, phases: readonly PhaseSummary[]): Promise<PhaseSummary | undefined> {
  return pickOne(title, phases, phase => ({
    label: `${phase.number}. ${phase.title}`,
    description: phase.missing.length > 0 ? `${phase.state}, ${phase.missing.length} missing` : phase.state,
    detail: phase.purpose,
  }));
}
