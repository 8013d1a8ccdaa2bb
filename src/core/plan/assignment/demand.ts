import type { Task } from '../../model/tasks.ts';
import type { Subject } from '../tasks/bindings.ts';
import { effortHours } from '../tasks/effort.ts';
import type { FoundGate } from './gates.ts';

/** How much a task asks of who does it, from little to much. */
const demandLevels = ['light', 'ordinary', 'demanding'] as const;
export type DemandLevel = (typeof demandLevels)[number];

/** A level with what raises it, each to go on after "because": `the complexity is high`. */
export interface Demand {
  level: DemandLevel;
  causes: string[];
}

const longHours = 8;
const manyComponents = 3;
/** Roles whose mistakes are found late: a wrong boundary, a wrong cause. */
const judgementRoles: readonly string[] = ['architecture', 'debugging'];
const baseOf = { low: 0, medium: 1, high: 2 } as const;

/**
 * A task begins where its complexity puts it (medium where it says nothing). A gate makes it demanding at once;
 * reaching into many components, a long effort and a role of judgement raise it by one step together.
 */
export function demandOf(task: Task, subject: Subject, gates: readonly FoundGate[]): Demand {
  const base = baseOf[task.complexity ?? 'medium'];
  const hours = effortHours(task.effort) ?? 0;
  const raises = [
    ...(subject.components.length >= manyComponents
      ? [`it reaches into ${subject.components.length} components`]
      : []),
    ...(hours >= longHours ? [`it takes ${task.effort}`] : []),
    ...(task.role !== undefined && judgementRoles.includes(task.role) ? [`it is ${task.role} work`] : []),
  ];
  const [gate] = gates;
  const height = gate !== undefined ? 2 : Math.min(2, base + (raises.length > 0 ? 1 : 0));
  return {
    level: demandLevels[height]!,
    causes: [
      ...(task.complexity === 'high' ? ['the complexity is high'] : []),
      ...(gate === undefined ? [] : [`it ${gate.does}`]),
      ...(height > base && gate === undefined ? raises : []),
    ],
  };
}
