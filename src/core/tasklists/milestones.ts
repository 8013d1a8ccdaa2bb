import type { Artifact } from '../artifacts/artifact.ts';
import type { Patch } from '../artifacts/patch.ts';
import { isMap, valueAt } from '../artifacts/patchJson.ts';
import type { Json, Path } from '../model/json.ts';
import type { TaskFile } from '../model/tasks.ts';
import type { ImportedList, ImportedMilestone, ImportedPhase, ImportedTask } from './importedList.ts';

/** The ids of the milestone and phase that a task stands in. */
export interface Home {
  milestone: string;
  phase: string;
}

/** Where the tasks of a list go in a plan. */
interface Homes {
  of(task: ImportedTask): Home;
  /** The changes to `tasks.yaml` that put them there, each task as `data` writes it. */
  patches(data: (task: ImportedTask) => Json): Patch[];
}

interface PlannedPhase {
  id: string;
  title: string;
  /** Where it stands in the file; undefined for one to come. */
  path: Path | undefined;
  /** How many tasks it has already. */
  count: number;
  tasks: ImportedTask[];
}

interface PlannedMilestone {
  id: string;
  title: string;
  path: Path | undefined;
  /** How many phases it has already. */
  count: number;
  phases: Map<string, PlannedPhase>;
}

/** Each task added to a phase that is there takes reading the file once; more than this go to a new milestone. */
const mostInsertions = 200;

/**
 * Find or plan a place for each task. A milestone of the plan with the same title takes in what comes later from the
 * same list, and so does a phase of it with the same id and title; otherwise new ones go to the end.
 */
export function homesFor(
  artifact: Artifact<TaskFile>,
  list: ImportedList,
  tasks: readonly ImportedTask[],
): Homes {
  const planned = existingMilestones(artifact.json);
  const milestoneOf = milestoneFinder(planned, list, tasks.length <= mostInsertions);
  const phases = new Map<ImportedPhase, { milestone: PlannedMilestone; phase: PlannedPhase }>();
  for (const task of tasks) {
    const place = phases.get(task.phase) ?? placeOf(milestoneOf(task.phase.milestone), task.phase);
    phases.set(task.phase, place);
    place.phase.tasks.push(task);
  }
  return {
    of: task => {
      const { milestone, phase } = phases.get(task.phase)!;
      return { milestone: milestone.id, phase: phase.id };
    },
    patches: data => planned.flatMap((milestone, index) => patchesFor(milestone, index, data)),
  };
}

function existingMilestones(json: Json): PlannedMilestone[] {
  const entries = (value: Json | undefined, key: string): Json[] => {
    const list = value === undefined ? undefined : valueAt(value, [key]);
    return Array.isArray(list) ? list : [];
  };
  const nameOf = (value: Json): { id: string; title: string } =>
    isMap(value) ? { id: String(value.id ?? ''), title: String(value.title ?? '') } : { id: '', title: '' };
  return entries(json, 'milestones').map((milestone, m) => ({
    ...nameOf(milestone),
    path: ['milestones', m],
    count: entries(milestone, 'phases').length,
    phases: new Map(
      entries(milestone, 'phases').map((phase, p): [string, PlannedPhase] => {
        const name = nameOf(phase);
        const path = ['milestones', m, 'phases', p];
        return [name.id, { ...name, path, count: entries(phase, 'tasks').length, tasks: [] }];
      }),
    ),
  }));
}

function milestoneFinder(
  planned: PlannedMilestone[],
  list: ImportedList,
  isFew: boolean,
): (milestone: ImportedMilestone) => PlannedMilestone {
  const found = new Map<ImportedMilestone, PlannedMilestone>();
  const byTitle = new Map(isFew ? planned.map(milestone => [milestone.title, milestone]) : []);
  const taken = new Set(planned.map(({ id }) => id));
  let number = 0;
  const freeId = (wanted: string | undefined): string => {
    let id = wanted ?? 'M1';
    while (taken.has(id)) id = wanted === undefined ? `M${++number}` : `${wanted}-${++number}`;
    taken.add(id);
    return id;
  };
  return milestone => {
    const before = found.get(milestone);
    if (before !== undefined) return before;
    const title = milestone.title || list.title || 'Imported tasks';
    const same = byTitle.get(title);
    const isSame = same !== undefined && (milestone.id ?? same.id) === same.id;
    const place = isSame
      ? same
      : { id: freeId(milestone.id), title, path: undefined, count: 0, phases: new Map() };
    if (!isSame) planned.push(place);
    found.set(milestone, place);
    return place;
  };
}

function placeOf(milestone: PlannedMilestone, { id, title }: ImportedPhase) {
  let free = id;
  for (let number = 2; ; number++) {
    const known = milestone.phases.get(free);
    if (known === undefined) break;
    if (known.title === title) return { milestone, phase: known };
    free = `${id}-${number}`;
  }
  const phase: PlannedPhase = { id: free, title, path: undefined, count: 0, tasks: [] };
  milestone.phases.set(free, phase);
  return { milestone, phase };
}

function patchesFor(
  { id, title, path, count, phases }: PlannedMilestone,
  index: number,
  data: (task: ImportedTask) => Json,
): Patch[] {
  const phaseData = (phase: PlannedPhase): Json => {
    return { id: phase.id, title: phase.title, tasks: phase.tasks.map(data) };
  };
  const list = [...phases.values()];
  if (path === undefined)
    return [{ op: 'insert', path: ['milestones', index], value: { id, title, phases: list.map(phaseData) } }];
  let next = count;
  return list.flatMap((phase): Patch[] => {
    if (phase.path === undefined)
      return [{ op: 'insert', path: [...path, 'phases', next++], value: phaseData(phase) }];
    const place = [...phase.path, 'tasks'];
    return phase.tasks.map((task, step) => ({
      op: 'insert',
      path: [...place, phase.count + step],
      value: data(task),
    }));
  });
}
