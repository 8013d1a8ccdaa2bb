import { remember } from '../../remember.ts';

/** Names under which two things can be each other: the sure ones, and those that hold only where nobody else has them. */
export interface Names {
  moved: readonly string[];
  renamed: readonly string[];
}

type Named = Names & { fingerprint: string };

/** How many changes of mind one finding may cause: real cases need next to none, and hostile ones must not take long. */
const mostChanges = 200;

/**
 * Pairs entries with findings that have a name in common. All that hang together by names are paired as one: only
 * where every finding gets an entry of its own, and by unsure names only where no entry is left over either.
 */
export function pairByNames(
  entries: readonly Named[],
  findings: readonly Named[],
): ReadonlyMap<string, string> {
  const renamed = uniqueNames(entries, findings);
  const sure = entries.map(({ moved }) => moved);
  const all = entries.map(entry => [...entry.moved, ...entry.renamed.filter(name => renamed.has(name))]);
  const namesOf = ({ moved, renamed: unsure }: Named) => [
    ...moved,
    ...unsure.filter(name => renamed.has(name)),
  ];
  const pairs = new Map<string, string>();
  for (const group of groupsOf(all, findings.map(namesOf))) {
    if (group.findings.length > group.entries.length) continue;
    const wanted = group.findings.map(index => findings[index]!);
    const given =
      assignAll(
        wanted.map(({ moved }) => moved),
        holders(group.entries, sure),
      ) ??
      (wanted.length === group.entries.length
        ? assignAll(wanted.map(namesOf), holders(group.entries, all))
        : undefined);
    given?.forEach((entry, index) => {
      pairs.set(entries[entry]!.fingerprint, wanted[index]!.fingerprint);
    });
  }
  return pairs;
}

/** The unsure names that exactly one entry and exactly one finding have. */
function uniqueNames(entries: readonly Named[], findings: readonly Named[]): ReadonlySet<string> {
  const once = (named: readonly Named[]): Set<string> => {
    const counts = new Map<string, number>();
    for (const { renamed } of named)
      for (const name of renamed) counts.set(name, (counts.get(name) ?? 0) + 1);
    return new Set([...counts].flatMap(([name, count]) => (count === 1 ? [name] : [])));
  };
  const ofFindings = once(findings);
  return new Set([...once(entries)].filter(name => ofFindings.has(name)));
}

interface Group {
  entries: number[];
  findings: number[];
}

/** Entries and findings by their numbers, those together that hang together by names. */
function groupsOf(
  entries: readonly (readonly string[])[],
  findings: readonly (readonly string[])[],
): Iterable<Group> {
  const union = new Union();
  for (const names of [...entries, ...findings]) {
    const [first, ...others] = names;
    for (const name of others) union.join(first!, name);
  }
  const groups = new Map<string, Group>();
  const groupOf = (names: readonly string[]): Group | undefined => {
    const [first] = names;
    return first === undefined
      ? undefined
      : remember(groups, union.root(first), () => ({ entries: [], findings: [] }));
  };
  for (const [index, names] of entries.entries()) groupOf(names)?.entries.push(index);
  for (const [index, names] of findings.entries()) groupOf(names)?.findings.push(index);
  return groups.values();
}

/** Names that belong together, each set known by one of them. */
class Union {
  readonly #above = new Map<string, string>();

  root(name: string): string {
    let root = name;
    for (let above = this.#above.get(root); above !== undefined; above = this.#above.get(root)) root = above;
    for (let at = name; at !== root; ) {
      const above = this.#above.get(at)!;
      this.#above.set(at, root);
      at = above;
    }
    return root;
  }

  join(a: string, b: string): void {
    const [from, to] = [this.root(a), this.root(b)];
    if (from !== to) this.#above.set(from, to);
  }
}

/** Which of the entries have each name. */
function holders(
  entries: readonly number[],
  names: readonly (readonly string[])[],
): ReadonlyMap<string, readonly number[]> {
  const holding = new Map<string, number[]>();
  for (const entry of entries)
    for (const name of names[entry]!) remember(holding, name, () => []).push(entry);
  return holding;
}

/** An entry of its own for every finding, by the names that each may use; undefined where that cannot be. */
function assignAll(
  wanted: readonly (readonly string[])[],
  holding: ReadonlyMap<string, readonly number[]>,
): number[] | undefined {
  const takerOf = new Map<number, number>();
  /** Everything before this place is taken, and stays so. */
  const firstFree = new Map<string, number>();
  const free = (name: string): number | undefined => {
    const entries = holding.get(name) ?? [];
    let at = firstFree.get(name) ?? 0;
    while (at < entries.length && takerOf.has(entries[at]!)) at++;
    firstFree.set(name, at);
    return entries[at];
  };
  const take = (finding: number, tried: Set<number>): boolean => {
    const own = wanted[finding]!;
    for (const name of own) {
      const entry = free(name);
      if (entry === undefined) continue;
      takerOf.set(entry, finding);
      return true;
    }
    for (const entry of own.flatMap(name => holding.get(name)?.slice(0, mostChanges) ?? [])) {
      if (tried.size > mostChanges) return false;
      if (tried.has(entry)) continue;
      tried.add(entry);
      if (!take(takerOf.get(entry)!, tried)) continue;
      takerOf.set(entry, finding);
      return true;
    }
    return false;
  };
  for (let finding = 0; finding < wanted.length; finding++) if (!take(finding, new Set())) return undefined;
  const given = new Array<number>(wanted.length);
  for (const [entry, finding] of takerOf) given[finding] = entry;
  return given;
}
