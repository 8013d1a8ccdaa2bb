import type { Json, Path } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import { type TaskFile, tasksSchema } from '../model/tasks.ts';
import type { Artifact } from './artifact.ts';
import { entryOf, isMap } from './patchJson.ts';
import { decode } from './schema.ts';
import { readYaml } from './yamlText.ts';

/** Read a plan's `tasks.yaml`. Beyond the schema, task ids have no blanks and are unique in the plan. */
export function readTasks(path: string, text: string): Artifact<TaskFile> {
  const artifact = decode(tasksSchema, readYaml(path, text), { version: 1, milestones: [] });
  return { ...artifact, problems: [...artifact.problems, ...idProblems(artifact)] };
}

function* idProblems({ path, json, rangeOf }: Artifact<TaskFile>): Generator<Problem> {
  const seen = new Set<string>();
  for (const { id, place } of taskIds(json)) {
    const range = rangeOf([...place, 'id']);
    if (/\s/.test(id)) {
      yield {
        path,
        range,
        message: `a task id has no blanks: write \`${id.trim().replace(/\s+/g, '-')}\``,
        severity: 'error',
      };
    }
    if (seen.has(id))
      yield { path, range, message: `there is another task ${id} in this plan`, severity: 'error' };
    seen.add(id);
  }
}

function* taskIds(json: Json): Generator<{ id: string; place: Path }> {
  for (const milestone of items(json, ['milestones'])) {
    for (const phase of items(milestone.value, [...milestone.place, 'phases'])) {
      for (const { value, place } of items(phase.value, [...phase.place, 'tasks'])) {
        const id = isMap(value) ? entryOf(value, 'id') : undefined;
        if (typeof id === 'string' || typeof id === 'number') yield { id: String(id), place };
      }
    }
  }
}

function items(owner: Json, place: Path): { value: Json; place: Path }[] {
  const list = isMap(owner) ? entryOf(owner, String(place.at(-1))) : undefined;
  return Array.isArray(list) ? list.map((value, index) => ({ value, place: [...place, index] })) : [];
}
