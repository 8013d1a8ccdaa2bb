import type { Finding } from '../../model/finding.ts';
import { asList } from '../../model/rule.ts';
import type { ActiveRule, Policy } from '../policy/policy.ts';
import { compileSelector } from '../policy/selectors.ts';
import { builtinFinding } from './builtinCheck.ts';

/** Two components, the importing one first. */
type Pair = readonly [from: string, to: string];

/**
 * Rules in force of which one allows by name what another refuses: whoever follows one breaks the other. Told
 * by components, so a rule between path globs is never held against another.
 */
export function* contradictionsOf(policy: Policy): Generator<Finding | undefined> {
  const inForce = policy.rules.filter(({ hint }) => !hint);
  for (const allowing of inForce) {
    const allowed = allowedBy(allowing, policy);
    if (allowed.length === 0) continue;
    for (const refusing of inForce) {
      if (refusing === allowing) continue;
      const refuses = refusalOf(refusing, policy);
      const clash = allowed.find(refuses);
      if (clash === undefined) continue;
      yield builtinFinding(policy, 'contradiction', {
        path: refusing.path,
        range: refusing.range,
        message: `${refusing.id} refuses what ${allowing.id} allows: ${clash[0]} → ${clash[1]}`,
        target: [allowing.id, refusing.id].sort().join('+'),
        remedies: [`Decide which holds, and change ${allowing.id} or ${refusing.id}`],
      });
    }
  }
}

function allowedBy({ rule }: ActiveRule, { components }: Policy): Pair[] {
  if (rule.kind !== 'allow') return [];
  const from = compileSelector(rule.from, components).components;
  const to = compileSelector(rule.to, components).components;
  return from.flatMap(a => to.filter(b => b !== a).map(b => [a, b] as const));
}

function refusalOf({ rule }: ActiveRule, { components }: Policy): (pair: Pair) => boolean {
  const select = (written: string | string[]) => new Set(compileSelector(written, components).components);
  switch (rule.kind) {
    case 'forbid': {
      const from = select(rule.from);
      const to = select(rule.to);
      return ([a, b]) => from.has(a) && to.has(b);
    }
    case 'layers': {
      const rank = (id: string) => rule.order.indexOf(components.layerOf(id));
      const closed = asList(rule.closed);
      return ([a, b]) => {
        const [from, to] = [rank(a), rank(b)];
        if (from < 0 || to < 0) return false;
        return to < from || rule.order.slice(from + 1, to).some(layer => closed.includes(layer));
      };
    }
    case 'independent': {
      const of = select(rule.of);
      return ([a, b]) => of.has(a) && of.has(b);
    }
    case 'protected': {
      const target = select(rule.target);
      const onlyFrom = select(rule.only_from);
      return ([a, b]) => target.has(b) && !target.has(a) && !onlyFrom.has(a) && onlyFrom.size > 0;
    }
    default:
      return () => false;
  }
}
