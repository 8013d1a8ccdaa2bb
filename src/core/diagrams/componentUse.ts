import { counts, type DriftEngine } from '../drift/engine.ts';
import type { Place } from '../model/board.ts';
import type { Finding } from '../model/finding.ts';
import { remember } from '../remember.ts';

/** What the code of one component does with another; with itself where a capture makes several instances of it. */
export interface ComponentEdge {
  from: string;
  to: string;
  imports: number;
  /** Findings that count, and those that the baseline or an exception covers. */
  drift: number;
  accepted: number;
  /** The first finding, or else the first import. */
  open: Place;
}

/** What is in a component. */
interface ComponentContent {
  files: number;
  /** More than one where a capture makes several of it. */
  instances: number;
  /** Findings that count in its files, imports or not. */
  drift: number;
}

/** The components as the code has them. */
export interface ComponentUse {
  edges: readonly ComponentEdge[];
  content(component: string): ComponentContent;
  /** Imports from or to files that are in no component. */
  outside: number;
  /** Findings that count in no component's files: the plan's own, and files that belong nowhere. */
  driftOutside: number;
}

/** Count imports and findings between components. Linear in both. */
export function componentUse(engine: DriftEngine, findings: readonly Finding[]): ComponentUse {
  const tally = new Tally();
  const driftOutside = countFindings(tally, findings, ownersIn(engine));
  const outside = countImports(tally, engine);
  return {
    edges: tally.edges(),
    content: component => tally.content(component),
    outside,
    driftOutside,
  };
}

/** What is counted, by component and by pair of components. */
class Tally {
  readonly #contents = new Map<string, { files: number; instances: Set<string>; drift: number }>();
  readonly #edges = new Map<string, Map<string, ComponentEdge>>();

  of(component: string): { files: number; instances: Set<string>; drift: number } {
    return remember(this.#contents, component, () => ({ files: 0, instances: new Set<string>(), drift: 0 }));
  }

  /** `open` is where a new edge leads to. */
  between(from: string, to: string, open: Place): ComponentEdge {
    const ofFrom = remember(this.#edges, from, () => new Map<string, ComponentEdge>());
    return remember(ofFrom, to, () => ({ from, to, imports: 0, drift: 0, accepted: 0, open }));
  }

  edges(): ComponentEdge[] {
    return [...this.#edges.values()].flatMap(ofFrom => [...ofFrom.values()]);
  }

  content(component: string): ComponentContent {
    const known = this.#contents.get(component);
    return { files: known?.files ?? 0, instances: known?.instances.size ?? 0, drift: known?.drift ?? 0 };
  }
}

/** The component of each id that a finding may name: findings about cycles name instances. */
function ownersIn({ graph, policy: { components } }: DriftEngine): ReadonlyMap<string, string> {
  const owners = new Map(components.ids.map(id => [id, id]));
  for (const { path } of graph.files()) {
    const place = components.place(path);
    if (place !== undefined) owners.set(place.instance, place.component);
  }
  return owners;
}

/** How many findings that count are in no component's files. */
function countFindings(
  tally: Tally,
  findings: readonly Finding[],
  owners: ReadonlyMap<string, string>,
): number {
  let outside = 0;
  for (const finding of findings) {
    const { from, path, range } = finding;
    const to = finding.to === undefined ? undefined : owners.get(finding.to);
    const isDrift = counts(finding);
    if (isDrift && from === undefined) outside++;
    if (isDrift && from !== undefined) tally.of(from).drift++;
    if (from === undefined || to === undefined || finding.hint === true) continue;
    const edge = tally.between(from, to, { path, range });
    // A finding to mend is a better place to go to than one that was accepted.
    if (isDrift && edge.drift === 0) edge.open = { path, range };
    if (isDrift) edge.drift++;
    else edge.accepted++;
  }
  return outside;
}

/** How many imports begin or end in no component. */
function countImports(tally: Tally, { graph, policy: { components } }: DriftEngine): number {
  let outside = 0;
  for (const { path, edges } of graph.files()) {
    const place = components.place(path);
    if (place !== undefined) {
      const content = tally.of(place.component);
      content.files++;
      content.instances.add(place.instance);
    }
    for (const { nodes, range } of edges) {
      // An import of a namespace can lead into several components: one import into each.
      const reached = new Map(
        nodes.map(node => {
          const there = components.place(graph.pathOf(node));
          return [there?.instance, there];
        }),
      );
      for (const there of reached.values()) {
        if (place === undefined || there === undefined) outside++;
        else if (place.instance !== there.instance)
          tally.between(place.component, there.component, { path, range }).imports++;
      }
    }
  }
  return outside;
}
