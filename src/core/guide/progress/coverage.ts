import { speaks } from '../../model/decision.ts';
import { wordsOf } from '../../plan/tasks/bindings.ts';
import type { WorkspaceArtifacts } from '../../plan/workspace.ts';

/** How far the decisions are enforced. The three figures add up to the accepted and proposed decisions. */
export interface Coverage {
  /** Accepted, and in force by rules of their own or by rules of the blueprint that name them. */
  withRules: number;
  /**
   * Accepted or proposed, not in force by rules, but could be: they carry rules already, or their text names a
   * component, a layer or a package.
   */
  enforceable: number;
  /** The others: nothing but prose. */
  proseOnly: number;
}

/** Count the decisions by how far rules can hold them. `packages` are the names of packages in use. */
export function coverageOf(
  { decisions, blueprint }: WorkspaceArtifacts,
  packages: Iterable<string> = [],
): Coverage {
  const enforced = new Set((blueprint?.value.rules ?? []).flatMap(rule => rule.decision ?? []));
  const names = new Set(packages);
  for (const [id, { layer }] of Object.entries(blueprint?.value.components ?? {})) {
    names.add(id);
    if (layer !== undefined) names.add(layer);
  }
  const coverage: Coverage = { withRules: 0, enforceable: 0, proseOnly: 0 };
  for (const { value: decision } of decisions) {
    if (!speaks(decision)) continue;
    const ruled = decision.rules.length > 0 || enforced.has(decision.id);
    if (decision.status === 'accepted' && ruled) coverage.withRules++;
    else if (ruled || [...wordsOf(decision)].some(word => names.has(word))) coverage.enforceable++;
    else coverage.proseOnly++;
  }
  return coverage;
}
