import type { Edge, SourceFile } from '../importGraph.ts';
import type { Selector } from '../policy/selectors.ts';
import { packageHit, type RuleContext, type Use } from './compiledRule.ts';

/** True for an import that does not count as a step towards the target. */
export type IsClosed = (from: SourceFile, use: Use) => boolean;

/** One import on the way to the target: where it leads, and how many more are needed from there. */
interface Hop {
  steps: number;
  end: Use;
}

/**
 * Which files reach a target, and by which imports. One breadth-first walk backwards from all that the selector
 * selects, so that the cost does not grow with the number of files that are asked about.
 */
export class Reach {
  readonly #to: Selector;
  readonly #context: RuleContext;
  readonly #isClosed: IsClosed | undefined;
  readonly #distance: Int32Array;

  constructor(to: Selector, context: RuleContext, isClosed?: IsClosed) {
    this.#to = to;
    this.#context = context;
    this.#isClosed = isClosed;
    this.#distance = distancesFrom(startsOf(to, context, isClosed));
  }

  /** True for a target, and for a file that reaches one. */
  leads(node: number): boolean {
    return this.#distance[node]! >= 0;
  }

  /** The import of a file that leads to the nearest target; undefined where none leads to any. */
  firstHop(file: SourceFile): { edge: Edge; hop: Hop } | undefined {
    let best: { edge: Edge; hop: Hop } | undefined;
    for (const edge of file.edges) {
      const hop = this.#hopBy(edge, file);
      if (hop !== undefined && (best === undefined || isNearer(hop, best.hop))) best = { edge, hop };
    }
    return best;
  }

  /** The way from a file to the target, both ends included. */
  chain(file: SourceFile, first: Hop): Use[] {
    const chain: Use[] = [{ path: file.path }];
    for (let hop: Hop | undefined = first; hop !== undefined; ) {
      chain.push(hop.end);
      const next: SourceFile | undefined =
        hop.steps === 0 || !('path' in hop.end) ? undefined : this.#context.graph.file(hop.end.path);
      hop = next && this.firstHop(next)?.hop;
    }
    return chain;
  }

  /** The file or package of an import that is nearest to the target; undefined where none leads there. */
  #hopBy(edge: Edge, from: SourceFile): Hop | undefined {
    const { graph, counts } = this.#context;
    if (!counts(edge)) return undefined;
    const hit = packageHit(edge, this.#to);
    if (hit !== undefined && !this.#isClosed?.(from, hit)) return { steps: 0, end: hit };
    let best: { steps: number; path: string } | undefined;
    for (const node of edge.nodes) {
      const steps = this.#distance[node]!;
      if (steps < 0 || node === from.node || (best !== undefined && steps > best.steps)) continue;
      const path = graph.pathOf(node);
      if (this.#isClosed?.(from, { path })) continue;
      if (best === undefined || steps < best.steps || path < best.path) best = { steps, path };
    }
    return best && { steps: best.steps, end: { path: best.path } };
  }
}

/** Where the walk begins, and how it goes on. */
interface Starts {
  /** Files that are targets. */
  targets: number[];
  /** Files that import a package which is one. */
  users: number[];
  /** By node, the files that import it. */
  importers: readonly (readonly number[] | undefined)[];
}

function startsOf(to: Selector, context: RuleContext, isClosed: IsClosed | undefined): Starts {
  const { graph, components, counts } = context;
  const importers: (number[] | undefined)[] = Array.from({ length: graph.nodeCount });
  const targets: number[] = [];
  const users: number[] = [];
  for (const file of graph.files()) {
    const usesTarget = (edge: Edge): boolean => {
      const hit = counts(edge) ? packageHit(edge, to) : undefined;
      return hit !== undefined && isClosed?.(file, hit) !== true;
    };
    if (to.selectsPackages && file.edges.some(usesTarget)) users.push(file.node);
    for (const target of context.importsOf(file)) {
      if (isClosed?.(file, { path: graph.pathOf(target) })) continue;
      const list = importers[target];
      if (list !== undefined) {
        list.push(file.node);
        continue;
      }
      importers[target] = [file.node];
      const path = graph.pathOf(target);
      if (to.file(path, components.place(path))) targets.push(target);
    }
  }
  return { targets, users, importers };
}

/** Imports to the nearest target by node: 0 for a target itself, -1 where none is reached. */
function distancesFrom({ targets, users, importers }: Starts): Int32Array {
  const distance = new Int32Array(importers.length).fill(-1);
  for (const target of targets) distance[target] = 0;
  let frontier = targets;
  for (let steps = 1; frontier.length > 0 || steps === 1; steps++) {
    const reached: number[] = [];
    const visit = (node: number) => {
      if (distance[node]! >= 0) return;
      distance[node] = steps;
      reached.push(node);
    };
    for (const node of frontier) for (const importer of importers[node] ?? []) visit(importer);
    if (steps === 1) users.forEach(visit);
    frontier = reached;
  }
  return distance;
}

function isNearer(a: Hop, b: Hop): boolean {
  return a.steps < b.steps || (a.steps === b.steps && nameOfUse(a.end) < nameOfUse(b.end));
}

/** The path of a file, or the name of a package. */
export const nameOfUse = (use: Use): string => ('path' in use ? use.path : use.package);
