/** The `paths` of a config, ready to be asked. */
export interface PathMapping {
  exact: ReadonlyMap<string, readonly string[]>;
  /** Patterns with a `*`, the one with the longest text before it first. */
  patterns: readonly { before: string; after: string; targets: readonly string[] }[];
}

/** What `paths` says about a specifier. */
export interface Mapped {
  /** The paths to try, in order. */
  candidates: readonly string[];
  /** True where the pattern is a bare `*`, which takes every package name as well. */
  catchAll: boolean;
}

/** `entries` are the patterns with their targets, each seen from the workspace. */
export function compilePaths(entries: Iterable<readonly [string, readonly string[]]>): PathMapping {
  const exact = new Map<string, readonly string[]>();
  const patterns: { before: string; after: string; targets: readonly string[] }[] = [];
  for (const [pattern, targets] of entries) {
    const star = pattern.indexOf('*');
    if (star < 0) exact.set(pattern, targets);
    else patterns.push({ before: pattern.slice(0, star), after: pattern.slice(star + 1), targets });
  }
  return { exact, patterns: patterns.sort((a, b) => b.before.length - a.before.length) };
}

/** The mapping that applies: an exact pattern, otherwise the one with the longest text before its `*`. */
export function mappedPaths({ exact, patterns }: PathMapping, specifier: string): Mapped | undefined {
  const candidates = exact.get(specifier);
  if (candidates !== undefined) return { candidates, catchAll: false };
  for (const { before, after, targets } of patterns) {
    if (specifier.length < before.length + after.length) continue;
    if (!specifier.startsWith(before) || !specifier.endsWith(after)) continue;
    const rest = specifier.slice(before.length, specifier.length - after.length);
    return {
      candidates: targets.map(target => target.replace('*', () => rest)),
      catchAll: before + after === '',
    };
  }
  return undefined;
}
