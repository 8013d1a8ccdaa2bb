import { asList, type Rule, type RuleOf } from '../../../model/rule.ts';
import type { ComponentMap } from '../../policy/components.ts';
import { publicFiles } from '../../rules/entryPoints.ts';
import { areApart, ownerOf, type Part, type PartReader, type Parts } from './ruleParts.ts';

/** What a rule certainly refuses: an import where all that is given here holds. */
export interface Refusal {
  from?(part: Part): boolean;
  to?(part: Part): boolean;
  pair?(from: Part, to: Part): boolean;
  /** Where such imports come from, or lead to: other rules are only looked at there. */
  near: { side: 'from' | 'to'; parts: Parts };
}

/** What a rule refuses, as far as the blueprint alone tells; undefined for a rule that refuses no imports. */
export function refusalOf(rule: Rule, reader: PartReader, components: ComponentMap): Refusal | undefined {
  switch (rule.kind) {
    case 'allow':
      return refusalOfAllow(reader.read(rule.from), reader.read(rule.to), components);
    case 'forbid':
      return refusalBetween(reader.read(rule.from), reader.read(rule.to));
    case 'packages': {
      const denied = reader.read(asList(rule.deny).map(name => `package:${name}`));
      return refusalBetween(reader.read(rule.from ?? '**'), denied);
    }
    case 'layers':
      return refusalOfLayers(rule, reader, components);
    case 'independent': {
      const of = reader.read(rule.of);
      return { ...refusalBetween(of, of), pair: areApart };
    }
    case 'protected': {
      const [target, onlyFrom] = [reader.read(rule.target), reader.read(rule.only_from)];
      return {
        from: part => !onlyFrom.mayHold(part) && !target.mayHold(part),
        to: part => target.covers(part),
        near: { side: 'to', parts: target },
      };
    }
    case 'entry_points':
      return refusalOfEntryPoints(reader.read(rule.of), components);
    case 'absent': {
      const gone = reader.read(rule.paths);
      return { to: part => gone.covers(part), near: { side: 'to', parts: gone } };
    }
    default:
      return undefined;
  }
}

function refusalBetween(from: Parts, to: Parts): Refusal {
  return {
    from: part => from.covers(part),
    to: part => to.covers(part),
    near: { side: 'from', parts: from },
  };
}

function refusalOfAllow(from: Parts, to: Parts, components: ComponentMap): Refusal {
  const isUtility = (part: Part): boolean => components.get(ownerOf(part) ?? '')?.utility === true;
  return {
    from: part => from.covers(part),
    to: part => !isUtility(part) && !to.mayHold(part),
    pair: areApart,
    near: { side: 'from', parts: from },
  };
}

function refusalOfEntryPoints(of: Parts, components: ComponentMap): Refusal {
  const doors = publicFiles(components);
  const isInternal = (part: Part): boolean => {
    const owner = ownerOf(part);
    if (owner === undefined || part.kind === 'package') return false;
    if (doors.globsOf(owner).length === 0) return true;
    const file = part.kind === 'path' ? part.file : undefined;
    const place = file === undefined ? undefined : components.place(file);
    return file !== undefined && place !== undefined && !doors.isPublic(file, place);
  };
  return {
    to: part => of.covers(part) && isInternal(part),
    pair: areApart,
    near: { side: 'to', parts: of },
  };
}

function refusalOfLayers(rule: RuleOf<'layers'>, reader: PartReader, components: ComponentMap): Refusal {
  const rank = new Map(rule.order.map((layer, index) => [layer, index]));
  const closed = asList(rule.closed)
    .flatMap(layer => rank.get(layer) ?? [])
    .sort((a, b) => a - b);
  const rankOf = (part: Part): number | undefined => {
    const owner = ownerOf(part);
    return owner === undefined ? undefined : rank.get(components.layerOf(owner));
  };
  const isRanked = (part: Part): boolean => rankOf(part) !== undefined;
  const members = components.ids.filter(id => rank.has(components.layerOf(id)));
  return {
    from: isRanked,
    to: isRanked,
    pair: (from, to) => {
      const [above, below] = [rankOf(from)!, rankOf(to)!];
      return below < above || closed.some(layer => layer > above && layer < below);
    },
    near: { side: 'from', parts: reader.read(members) },
  };
}
