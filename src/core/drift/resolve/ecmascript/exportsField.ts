import { membersOf } from '../looseJson.ts';

// Written here and not taken from a library: the usual one compiles the keys of a stranger's package.json into
// regular expressions, and gives the first target only, where a source may stand under another condition.

/** Conditions under which sources are published to the workspace itself. */
const sourceConditions = new Set(['source', 'development']);
const usualConditions = new Set(['types', 'import', 'require', 'module', 'module-sync', 'node', 'default']);

/** No real package nests its conditions deeper. */
const deepest = 16;

/**
 * The targets that an `exports` or `imports` field has for a key (`.`, `./x` or `#x`), the best first: sources, then
 * what Node and TypeScript would take, then what is for other platforms. Empty where the key is not exported.
 */
export function targetsOf(field: unknown, key: string): string[] {
  const entry = entryOf(field, key);
  if (entry === undefined) return [];
  const found: { target: string; rank: number }[] = [];
  collect(entry.value, 1, 0, found);
  return found
    .sort((a, b) => a.rank - b.rank)
    .map(({ target }) =>
      target.endsWith('/') ? target + entry.rest : target.replaceAll('*', () => entry.rest),
    );
}

/** The entry for a key and what its wildcard stands for: the exact key first, then the longest pattern. */
function entryOf(field: unknown, key: string): { value: unknown; rest: string } | undefined {
  const members = membersOf(field);
  const isMap = [...members.keys()].some(name => name.startsWith('.') || name.startsWith('#'));
  if (!isMap) return key === '.' && field !== undefined ? { value: field, rest: '' } : undefined;
  if (members.has(key) && !key.includes('*') && !key.endsWith('/'))
    return { value: members.get(key), rest: '' };
  let best: { value: unknown; rest: string; before: number; length: number } | undefined;
  for (const [pattern, value] of members) {
    const star = pattern.endsWith('/') ? pattern.length : pattern.indexOf('*');
    if (star < 0) continue;
    const after = pattern.slice(star + 1);
    if (key.length < star + after.length + 1) continue;
    if (!key.startsWith(pattern.slice(0, star)) || !key.endsWith(after)) continue;
    const closer =
      best === undefined || star > best.before || (star === best.before && pattern.length > best.length);
    if (!closer) continue;
    best = { value, rest: key.slice(star, key.length - after.length), before: star, length: pattern.length };
  }
  return best;
}

function collect(
  value: unknown,
  rank: number,
  depth: number,
  found: { target: string; rank: number }[],
): void {
  if (typeof value === 'string') found.push({ target: value, rank });
  if (depth >= deepest) return;
  if (Array.isArray(value)) for (const one of value) collect(one, rank, depth + 1, found);
  for (const [condition, one] of membersOf(value)) collect(one, rankBelow(condition, rank), depth + 1, found);
}

/** 0 for a source, 1 for the usual, 2 for another platform; a platform's source stays the platform's. */
function rankBelow(condition: string, rank: number): number {
  if (rank === 2) return 2;
  if (sourceConditions.has(condition)) return 0;
  return usualConditions.has(condition) || condition.startsWith('types@') ? rank : 2;
}
