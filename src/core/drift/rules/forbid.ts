import type { Edge, SourceFile } from '../importGraph.ts';
import { compileSelector, type Selector } from '../selectors.ts';
import { defineRuleKind, departureOf, nameOf, type RuleContext } from './compiledRule.ts';

/** `from` must not import `to`; with `transitive`, not by way of other files either. */
export const forbid = defineRuleKind({
  kind: 'forbid',
  compile(rule, context) {
    const { components, counts } = context;
    const from = compileSelector(rule.from, components);
    const to = compileSelector(rule.to, components);
    const selects = [from];
    if (rule.transitive !== true) {
      return {
        selects,
        file(file, place, report) {
          if (!from.file(file.path, place)) return;
          for (const edge of file.edges) {
            if (!counts(edge) || !hits(edge, to, context)) continue;
            const what =
              edge.target.kind === 'file'
                ? nameOf(edge.target.path, components.place(edge.target.path))
                : edge.target.kind === 'package'
                  ? edge.target.name
                  : edge.specifier;
            report(departureOf(file.path, edge, `${nameOf(file.path, place)} must not import ${what}`));
          }
        },
      };
    }
    return {
      selects,
      graph(report) {
        const reach = reachOf(to, context);
        for (const file of context.graph.files()) {
          if (!reach.reaches(file)) continue;
          const place = components.place(file.path);
          if (!from.file(file.path, place)) continue;
          const first = reach.firstHop(file);
          if (first === undefined) continue;
          const chain = reach.chain(file, first);
          const target = chain[chain.length - 1]!;
          if (target === file.path) continue;
          const end = reach.isFile(target) ? { path: target } : { package: target };
          const what = 'path' in end ? nameOf(target, components.place(target)) : target;
          const name = nameOf(file.path, place);
          const message =
            chain.length === 2
              ? `${name} must not import ${what}`
              : `${name} must not reach ${what}: ${chain.join(' → ')}`;
          report({ ...departureOf(file.path, first, message), target, uses: end, chain });
        }
      },
    };
  },
  remedy: rule =>
    rule.transitive === true
      ? 'Break the chain at one of its imports, or move what is needed to where both may reach it'
      : 'Remove the import, or move what is needed to where both may reach it',
});

function hits(edge: Edge, to: Selector, { components }: RuleContext): boolean {
  if (edge.target.kind === 'package') return to.package(edge.target.name);
  if (edge.target.kind !== 'file') return false;
  if (edge.target.package !== undefined && to.package(edge.target.package)) return true;
  return to.file(edge.target.path, components.place(edge.target.path));
}

/**
 * How far every file is from the nearest target: one breadth-first walk backwards from all targets at once, so
 * that the cost does not grow with the number of files in `from`.
 */
function reachOf(to: Selector, context: RuleContext) {
  const { graph, components, counts } = context;
  const importers: (number[] | undefined)[] = Array.from({ length: graph.nodeCount });
  /** Imports to the nearest target by node: 0 for a target itself, -1 where none is reached. */
  const distance = new Int32Array(graph.nodeCount).fill(-1);
  const usersOfPackages: number[] = [];
  let frontier: number[] = [];
  for (const file of graph.files()) {
    if (to.selectsPackages && file.edges.some(edge => counts(edge) && packageHit(edge, to) !== undefined)) {
      usersOfPackages.push(file.node);
    }
    for (const target of context.importsOf(file)) {
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

  const rank = (edge: Edge): number | undefined => {
    if (!counts(edge)) return undefined;
    if (packageHit(edge, to) !== undefined) return 0;
    const steps = edge.node < 0 ? -1 : distance[edge.node]!;
    return steps < 0 ? undefined : steps;
  };
  const firstHop = (file: SourceFile): Edge | undefined => {
    let best: Edge | undefined;
    let bestRank = Number.POSITIVE_INFINITY;
    for (const edge of file.edges) {
      const steps = rank(edge);
      if (steps === undefined || steps > bestRank) continue;
      if (edge.node === file.node) continue;
      if (steps === bestRank && endOf(edge, to) >= endOf(best!, to)) continue;
      best = edge;
      bestRank = steps;
    }
    return best;
  };
  return {
    /** False only where there is no first hop. */
    reaches: ({ node }: SourceFile) => distance[node]! >= 0,
    firstHop,
    chain(file: SourceFile, first: Edge): string[] {
      const chain = [file.path];
      let edge: Edge | undefined = first;
      while (edge !== undefined) {
        const end = endOf(edge, to);
        const steps = rank(edge);
        chain.push(end);
        if (steps === 0 || steps === undefined) break;
        const next: SourceFile | undefined = graph.file(end);
        edge = next === undefined ? undefined : firstHop(next);
      }
      return chain;
    },
    isFile: (target: string) => graph.nodeOf(target) !== undefined,
  };
}

/** The package by which an import hits the target, where it does. */
function packageHit({ target }: Edge, to: Selector): string | undefined {
  const name = target.kind === 'package' ? target.name : target.kind === 'file' ? target.package : undefined;
  return name !== undefined && to.package(name) ? name : undefined;
}

function endOf(edge: Edge, to: Selector): string {
  const hit = packageHit(edge, to);
  if (hit !== undefined) return hit;
  return edge.target.kind === 'file' ? edge.target.path : edge.specifier;
}
