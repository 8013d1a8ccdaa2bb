import { isMap, type JsonMap } from '../../artifacts/patchJson.ts';
import type { Json } from '../../model/json.ts';
import { type Change, plainName } from './change.ts';
import { byName, changedKeys, itemsBy, keyedChanges, tellChanges } from './keyedChanges.ts';
import { listAt, yamlMap } from './yamlData.ts';

/** What changed in `tasks.yaml`: milestones, phases and tasks by id. */
export function taskChanges(path: string, before: string, after: string): Change[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  return [
    ...tellChanges(path, 'Milestone', keyedChanges(old.milestones, now.milestones)),
    ...tellChanges(path, 'Phase', keyedChanges(old.phases, now.phases)),
    ...tellChanges(path, 'Task', keyedChanges(old.tasks, now.tasks)),
  ];
}

/** The parts of a task file by id; each without the parts below it. */
function partsOf(yaml: string): Record<'milestones' | 'phases' | 'tasks', Map<string, Json>> {
  const milestones = listAt(yamlMap(yaml), 'milestones');
  const phases = milestones.flatMap(milestone => listAt(milestone, 'phases'));
  const tasks = phases.flatMap(phase => listAt(phase, 'tasks'));
  return {
    milestones: itemsBy(milestones.map(without('phases')), 'id'),
    phases: itemsBy(phases.map(without('tasks')), 'id'),
    tasks: itemsBy(tasks.map(without('status')), 'id'),
  };
}

const without =
  (key: string) =>
  (part: Json): Json => {
    if (!isMap(part)) return part;
    const { [key]: _, ...rest } = part;
    return rest;
  };

/** What changed in `agents.yaml`: the pattern, assignments by task, and where a person is asked first. */
export function agentChanges(path: string, before: string, after: string): Change[] {
  const [old, now] = [yamlMap(before), yamlMap(after)];
  const listed = new Set(['assignments', 'gates']);
  const others = changedKeys(old, now).filter(key => !listed.has(key));
  return [
    ...others.map(key => ({ path, text: `\`${plainName(key)}\` changed`, boundary: false })),
    ...tellChanges(
      path,
      'Assignment of',
      keyedChanges(itemsBy(old.assignments, 'task'), itemsBy(now.assignments, 'task')),
    ),
    ...tellChanges(path, 'Approval before', keyedChanges(gatesOf(old), gatesOf(now))),
  ];
}

const gatesOf = (file: JsonMap): Map<string, Json> =>
  byName(
    listAt(file, 'gates').flatMap((gate): [string, Json][] =>
      isMap(gate) ? [[`${gate.task} (${gate.trigger})`, gate]] : [],
    ),
  );
