import { type EdgeKind, edgeKinds } from '../../../model/edge.ts';
import { asList, type Rule } from '../../../model/rule.ts';
import type { Group, PartReader } from './ruleParts.ts';

/** Imports that a rule names as wanted: from each of `from` to each of `to`. */
export interface Demand {
  from: readonly Group[];
  /** For `requires` a single group, of which any would do. */
  to: readonly Group[];
  /** Kinds of imports that would do. */
  kinds: readonly EdgeKind[];
  verb: 'allows' | 'requires';
}

/** What a rule allows or requires by name; undefined for rules that only refuse. */
export function demandOf(rule: Rule, reader: PartReader): Demand | undefined {
  switch (rule.kind) {
    case 'allow': {
      const [from, to] = [reader.read(rule.from).groups, reader.read(rule.to).groups];
      return { from, to, kinds: rule.edges ?? edgeKinds, verb: 'allows' };
    }
    case 'require': {
      const to = reader.read(rule.to);
      // A file of the target itself need not import it.
      const from = reader.read(rule.from).all.filter(part => !to.covers(part));
      const kinds: EdgeKind[] = ['value', 'require', ...(rule.edges ?? [])];
      return { from: from.map(part => [part]), to: [to.all], kinds, verb: 'requires' };
    }
    case 'packages': {
      const names = asList(rule.allow_only).map(name => `package:${name}`);
      const [from, to] = [reader.read(rule.from ?? '**').groups, reader.read(names).groups];
      return { from, to, kinds: rule.edges ?? edgeKinds, verb: 'allows' };
    }
    default:
      return undefined;
  }
}
