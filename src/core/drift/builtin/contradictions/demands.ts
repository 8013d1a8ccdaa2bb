import { type EdgeKind, edgeKinds } from '../../../model/edge.ts';
import { asList, type Rule } from '../../../model/rule.ts';
import type { ComponentMap } from '../../policy/components.ts';
import { covers, ownerOf, type Part, partsOf } from './ruleParts.ts';

/** Imports that a rule names as wanted. */
export interface Demand {
  from: Part;
  /** Each of which would do. */
  to: readonly Part[];
  /** Kinds of imports that would do. */
  kinds: readonly EdgeKind[];
  verb: 'allows' | 'requires';
}

/** What a rule allows or requires by name; nothing for rules that only refuse. */
export function demandsOf(rule: Rule, components: ComponentMap): Demand[] {
  switch (rule.kind) {
    case 'allow': {
      const kinds = rule.edges ?? edgeKinds;
      const to = partsOf(rule.to, components).named;
      return partsOf(rule.from, components).named.flatMap(from =>
        to
          .filter(each => ownerOf(each) === undefined || ownerOf(each) !== ownerOf(from))
          .map((each): Demand => ({ from, to: [each], kinds, verb: 'allows' })),
      );
    }
    case 'require': {
      const kinds: EdgeKind[] = ['value', 'require', ...(rule.edges ?? [])];
      const to = partsOf(rule.to, components);
      return partsOf(rule.from, components)
        .named.filter(from => !covers(to, from))
        .map((from): Demand => ({ from, to: to.named, kinds, verb: 'requires' }));
    }
    case 'packages': {
      const kinds = rule.edges ?? edgeKinds;
      const names = asList(rule.allow_only).map(name => `package:${name}`);
      const to = partsOf(names, components).named;
      return partsOf(rule.from ?? '**', components).named.flatMap(from =>
        to.map((each): Demand => ({ from, to: [each], kinds, verb: 'allows' })),
      );
    }
    default:
      return [];
  }
}
