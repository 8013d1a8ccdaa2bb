import { isRecord, type PatternConfig } from '../../model/patternRule.ts';
import { type ReadPattern, writtenPattern } from './patternTree.ts';

/**
 * The kinds of nodes that a rule can match, by their names in the grammar; undefined where it could be any. With
 * them only a fraction of a tree has to be looked at.
 */
export function matchKinds(config: PatternConfig, read: ReadPattern): ReadonlySet<string> | undefined {
  const utils = isRecord(config.utils) ? config.utils : {};
  const underWay = new Set<string>();

  const ofRule = (rule: unknown): ReadonlySet<string> | undefined => {
    if (!isRecord(rule)) return undefined;
    const parts = [
      ofPattern(rule.pattern),
      ofKind(rule.kind),
      ...(Array.isArray(rule.all) ? rule.all.map(ofRule) : []),
      Array.isArray(rule.any) ? union(rule.any.map(ofRule)) : undefined,
      ofUtil(rule.matches),
    ];
    // A node has one kind, so any part alone bounds it; the smallest is the best.
    return parts
      .filter(part => part !== undefined)
      .reduce<ReadonlySet<string> | undefined>(
        (best, part) => (best === undefined || part.size < best.size ? part : best),
        undefined,
      );
  };

  const ofUtil = (name: unknown): ReadonlySet<string> | undefined => {
    if (typeof name !== 'string' || !Object.hasOwn(utils, name) || underWay.has(name)) return undefined;
    underWay.add(name);
    const found = ofRule(utils[name]);
    underWay.delete(name);
    return found;
  };

  const ofPattern = (value: unknown): ReadonlySet<string> | undefined => {
    const written = writtenPattern(value);
    const tree = written === undefined || written.strictness === 'template' ? undefined : read(written);
    if (tree === undefined || tree.matchedBy === 'anything') return undefined;
    return ofKind(tree.kind);
  };

  return ofRule(config.rule);
}

/** `kind` may also hold a selector of several kinds; and what could not be parsed may hide anything. */
function ofKind(kind: unknown): ReadonlySet<string> | undefined {
  return typeof kind === 'string' && /^\w+$/.test(kind) && kind !== 'ERROR' ? new Set([kind]) : undefined;
}

function union(parts: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined {
  const kinds = new Set<string>();
  for (const part of parts) {
    if (part === undefined) return undefined;
    for (const kind of part) kinds.add(kind);
  }
  return kinds;
}
