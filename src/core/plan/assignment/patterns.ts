import type { PlacedTask } from '../tasks/taskList.ts';
import type { FoundGate } from './gates.ts';
import type { Suggestion } from './suggest.ts';

/** A way in which agents work together. */
interface OrchestrationPattern {
  id: string;
  /** How it goes, in a sentence or two. */
  how: string;
}

/** The patterns that `agents.yaml` may name; other names are free. */
export const orchestrationPatterns = [
  { id: 'single', how: 'One agent does one task after the other.' },
  {
    id: 'planner-executor',
    how: 'A strong tier prepares each task and judges the result; a lighter one writes the code.',
  },
  {
    id: 'critic-loop',
    how: 'A second agent reads every result against task, rules and decisions before a person does, and sends it back with reasons.',
  },
  {
    id: 'refinement',
    how: 'What verification refuses goes back to the same agent with the exact failure, at most twice; then a person decides.',
  },
  {
    id: 'parallel',
    how: 'Several agents work at the same time on tasks whose scopes do not overlap.',
  },
] as const satisfies readonly OrchestrationPattern[];
type PatternId = (typeof orchestrationPatterns)[number]['id'];

/** A pattern with the reason for it, in one sentence. */
export interface SuggestedPattern {
  id: PatternId;
  reason: string;
}

/** So many tasks at once are worth the trouble of running several agents. */
const wideWave = 3;

/** Which pattern fits the plan; undefined where there are no tasks. The first reason that holds decides. */
export function suggestPattern(
  tasks: readonly PlacedTask[],
  waves: readonly (readonly string[])[],
  gates: readonly FoundGate[],
  suggestions: readonly Suggestion[],
): SuggestedPattern | undefined {
  if (tasks.length === 0) return undefined;
  if (tasks.length === 1) return { id: 'single', reason: 'There is one task.' };
  const gated = new Set(gates.map(({ task }) => task)).size;
  const hard = tasks.filter(({ task }) => task.complexity === 'high').length;
  const risky = new Set([
    ...gates.map(({ task }) => task),
    ...tasks.filter(({ task }) => task.complexity === 'high').map(({ id }) => id),
  ]).size;
  if (risky * 3 >= tasks.length) {
    const reason = `${risky} of ${tasks.length} tasks are delicate (${gated} with a gate, ${hard} of high complexity), so a second look pays.`;
    return { id: 'critic-loop', reason };
  }
  const widest = Math.max(0, ...waves.map(wave => wave.length));
  if (widest >= wideWave && waves.length * 2 <= tasks.length) {
    return { id: 'parallel', reason: `Up to ${widest} tasks can be done at the same time.` };
  }
  const tiers = new Set(suggestions.map(({ tier }) => tier)).size;
  if (tiers > 1) {
    const reason =
      'Some tasks need a strong tier and most do not: the strong one prepares, a lighter one writes.';
    return { id: 'planner-executor', reason };
  }
  return {
    id: 'refinement',
    reason: 'The tasks are alike and small, so each is checked and, if need be, mended.',
  };
}
