import { edgeKinds } from '../../model/edge.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleOf } from '../../model/rule.ts';
import { remember } from '../../remember.ts';
import type { ActiveRule, Policy } from '../policy/policy.ts';
import { builtinFinding } from './builtinCheck.ts';
import { type Demand, demandOf } from './contradictions/demands.ts';
import { type Refusal, refusalOf } from './contradictions/refusals.ts';
import {
  areApart,
  type Group,
  ownerOf,
  type Part,
  PartReader,
  type Parts,
  placeOf,
  placesAround,
} from './contradictions/ruleParts.ts';

/** A rule in force, with what it wants and what it refuses. */
interface Stance {
  active: ActiveRule;
  /** Position among the rules. */
  index: number;
  demand: Demand | undefined;
  refusal: Refusal | undefined;
  /** What its exceptions let pass, those past their date left out. */
  exceptions: readonly { from: Parts; to: Parts }[];
}

/** What one rule wants and another refuses. */
interface Clash {
  from: Group;
  to: Group;
}

/** Of two rules with very long lists, so many imports are compared; what shows only after them is not told. */
const mostCompared = 100_000;

/**
 * Pairs of rules in force of which one allows or requires by name what the other refuses: whoever follows one breaks
 * the other. Told by the blueprint alone, and only where it is certain whatever files there are: one finding a pair,
 * on the later rule.
 */
export function* contradictionsOf(policy: Policy): Generator<Finding | undefined> {
  const reader = new PartReader(policy.components);
  const stances = policy.rules.flatMap((active, index) =>
    active.hint ? [] : [stanceOf(active, index, reader, policy)],
  );
  const refusing = { from: filedBy('from', stances), to: filedBy('to', stances) };
  const told = new Set<string>();
  for (const wanting of stances) {
    const { demand } = wanting;
    if (demand === undefined) continue;
    const near = new Set([...filedNear(demand.from, refusing.from), ...filedNear(demand.to, refusing.to)]);
    for (const other of [...near].sort((a, b) => a.index - b.index)) {
      const target = [wanting.active.id, other.active.id].sort().join('+');
      if (other === wanting || told.has(target)) continue;
      const clash = clashOf(wanting, other);
      if (clash === undefined) continue;
      told.add(target);
      const later = (wanting.index > other.index ? wanting : other).active;
      yield builtinFinding(policy, 'contradiction', {
        path: later.path,
        range: later.range,
        message: `${other.active.id} refuses what ${wanting.active.id} ${demand.verb}: ${wordsOf(clash.from)} → ${wordsOf(clash.to)}`,
        target,
        remedies: [`Decide which holds, and change ${wanting.active.id} or ${other.active.id}`],
      });
    }
  }
}

function stanceOf(active: ActiveRule, index: number, reader: PartReader, { components }: Policy): Stance {
  const { rule } = active;
  const exceptions = (rule.except ?? [])
    .filter((_, position) => active.exceptions[position]?.expired !== true)
    .map(({ from, to }) => ({
      from: reader.read(from ?? '**'),
      to: reader.read(to ?? ['**', 'package:**']),
    }));
  return {
    active,
    index,
    demand: demandOf(rule, reader),
    refusal: refusalOf(rule, reader, components),
    exceptions,
  };
}

/** Rules by where they refuse something. */
function filedBy(side: 'from' | 'to', stances: readonly Stance[]): Map<string, Set<Stance>> {
  const filed = new Map<string, Set<Stance>>();
  for (const stance of stances) {
    const near = stance.refusal?.near;
    if (near?.side !== side) continue;
    for (const part of near.parts.all) remember(filed, placeOf(part), () => new Set<Stance>()).add(stance);
  }
  return filed;
}

function* filedNear(groups: readonly Group[], filed: ReadonlyMap<string, Set<Stance>>): Generator<Stance> {
  for (const part of new Set(groups.flatMap(group => group.slice(0, 1)))) {
    for (const place of placesAround(part)) yield* filed.get(place) ?? [];
  }
}

/** What one rule wants and the other refuses. */
function clashOf(wanting: Stance, refusing: Stance): Clash | undefined {
  const clash = firstClash(wanting, refusing);
  const [one, other] = [wanting.active.rule, refusing.active.rule];
  if (clash === undefined || one.kind !== 'allow' || other.kind !== 'allow') return clash;
  // Of two lists about the same code one may narrow the other; each with something of its own is a contradiction.
  const isMutual = firstClash(refusing, wanting) !== undefined;
  return isMutual && selectTheSame(wanting, refusing) ? clash : undefined;
}

function firstClash(wanting: Stance, refusing: Stance): Clash | undefined {
  const { demand } = wanting;
  const { refusal, active } = refusing;
  if (demand === undefined || refusal === undefined) return undefined;
  const isAbsent = active.rule.kind === 'absent';
  // What is gone can be allowed as long as nobody has to import it.
  if (isAbsent && demand.verb === 'allows') return undefined;
  const refused: RuleOf<'forbid'>['edges'] = isAbsent ? undefined : active.rule.edges;
  if (!demand.kinds.every(kind => (refused ?? edgeKinds).includes(kind))) return undefined;
  const isLetOff = (part: Part): boolean =>
    demand.verb === 'requires' && wanting.exceptions.some(({ from }) => from.covers(part));
  const froms = demand.from.filter(group =>
    group.every(part => refusal.from?.(part) !== false && !isLetOff(part)),
  );
  const tos = demand.to.filter(
    group => group.length > 0 && group.every(part => refusal.to?.(part) !== false),
  );
  let compared = 0;
  for (const from of froms) {
    for (const to of tos) {
      if (areAllRefused(from, to, demand.verb, refusing)) return { from, to };
      compared += from.length * to.length;
      if (compared > mostCompared) return undefined;
    }
  }
  return undefined;
}

/** True where nothing of one group may import anything of the other, its own component left out. */
function areAllRefused(
  froms: Group,
  tos: Group,
  verb: Demand['verb'],
  { refusal, exceptions }: Stance,
): boolean {
  let isAny = false;
  for (const from of froms) {
    for (const to of tos) {
      const isFree = verb === 'allows' && ownerOf(to) !== undefined && ownerOf(to) === ownerOf(from);
      if (isFree && !areApart(from, to)) continue;
      // Whoever excepts a part of what another rule allows has looked at both; what is required must be whole.
      const isExcused = exceptions.some(
        exception =>
          exception.to.mayHold(to) &&
          (verb === 'requires' ? exception.from.covers(from) : exception.from.mayHold(from)),
      );
      if (isExcused || refusal?.pair?.(from, to) === false) return false;
      isAny = true;
    }
  }
  return isAny;
}

function selectTheSame({ demand: a, refusal: one }: Stance, { demand: b, refusal: other }: Stance): boolean {
  const isIn = (demand: Demand | undefined, refusal: Refusal | undefined): boolean =>
    demand?.from.every(group => group.every(part => refusal?.from?.(part) === true)) === true;
  return isIn(b, one) && isIn(a, other);
}

const wordsOf = (group: Group): string => group.map(({ words }) => words).join(', ');
