import { edgeKinds } from '../../model/edge.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleOf } from '../../model/rule.ts';
import type { ComponentMap } from '../policy/components.ts';
import type { ActiveRule, Policy } from '../policy/policy.ts';
import { builtinFinding } from './builtinCheck.ts';
import { type Demand, demandsOf } from './contradictions/demands.ts';
import { type Refusal, refusalOf } from './contradictions/refusals.ts';
import { covers, mayHold, type Parts, partsOf } from './contradictions/ruleParts.ts';

/** A rule in force, with what it wants and what it refuses. */
interface Stance {
  active: ActiveRule;
  /** Position among the rules. */
  index: number;
  demands: readonly Demand[];
  refuses: Refusal;
  /** What its exceptions let pass, those past their date left out. */
  exceptions: readonly { from: Parts; to: Parts }[];
}

/**
 * Pairs of rules in force of which one allows or requires by name what the other refuses: whoever follows one breaks
 * the other. Told by the blueprint alone, and only where it is certain whatever files there are: one finding a pair,
 * on the later rule.
 */
export function* contradictionsOf(policy: Policy): Generator<Finding | undefined> {
  const stances = policy.rules.flatMap((active, index) =>
    active.hint ? [] : [stanceOf(active, index, policy.components)],
  );
  const told = new Set<string>();
  for (const wanting of stances) {
    if (wanting.demands.length === 0) continue;
    for (const refusing of stances) {
      const clash = refusing === wanting ? undefined : clashOf(wanting, refusing, policy.components);
      if (clash === undefined) continue;
      const target = [wanting.active.id, refusing.active.id].sort().join('+');
      if (told.has(target)) continue;
      told.add(target);
      const later = (wanting.index > refusing.index ? wanting : refusing).active;
      const import_ = `${clash.from.words} → ${clash.to.map(({ words }) => words).join(', ')}`;
      yield builtinFinding(policy, 'contradiction', {
        path: later.path,
        range: later.range,
        message: `${refusing.active.id} refuses what ${wanting.active.id} ${clash.verb}: ${import_}`,
        target,
        remedies: [`Decide which holds, and change ${wanting.active.id} or ${refusing.active.id}`],
      });
    }
  }
}

function stanceOf(active: ActiveRule, index: number, components: ComponentMap): Stance {
  const { rule } = active;
  const exceptions = (rule.except ?? [])
    .filter((_, position) => active.exceptions[position]?.expired !== true)
    .map(({ from, to }) => ({
      from: partsOf(from ?? '**', components),
      to: partsOf(to ?? ['**', 'package:**'], components),
    }));
  return {
    active,
    index,
    demands: demandsOf(rule, components),
    refuses: refusalOf(rule, components),
    exceptions,
  };
}

/** What one rule wants and the other refuses. */
function clashOf(wanting: Stance, refusing: Stance, components: ComponentMap): Demand | undefined {
  const clash = wanting.demands.find(demand => isRefused(demand, wanting, refusing));
  const [one, other] = [wanting.active.rule, refusing.active.rule];
  if (clash === undefined || one.kind !== 'allow' || other.kind !== 'allow') return clash;
  // Of two lists about the same code one may narrow the other; each with something of its own is a contradiction.
  const isMutual = refusing.demands.some(demand => isRefused(demand, refusing, wanting));
  return isMutual && selectTheSame(one.from, other.from, components) ? clash : undefined;
}

function isRefused(
  { from, to, kinds, verb }: Demand,
  wanting: Stance,
  { active, refuses, exceptions }: Stance,
) {
  const { rule } = active;
  // What is gone can be allowed as long as nobody has to import it.
  if (rule.kind === 'absent' && verb === 'allows') return false;
  const refused = rule.kind === 'absent' ? edgeKinds : (rule.edges ?? edgeKinds);
  if (to.length === 0 || !kinds.every(kind => refused.includes(kind))) return false;
  const isExcused = exceptions.some(
    exception =>
      covers(exception.from, from) &&
      to.some(each => (verb === 'requires' ? mayHold : covers)(exception.to, each)),
  );
  const isLetOff = verb === 'requires' && wanting.exceptions.some(exception => covers(exception.from, from));
  return !isExcused && !isLetOff && to.every(each => refuses(from, each));
}

type Selectors = RuleOf<'allow'>['from'];

function selectTheSame(a: Selectors, b: Selectors, components: ComponentMap): boolean {
  const [one, other] = [partsOf(a, components), partsOf(b, components)];
  return one.named.every(part => covers(other, part)) && other.named.every(part => covers(one, part));
}
