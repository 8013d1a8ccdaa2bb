import type { Json, Path } from '../model/json.ts';
import { type TaskFile, tasksSchema } from '../model/tasks.ts';
import { isMap } from './patchJson.ts';
import { type Decoded, decode, type PlacedProblem } from './schema.ts';
import { readYaml } from './yamlText.ts';

/** Read a plan's `tasks.yaml`. */
export function readTasks(path: string, text: string): Decoded<TaskFile> {
  const decoded = decode(tasksSchema, readYaml(path, text), { defaults: { version: 1 } });
  if (decoded.isBroken) return decoded;
  return { ...decoded, problems: [...decoded.problems, ...checkIds(decoded)] };
}

function checkIds(tasks: Decoded<TaskFile>): PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  const seen = new Set<string>();
  for (const { id, path } of taskIds(tasks.json)) {
    const name = String(id);
    const message = /\s/.test(name)
      ? `the task id \`${name}\` has a blank; write it in one piece, such as \`${name.trim().replace(/\s+/g, '-')}\``
      : seen.has(name)
        ? `the task id \`${name}\` is taken by an earlier task; choose another`
        : typeof id === 'number' && id % 1 !== 0
          ? `the task id ${name} reads as a number, so 1.10 becomes 1.1; put it in quotes`
          : undefined;
    seen.add(name);
    if (message !== undefined)
      problems.push({
        path: tasks.path,
        range: tasks.rangeOf(path),
        message,
        severity: 'error',
        field: path,
      });
  }
  return problems;
}

function* taskIds(json: Json): Generator<{ id: string | number; path: Path }> {
  for (const [m, milestone] of entries(json, 'milestones')) {
    for (const [p, phase] of entries(milestone, 'phases')) {
      for (const [t, task] of entries(phase, 'tasks')) {
        const id = isMap(task) ? task.id : undefined;
        const path = ['milestones', m, 'phases', p, 'tasks', t, 'id'];
        if (typeof id === 'string' || typeof id === 'number') yield { id, path };
      }
    }
  }
}

function entries(json: Json, key: string): Iterable<[number, Json]> {
  const list = isMap(json) ? json[key] : undefined;
  return Array.isArray(list) ? list.entries() : [];
}
