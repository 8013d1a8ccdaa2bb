import type { Blueprint } from '../../model/blueprint.ts';
import { asList, type Rule } from '../../model/rule.ts';

/** From this many components on that may import one, a mistake in it is felt everywhere. */
const manyDependants = 3;

/**
 * The components that much else rests on, each with the reason: the innermost layer, what is protected, and what
 * many others may import. Judged by the blueprint alone, so that it is known before there is code.
 */
export function coreComponents(blueprint: Blueprint | undefined): ReadonlyMap<string, string> {
  const rules = blueprint?.rules ?? [];
  const reasons = new Map<string, string>();
  for (const [id, component] of Object.entries(blueprint?.components ?? {})) {
    const layer = component.layer ?? id;
    const names = new Set([id, `layer:${layer}`]);
    const dependants = new Set(rules.flatMap(rule => dependantsBy(rule, names, layer)));
    const reason = rules.some(rule => rule.kind === 'layers' && rule.order.at(-1) === layer)
      ? 'the innermost layer'
      : rules.some(rule => rule.kind === 'protected' && asList(rule.target).some(target => names.has(target)))
        ? 'protected'
        : component.utility
          ? 'imported by every component'
          : dependants.size >= manyDependants
            ? `open to ${[...dependants].join(', ')}`
            : undefined;
    if (reason !== undefined) reasons.set(id, reason);
  }
  return reasons;
}

/** Whom a rule lets import a component: the sources of an `allow`, the layers above. */
function dependantsBy(rule: Rule, names: ReadonlySet<string>, layer: string): readonly string[] {
  if (rule.kind === 'allow') return asList(rule.to).some(to => names.has(to)) ? asList(rule.from) : [];
  return rule.kind === 'layers' ? rule.order.slice(0, Math.max(0, rule.order.indexOf(layer))) : [];
}
