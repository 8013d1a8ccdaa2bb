import type { SuggestionSource } from '../model/form.ts';
import type { PlanContext } from '../plan/phaseContext.ts';
import { tasksOf } from '../plan/tasks/taskList.ts';

/** What can be written into a field, by the source that the field names; each list without repeats. */
export type Suggestions = Record<SuggestionSource, string[]>;

/** The names that the plan, the blueprint and the settings know, for the fields of a form. */
export function suggestionsOf({ workspace, plan }: PlanContext): Suggestions {
  const declared = Object.entries(workspace.blueprint?.value.components ?? {});
  const components = declared.map(([id]) => id);
  const layers = unique(declared.map(([id, { layer }]) => layer ?? id));
  const agents = Object.entries(workspace.settings.agents);
  return {
    components,
    layers,
    selectors: [...components, ...layers.map(layer => `layer:${layer}`)],
    tasks: unique(tasksOf(plan.tasks).map(({ id }) => id)),
    decisions: unique(workspace.decisions.map(({ value }) => value.id)),
    agents: agents.map(([id]) => id),
    tiers: unique(agents.flatMap(([, { tiers }]) => tiers)),
  };
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];
