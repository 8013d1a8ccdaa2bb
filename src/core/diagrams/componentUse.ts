import { counts, type DriftEngine } from '../drift/engine.ts';
import { remember } from '../drift/resolve/remember.ts';
import type { Place } from '../model/board.ts';
import type { Finding } from '../model/finding.ts';

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
export function componentUse({ graph, policy }: DriftEngine, findings: readonly Finding[]): ComponentUse {
  const { components } = policy;
  const content = new Map<string, { files: number; instances: Set<string>; drift: number }>();
  const contentOf = (id: string) =>
    remember(content, id, () => ({ files: 0, instances: new Set<string>(), drift: 0 }));
  const edges = new Map<string, Map<string, ComponentEdge>>();
  const edgeOf = (from: string, to: string, open: Place) => {
    const ofFrom = remember(edges, from, () => new Map<string, ComponentEdge>());
    return remember(ofFrom, to, () => ({ from, to, imports: 0, drift: 0, accepted: 0, open }));
  };
  // Findings about cycles name instances, which all belong to components.
  const owners = new Map(components.ids.map(id => [id, id]));
  for (const { path } of graph.files()) {
    const place = components.place(path);
    if (place !== undefined) owners.set(place.instance, place.component);
  }
  let outside = 0;
  let driftOutside = 0;
  for (const finding of findings) {
    const { from, path, range } = finding;
    const to = finding.to === undefined ? undefined : owners.get(finding.to);
    const isDrift = counts(finding);
    if (isDrift && from === undefined) driftOutside++;
    if (isDrift && from !== undefined) contentOf(from).drift++;
    if (from === undefined || to === undefined || finding.hint === true) continue;
    const edge = edgeOf(from, to, { path, range });
    // A finding to mend is a better place to go to than one that was accepted.
    if (isDrift && edge.drift === 0) edge.open = { path, range };
    if (isDrift) edge.drift++;
    else edge.accepted++;
  }
  for (const file of graph.files()) {
    const place = components.place(file.path);
    if (place !== undefined) {
      const known = contentOf(place.component);
      known.files++;
      known.instances.add(place.instance);
    }
    for (const { target, range } of file.edges) {
      if (target.kind !== 'file') continue;
      const there = components.place(target.path);
      if (place === undefined || there === undefined) {
        outside++;
        continue;
      }
      if (place.instance === there.instance) continue;
      edgeOf(place.component, there.component, { path: file.path, range }).imports++;
    }
  }
  return {
    edges: [...edges.values()].flatMap(ofFrom => [...ofFrom.values()]),
    content(component) {
      const known = content.get(component);
      return { files: known?.files ?? 0, instances: known?.instances.size ?? 0, drift: known?.drift ?? 0 };
    },
    outside,
    driftOutside,
  };
}
