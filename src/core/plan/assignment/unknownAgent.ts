import { configPath } from '../../artifacts/paths.ts';
import type { Settings } from '../../model/config.ts';

/**
 * Why `config.yaml` does not offer this agent or tier, with what it offers, without a full stop; undefined where
 * it does. Where it names no agents, or an agent no tiers, every name will do.
 */
export function unknownAgent({ agents }: Settings, agent: string, tier: string): string | undefined {
  const ids = Object.keys(agents);
  if (ids.length === 0) return undefined;
  if (!Object.hasOwn(agents, agent)) {
    return `${configPath} has no agent \`${agent}\`, only ${ids.join(', ')}`;
  }
  const { tiers } = agents[agent]!;
  if (tier === '' || tiers.length === 0 || tiers.includes(tier)) return undefined;
  return `${agent} has no tier \`${tier}\`, only ${tiers.join(', ')}`;
}
