import type { Finding } from '../../model/finding.ts';
import { membersOf } from '../baseline/fingerprintParts.ts';
import type { DriftEngine } from '../engine.ts';
import type { ActiveRule } from '../policy/policy.ts';
import { type ExceptionScope, selectorOfFolder, selectorOfPath } from './exceptionScope.ts';

/** More places of a cycle than this are not tried, and more files than this are not listed in one exception. */
const most = 20;

/**
 * Exceptions that may end a cycle: the imports from one member of the reported chain to the next, for each of them
 * in turn, and then those among all members at once.
 */
export function waysToCut(engine: DriftEngine, finding: Finding, active: ActiveRule): ExceptionScope[] {
  const kind = scopes[active.rule.kind === 'acyclic' ? (active.rule.scope ?? 'file') : 'file'];
  const { chain, target } = finding;
  const cuts = chain.slice(0, Math.min(chain.length - 1, most)).flatMap((from, index) => {
    const to = chain[index + 1]!;
    return cut(
      engine,
      path => kind.holds(engine, from, path),
      path => kind.holds(engine, to, path),
    );
  });
  const members = membersOf(target);
  const all = members.length > most ? undefined : every(members, member => kind.selector(engine, member));
  return all === undefined ? cuts : [...cuts, { from: all, to: all }];
}

/** What the members of a cycle are, by the scope of its rule. */
interface MemberKind {
  holds(engine: DriftEngine, member: string, path: string): boolean;
  /** Selects all files of a member. */
  selector(engine: DriftEngine, member: string): string | undefined;
}

const scopes: Readonly<Record<'file' | 'component' | 'siblings', MemberKind>> = {
  file: {
    holds: (_, member, path) => path === member,
    selector: ({ policy }, member) => selectorOfPath(policy, member),
  },
  component: {
    holds: ({ policy }, member, path) => policy.components.place(path)?.instance === member,
    selector: ({ policy: { components }, graph }, member) => {
      if (components.get(member) !== undefined) return member;
      for (const { path } of graph.files()) {
        const place = components.place(path);
        if (place?.instance === member) return selectorOfFolder(place.folder.replace(/\/$/, ''), '**');
      }
      return undefined;
    },
  },
  siblings: {
    holds: (_, member, path) => path.startsWith(`${member}/`),
    selector: (_, member) => selectorOfFolder(member, '**'),
  },
};

/** The exception for the imports between two sets of files; none where they are too many to be listed. */
function cut(
  { graph, policy }: DriftEngine,
  isFrom: (path: string) => boolean,
  isTo: (path: string) => boolean,
): ExceptionScope[] {
  const from = new Set<string>();
  const to = new Set<string>();
  for (const { path, edges } of graph.files()) {
    if (!isFrom(path)) continue;
    for (const node of edges.flatMap(({ nodes }) => nodes)) {
      if (!isTo(graph.pathOf(node))) continue;
      from.add(path);
      to.add(graph.pathOf(node));
    }
    if (from.size > most || to.size > most) return [];
  }
  const [importing, imported] = [from, to].map(paths =>
    every([...paths].sort(), path => selectorOfPath(policy, path)),
  );
  return importing === undefined || imported === undefined ? [] : [{ from: importing, to: imported }];
}

/** The selectors of all names: one as it is, several as a list; undefined where one has none. */
function every(
  names: readonly string[],
  selector: (name: string) => string | undefined,
): string | string[] | undefined {
  const all = names.flatMap(name => selector(name) ?? []);
  if (all.length === 0 || all.length < names.length) return undefined;
  return all.length === 1 ? all[0] : all;
}
