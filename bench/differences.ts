import type { Edges } from './edges.ts';

/** One edge that only one side has. */
export interface Difference {
  from: string;
  to: string;
  specifier: string;
  /** What the other side made of the specifier. */
  elsewhere: string | undefined;
}

export interface Comparison {
  /** Edges of files that both sides read, to files that both read. */
  both: number;
  /** Edges that one side has, by what the other did with the specifier. */
  onlyOurs: ReadonlyMap<string, readonly Difference[]>;
  onlyTheirs: ReadonlyMap<string, readonly Difference[]>;
}

/** Compares pairs of files, each pair once, whatever specifiers and kinds of import lead from one to the other. */
export function compare(ours: Edges, theirs: Edges, isFile: (path: string) => boolean): Comparison {
  const shared = [...ours.files].filter(path => theirs.files.has(path));
  let both = 0;
  const onlyOurs: Difference[] = [];
  const onlyTheirs: Difference[] = [];
  for (const from of shared) {
    const own = pairs(ours, from, isFile);
    const peer = pairs(theirs, from, isFile);
    for (const [to, specifier] of own) {
      if (peer.has(to)) both++;
      else onlyOurs.push({ from, to, specifier, elsewhere: meaning(theirs, from, specifier) });
    }
    for (const [to, specifier] of peer) {
      if (!own.has(to)) onlyTheirs.push({ from, to, specifier, elsewhere: meaning(ours, from, specifier) });
    }
  }
  return { both, onlyOurs: byClass(onlyOurs), onlyTheirs: byClass(onlyTheirs) };
}

function pairs(edges: Edges, from: string, isFile: (path: string) => boolean): Map<string, string> {
  const found = new Map<string, string>();
  for (const [specifier, to] of edges.targets.get(from) ?? []) {
    if (to !== undefined && isFile(to)) found.set(to, specifier);
  }
  return found;
}

const notRead = 'did not read the specifier';

function meaning(edges: Edges, from: string, specifier: string): string | undefined {
  const targets = edges.targets.get(from);
  return targets?.has(specifier) ? targets.get(specifier) : notRead;
}

function byClass(differences: readonly Difference[]): Map<string, Difference[]> {
  const classes = new Map<string, Difference[]>();
  for (const difference of differences) {
    const { elsewhere } = difference;
    const name =
      elsewhere === undefined
        ? 'did not resolve it'
        : elsewhere === notRead
          ? notRead
          : 'resolved it elsewhere';
    classes.set(name, [...(classes.get(name) ?? []), difference]);
  }
  return classes;
}
