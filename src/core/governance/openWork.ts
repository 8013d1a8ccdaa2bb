import type { JournalEventOf } from '../model/journal.ts';
import type { Path } from '../model/json.ts';
import { type PlacedTask, tasksOf } from '../plan/tasks/taskList.ts';
import type { PlanArtifacts, WorkspaceArtifacts } from '../plan/workspace.ts';

/** A milestone with its tasks, and whether a person saw that it is reached. */
export interface MilestoneState {
  id: string;
  title: string;
  doneWhen: string;
  /** Where it stands in `tasks.yaml`. */
  path: Path;
  tasks: readonly PlacedTask[];
  /** Counts as long as `done_when` says the same and none of its tasks was opened again. */
  confirmed: JournalEventOf<'milestone'> | undefined;
}

/** The milestones of a plan, in order. */
export function milestonesOf(
  plan: PlanArtifacts,
  { journal }: Pick<WorkspaceArtifacts, 'journal'>,
): MilestoneState[] {
  const milestones = plan.tasks?.value.milestones ?? [];
  if (milestones.length === 0) return [];
  const tasks = new Map<string, PlacedTask[]>();
  const milestoneOfTask = new Map<string, string>();
  for (const placed of tasksOf(plan.tasks)) {
    const { id } = placed.milestone;
    milestoneOfTask.set(placed.id, id);
    const known = tasks.get(id);
    if (known === undefined) tasks.set(id, [placed]);
    else known.push(placed);
  }
  const confirmed = new Map<string, JournalEventOf<'milestone'>>();
  for (const event of journal().events) {
    if (event.plan !== plan.slug) continue;
    if (event.type === 'milestone') confirmed.set(event.milestone, event);
    else if (event.type === 'status' && event.to !== 'done')
      confirmed.delete(milestoneOfTask.get(event.task) ?? '');
  }
  return milestones.map((milestone, index) => {
    const id = String(milestone.id);
    const doneWhen = (milestone.done_when ?? '').trim();
    const event = confirmed.get(id);
    return {
      id,
      title: milestone.title ?? '',
      doneWhen,
      path: tasks.get(id)?.[0]?.path.slice(0, 2) ?? ['milestones', index],
      tasks: tasks.get(id) ?? [],
      confirmed: event?.done_when === doneWhen ? event : undefined,
    };
  });
}

/** The tasks of a plan that are not done. */
export const openTasks = (plan: PlanArtifacts): PlacedTask[] =>
  tasksOf(plan.tasks).filter(({ task }) => task.status !== 'done');

/** The milestones that say when they are reached, and that no person confirmed. */
export const unconfirmedMilestones = (
  plan: PlanArtifacts,
  workspace: Pick<WorkspaceArtifacts, 'journal'>,
): MilestoneState[] =>
  milestonesOf(plan, workspace).filter(
    ({ doneWhen, confirmed }) => doneWhen !== '' && confirmed === undefined,
  );
