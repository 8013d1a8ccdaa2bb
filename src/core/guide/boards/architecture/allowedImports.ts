import { asList } from '../../../model/rule.ts';
import { type NamedRule, rulesInForce } from '../../../plan/rulesInForce.ts';
import type { WorkspaceArtifacts } from '../../../plan/workspace.ts';

/** The rules that say what a component may import: `allow` rules from it, and orders of layers that hold its own. */
export function importLimits(workspace: WorkspaceArtifacts): (component: string) => NamedRule[] {
  const components = workspace.blueprint?.value.components ?? {};
  const byName = new Map<string, NamedRule[]>();
  for (const named of rulesInForce(workspace)) {
    const { rule } = named;
    const names =
      rule.kind === 'allow'
        ? asList(rule.from)
        : rule.kind === 'layers'
          ? rule.order.map(layer => `layer:${layer}`)
          : [];
    for (const name of new Set(names)) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [named]);
      else known.push(named);
    }
  }
  return id => {
    const layer = `layer:${components[id]?.layer ?? id}`;
    return [...new Set([...(byName.get(id) ?? []), ...(byName.get(layer) ?? [])])];
  };
}
