import { asList, type Rule, type RuleOf } from '../../../model/rule.ts';
import type { ComponentMap } from '../../policy/components.ts';
import { publicFiles } from '../../rules/entryPoints.ts';
import { covers, mayHold, ownerOf, type Part, type Parts, partsOf, pathPart } from './ruleParts.ts';

/** True where a rule certainly refuses that any file of `from` imports any of `to`. */
export type Refusal = (from: Part, to: Part) => boolean;

const refusesNothing: Refusal = () => false;

/** What a rule refuses, as far as the blueprint alone tells. */
export function refusalOf(rule: Rule, components: ComponentMap): Refusal {
  const parts = (written: string | readonly string[] | undefined): Parts => partsOf(written, components);
  switch (rule.kind) {
    case 'allow':
      return refusalOfAllow(parts(rule.from), parts(rule.to), components);
    case 'forbid':
      return coversBoth(parts(rule.from), parts(rule.to));
    case 'layers':
      return refusalOfLayers(rule, components);
    case 'independent': {
      const of = parts(rule.of);
      return (from, to) => covers(of, from) && covers(of, to) && areApart(from, to);
    }
    case 'protected': {
      const [target, onlyFrom] = [parts(rule.target), parts(rule.only_from)];
      return (from, to) => covers(target, to) && !mayHold(onlyFrom, from) && !mayHold(target, from);
    }
    case 'entry_points': {
      const of = parts(rule.of);
      const doors = publicFiles(components);
      return (from, to) => {
        const owner = ownerOf(to);
        if (owner === undefined || !areApart(from, to) || !covers(of, to)) return false;
        if (asList(components.get(owner)?.public).length === 0) return true;
        const place = to.kind === 'path' && to.file !== undefined ? components.place(to.file) : undefined;
        return place !== undefined && to.kind === 'path' && !doors.isPublic(to.file!, place);
      };
    }
    case 'packages':
      return coversBoth(parts(rule.from ?? '**'), parts(asList(rule.deny).map(name => `package:${name}`)));
    case 'absent': {
      const gone = { named: asList(rule.paths).map(path => pathPart(path, components)), excluded: [] };
      return (_, to) => covers(gone, to);
    }
    default:
      return refusesNothing;
  }
}

function coversBoth(froms: Parts, tos: Parts): Refusal {
  return (from, to) => covers(froms, from) && covers(tos, to);
}

/** Both lie in components, and in two of them. */
function areApart(from: Part, to: Part): boolean {
  const [a, b] = [ownerOf(from), ownerOf(to)];
  return a !== undefined && b !== undefined && a !== b;
}

function refusalOfAllow(froms: Parts, tos: Parts, components: ComponentMap): Refusal {
  return (from, to) =>
    areApart(from, to) &&
    covers(froms, from) &&
    components.get(ownerOf(to)!)?.utility !== true &&
    !mayHold(tos, to);
}

function refusalOfLayers(rule: RuleOf<'layers'>, components: ComponentMap): Refusal {
  const rank = new Map(rule.order.map((layer, index) => [layer, index]));
  const closed = asList(rule.closed);
  const rankOf = (part: Part): number | undefined => {
    const owner = ownerOf(part);
    return owner === undefined ? undefined : rank.get(components.layerOf(owner));
  };
  return (from, to) => {
    const [above, below] = [rankOf(from), rankOf(to)];
    if (above === undefined || below === undefined) return false;
    return below < above || rule.order.slice(above + 1, below).some(layer => closed.includes(layer));
  };
}
