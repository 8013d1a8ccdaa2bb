import type { AgentSettings } from '../../model/config.ts';
import type { Task } from '../../model/tasks.ts';
import type { PlanContext } from '../phaseContext.ts';
import { subjectOfTask } from '../tasks/bindings.ts';
import type { PlacedTask } from '../tasks/taskList.ts';
import { type Demand, type DemandLevel, demandOf } from './demand.ts';
import { gateFinder } from './gates.ts';

/** Who should do a task, and why, in one sentence. */
export interface Suggestion {
  task: string;
  agent: string;
  /** Undefined for an agent without tiers. */
  tier: string | undefined;
  reason: string;
}

type Agents = Readonly<Record<string, AgentSettings>>;

/** Where on a list of tiers a level looks, from the strongest (0) to the lightest (1). */
const wantedPosition: Readonly<Record<DemandLevel, number>> = { demanding: 0, ordinary: 0.5, light: 1 };

/**
 * Suggest agent and tier for any task; undefined where `config.yaml` names no agent. Agents meant for the task's
 * role come first (`x-roles`), then those meant for every role, then the others; among them the one whose tier
 * comes closest to what the task asks for; among equals the one that is listed first.
 */
export function suggester(context: PlanContext): (placed: PlacedTask) => Suggestion | undefined {
  const { blueprint, settings } = context.workspace;
  const gatesOf = gateFinder(context);
  const positionOf = tierPositions(settings.agents);
  return placed => {
    const { id, task } = placed;
    const subject = subjectOfTask(task, blueprint?.value);
    const demand = demandOf(task, subject, gatesOf(placed));
    const best = bestAgent(settings.agents, task, demand.level, positionOf);
    if (best === undefined) return undefined;
    const { agent, tier } = best;
    const why = [
      reasonFor(task, demand, subject.components),
      ...(settings.agents[agent]!.roles.length > 0 && meantFor(settings.agents[agent]!, task) === 0
        ? [`${agent} is meant for ${task.role} work`]
        : []),
    ];
    return { task: id, agent, tier, reason: `${tier === undefined ? '' : `${tier}: `}${why.join('; ')}` };
  };
}

function bestAgent(
  agents: Agents,
  task: Task,
  level: DemandLevel,
  positionOf: (tier: string) => number | undefined,
): { agent: string; tier: string | undefined } | undefined {
  const wanted = wantedPosition[level];
  const offers = Object.entries(agents).map(([agent, settings]) => {
    const tiers = settings.tiers.map(tier => ({
      tier,
      away: Math.abs((positionOf(tier) ?? wanted) - wanted),
    }));
    // Of two tiers that come equally close the later one is the lighter, and the cheaper.
    const closest = tiers.reduce<(typeof tiers)[number] | undefined>(
      (best, one) => (best === undefined || one.away <= best.away ? one : best),
      undefined,
    );
    return { agent, tier: closest?.tier, away: closest?.away ?? 0, fit: meantFor(settings, task) };
  });
  return offers.sort((a, b) => a.fit - b.fit || a.away - b.away)[0];
}

/** 0 where the agent is meant for the task's role, 1 where for every role, 2 where for other roles. */
function meantFor({ roles }: AgentSettings, { role }: Task): 0 | 1 | 2 {
  if (roles.length === 0) return 1;
  return role !== undefined && roles.includes(role) ? 0 : 2;
}

/**
 * How strong a tier is, from 0 to 1, by its place on the longest list that has it: names are the user's own, and
 * the strongest stands first. Undefined for a name that only stands alone, which fits every task.
 */
function tierPositions(agents: Agents): (tier: string) => number | undefined {
  const lists = Object.values(agents)
    .map(({ tiers }) => tiers)
    .filter(tiers => tiers.length > 1)
    .sort((a, b) => b.length - a.length);
  const positions = new Map<string, number>();
  for (const tiers of lists) {
    tiers.forEach((tier, index) => {
      if (!positions.has(tier)) positions.set(tier, index / (tiers.length - 1));
    });
  }
  return tier => positions.get(tier);
}

function reasonFor(task: Task, { level, causes }: Demand, components: readonly string[]): string {
  if (level === 'demanding') return causes.join(' and ');
  const effort = task.effort === undefined ? '' : `${task.effort} of `;
  const where = components.length === 0 ? '' : ` in ${components.join(', ')}`;
  return `${task.complexity ?? 'unknown'} complexity, ${effort}${task.role ?? 'general'} work${where}`;
}
