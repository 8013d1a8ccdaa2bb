/**
 * Those of several files that stand nearest to another one, which is none of them: in the same unit of the build, or
 * in one that has most folders in common with it. `unitOf` gives a file's unit as a folder.
 */
export function nearestFiles(
  from: string,
  paths: readonly string[],
  unitOf: (path: string) => string,
): readonly string[] {
  if (paths.length < 2) return paths;
  const others = paths.filter(path => path !== from);
  const own = unitOf(from);
  const closeness = others.map(path => closenessOf(own, unitOf(path)));
  const best = Math.max(...closeness);
  return others.filter((_, index) => closeness[index] === best);
}

/** How many folders two have in common from the top; the same one is closest of all. */
function closenessOf(a: string, b: string): number {
  if (a === b) return Number.POSITIVE_INFINITY;
  const other = b.split('/');
  const parts = a.split('/');
  const end = parts.findIndex((part, index) => part !== other[index]);
  return end < 0 ? parts.length : end;
}
