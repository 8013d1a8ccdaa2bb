import type { PlanContext } from '../phaseContext.ts';
import { taskGraph } from '../tasks/taskGraph.ts';
import { distinctTasksOf, type PlacedTask } from '../tasks/taskList.ts';
import { type Assignment, assignmentsOf, type NamedGate, namedGatesOf } from './agentsFile.ts';
import { type FoundGate, gateFinder } from './gates.ts';
import { type SuggestedPattern, suggestPattern } from './patterns.ts';
import { type Suggestion, suggester } from './suggest.ts';
import { type OrderOfWork, orderOfWork } from './waves.ts';

/** Everything that phase 6 knows about the tasks of a plan. */
export interface AssignmentAnalysis {
  /** In the order of the file; of two tasks with one id the first. */
  tasks: PlacedTask[];
  /** By task; empty where `config.yaml` names no agents. */
  suggestions: ReadonlyMap<string, Suggestion>;
  /** By task; of two for one task the first. */
  assigned: ReadonlyMap<string, Assignment>;
  /** Every gate that a rule finds, in the order of the tasks. */
  found: FoundGate[];
  named: NamedGate[];
  order: OrderOfWork;
  pattern: SuggestedPattern | undefined;
}

/** Look at all tasks of a plan. */
export function analyseAssignment(context: PlanContext): AssignmentAnalysis {
  const { plan } = context;
  const tasks = distinctTasksOf(plan.tasks);
  const suggest = suggester(context);
  const suggestions = tasks.flatMap(placed => suggest(placed) ?? []);
  const assigned = new Map<string, Assignment>();
  for (const assignment of assignmentsOf(plan.agents)) {
    if (!assigned.has(assignment.task)) assigned.set(assignment.task, assignment);
  }
  const found = tasks.flatMap(gateFinder(context));
  const order = orderOfWork(tasks, taskGraph(tasks));
  return {
    tasks,
    suggestions: new Map(suggestions.map(suggestion => [suggestion.task, suggestion])),
    assigned,
    found,
    named: namedGatesOf(plan.agents),
    order,
    pattern: suggestPattern(tasks, order.waves, found, suggestions),
  };
}

/** The gates that a rule finds and `agents.yaml` says nothing about. */
export function unnamedGates({ found, named }: Pick<AssignmentAnalysis, 'found' | 'named'>): FoundGate[] {
  const known = new Set(named.map(({ task, trigger }) => JSON.stringify([task, trigger])));
  return found.filter(({ task, trigger }) => !known.has(JSON.stringify([task, trigger])));
}
