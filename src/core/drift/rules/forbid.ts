import { remember } from '../../remember.ts';
import type { Edge, SourceFile } from '../importGraph.ts';
import { compileSelector, type Selector } from '../policy/selectors.ts';
import {
  defineRuleKind,
  departureOf,
  judgePackages,
  judgeTargets,
  nameOf,
  packageHit,
  type RuleContext,
  type Use,
} from './compiledRule.ts';

/** `from` must not import `to`; with `transitive`, not by way of other files either. */
export const forbid = defineRuleKind({
  kind: 'forbid',
  compile(rule, context) {
    const { components } = context;
    const from = compileSelector(rule.from, components);
    const to = compileSelector(rule.to, components);
    const selects = [from];
    if (rule.transitive !== true) {
      return {
        selects,
        file(file, place, report) {
          if (!from.file(file.path, place)) return;
          const name = nameOf(file.path, place);
          judgeTargets(file, context, report, (path, target, edge) =>
            to.file(path, target) || packageHit(edge, to) !== undefined
              ? { message: `${name} must not import ${nameOf(path, target)}` }
              : undefined,
          );
          judgePackages(file, context, to, report, used => `${name} must not import ${used}`);
        },
      };
    }
    return {
      selects,
      graph(report) {
        const all = reachOf(to, context);
        const held = rule.except === undefined ? all : reachOf(to, context, exceptedOnTheWay(all, context));
        for (const file of context.graph.files()) {
          if (!all.reaches(file)) continue;
          const place = components.place(file.path);
          if (!from.file(file.path, place)) continue;
          // A file that only gets there by an excepted import is shown as waived, not hidden.
          const waived = !held.reaches(file);
          const reach = waived ? all : held;
          const first = reach.firstHop(file);
          if (first === undefined) continue;
          const chain = reach.chain(file, first.hop);
          const end = chain[chain.length - 1]!;
          const target = nameOfUse(end);
          if (target === file.path) continue;
          const names = chain.map(nameOfUse);
          const what = 'path' in end ? nameOf(target, components.place(target)) : target;
          const name = nameOf(file.path, place);
          const message =
            chain.length === 2
              ? `${name} must not import ${what}`
              : `${name} must not reach ${what}: ${names.join(' → ')}`;
          const departure = {
            ...departureOf(file.path, first.edge, message),
            target,
            uses: end,
            chain: names,
          };
          report(waived ? { ...departure, waived } : departure);
        }
      },
    };
  },
  remedy: rule =>
    rule.transitive === true
      ? 'Break the chain at one of its imports, or move what is needed to where both may reach it'
      : 'Remove the import, or move what is needed to where both may reach it',
});

/** True for an import that does not count as a step towards the target. */
type IsClosed = (from: SourceFile, use: Use) => boolean;

/** Imports that an exception covers; it is asked of those only that lead to the target, for others it silences nothing. */
function exceptedOnTheWay(all: ReturnType<typeof reachOf>, { excepts, graph }: RuleContext): IsClosed {
  const known = new Map<SourceFile, Map<string, boolean>>();
  return (from, use) => {
    const leads = 'package' in use || all.leads(graph.nodeOf(use.path)!);
    if (!leads) return false;
    const answers = remember(known, from, () => new Map<string, boolean>());
    return remember(answers, nameOfUse(use), () => excepts(from.path, use));
  };
}

/**
 * How far every file is from the nearest target: one breadth-first walk backwards from all targets at once, so
 * that the cost does not grow with the number of files in `from`.
 */
function reachOf(to: Selector, context: RuleContext, isClosed?: IsClosed) {
  const { graph, components, counts } = context;
  const importers: (number[] | undefined)[] = Array.from({ length: graph.nodeCount });
  /** Imports to the nearest target by node: 0 for a target itself, -1 where none is reached. */
  const distance = new Int32Array(graph.nodeCount).fill(-1);
  const usersOfPackages: number[] = [];
  let frontier: number[] = [];
  for (const file of graph.files()) {
    const usesTarget = (edge: Edge): boolean => {
      const hit = counts(edge) ? packageHit(edge, to) : undefined;
      return hit !== undefined && isClosed?.(file, hit) !== true;
    };
    if (to.selectsPackages && file.edges.some(usesTarget)) usersOfPackages.push(file.node);
    for (const target of context.importsOf(file)) {
      if (isClosed?.(file, { path: graph.pathOf(target) })) continue;
      const list = importers[target];
      if (list !== undefined) {
        list.push(file.node);
        continue;
      }
      importers[target] = [file.node];
      const path = graph.pathOf(target);
      if (!to.file(path, components.place(path))) continue;
      distance[target] = 0;
      frontier.push(target);
    }
  }
  for (let steps = 1; frontier.length > 0 || steps === 1; steps++) {
    const reached: number[] = [];
    const visit = (node: number) => {
      if (distance[node]! >= 0) return;
      distance[node] = steps;
      reached.push(node);
    };
    for (const node of frontier) for (const importer of importers[node] ?? []) visit(importer);
    if (steps === 1) usersOfPackages.forEach(visit);
    frontier = reached;
  }

  /** How far the target is from an import's nearest file, and that file; undefined where it is not reached. */
  const nearest = (edge: Edge, from: SourceFile): Hop | undefined => {
    if (!counts(edge)) return undefined;
    const hit = packageHit(edge, to);
    if (hit !== undefined && !isClosed?.(from, hit)) return { steps: 0, end: hit };
    let best: { steps: number; path: string } | undefined;
    for (const node of edge.nodes) {
      const steps = distance[node]!;
      if (steps < 0 || node === from.node || (best !== undefined && steps > best.steps)) continue;
      const path = graph.pathOf(node);
      if (isClosed?.(from, { path })) continue;
      if (best === undefined || steps < best.steps || path < best.path) best = { steps, path };
    }
    return best && { steps: best.steps, end: { path: best.path } };
  };
  const firstHop = (file: SourceFile): { edge: Edge; hop: Hop } | undefined => {
    let best: { edge: Edge; hop: Hop } | undefined;
    for (const edge of file.edges) {
      const hop = nearest(edge, file);
      if (hop === undefined || (best !== undefined && !isNearer(hop, best.hop))) continue;
      best = { edge, hop };
    }
    return best;
  };
  return {
    /** True for a target, and for a file that reaches one. */
    leads: (node: number) => distance[node]! >= 0,
    /** False only where there is no first hop. */
    reaches: ({ node }: SourceFile) => distance[node]! >= 0,
    firstHop,
    /** From the file to the target, both ends included. */
    chain(file: SourceFile, first: Hop): Use[] {
      const chain: Use[] = [{ path: file.path }];
      for (let hop: Hop | undefined = first; hop !== undefined; ) {
        chain.push(hop.end);
        const next: SourceFile | undefined =
          hop.steps === 0 || !('path' in hop.end) ? undefined : graph.file(hop.end.path);
        hop = next && firstHop(next)?.hop;
      }
      return chain;
    },
  };
}

/** One import on the way to the target: where it leads, and how many more are needed from there. */
interface Hop {
  steps: number;
  end: Use;
}

function isNearer(a: Hop, b: Hop): boolean {
  return a.steps < b.steps || (a.steps === b.steps && nameOfUse(a.end) < nameOfUse(b.end));
}

const nameOfUse = (use: Use): string => ('path' in use ? use.path : use.package);
