import type { Artifact } from '../../artifacts/artifact.ts';
import { isMap, valueAt } from '../../artifacts/patchJson.ts';
import type { Json, Path } from '../../model/json.ts';
import { asList } from '../../model/rule.ts';
import type { Task, TaskFile } from '../../model/tasks.ts';

/** A task with its place in the plan. */
export interface PlacedTask {
  /** The task's id as text, whatever YAML made of it. */
  id: string;
  task: Task;
  /** Where it stands in `tasks.yaml`. */
  path: Path;
  milestone: { id: string; title: string; doneWhen: string };
  phase: { id: string; title: string };
}

/** Every task of a plan, in the order of the file. */
export function tasksOf(artifact: Artifact<TaskFile> | undefined): PlacedTask[] {
  if (artifact === undefined) return [];
  const places = placesById(artifact.json);
  const tasks: PlacedTask[] = [];
  for (const milestone of artifact.value.milestones) {
    for (const phase of milestone.phases) {
      for (const task of phase.tasks) {
        const id = String(task.id);
        tasks.push({
          id,
          task,
          path: places.get(id)?.shift() ?? ['milestones'],
          milestone: {
            id: String(milestone.id),
            title: milestone.title ?? '',
            doneWhen: milestone.done_when ?? '',
          },
          phase: { id: String(phase.id), title: phase.title ?? '' },
        });
      }
    }
  }
  return tasks;
}

/** The tasks of a plan, of several with one id the first: ids name files and entries, of which there is one. */
export function distinctTasksOf(artifact: Artifact<TaskFile> | undefined): PlacedTask[] {
  const byId = new Map<string, PlacedTask>();
  for (const placed of tasksOf(artifact)) if (!byId.has(placed.id)) byId.set(placed.id, placed);
  return [...byId.values()];
}

/** The paths that a task may change. */
export const scopeIn = (task: Task): readonly string[] => asList(task.scope?.in);

/** The paths that a task must leave alone. */
export const scopeOut = (task: Task): readonly string[] => asList(task.scope?.out);

/** The tasks that must be done before. */
export const dependenciesOf = (task: Task): string[] => (task.depends_on ?? []).map(String);

/**
 * Paths in the file by task id. The decoded value leaves broken entries out, which shifts the positions in
 * its lists; the data as read keeps them.
 */
function placesById(json: Json): Map<string, Path[]> {
  const places = new Map<string, Path[]>();
  itemsOf(json, 'milestones').forEach((milestone, m) => {
    itemsOf(milestone, 'phases').forEach((phase, p) => {
      itemsOf(phase, 'tasks').forEach((task, t) => {
        if (!isMap(task)) return;
        const id = String(task.id);
        const path = ['milestones', m, 'phases', p, 'tasks', t];
        const known = places.get(id);
        if (known === undefined) places.set(id, [path]);
        else known.push(path);
      });
    });
  });
  return places;
}

function itemsOf(json: Json, key: string): Json[] {
  const items = valueAt(json, [key]);
  return Array.isArray(items) ? items : [];
}
