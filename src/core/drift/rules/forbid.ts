import { remember } from '../../remember.ts';
import type { SourceFile } from '../importGraph.ts';
import { compileSelector, type Selector } from '../policy/selectors.ts';
import {
  type CompiledRule,
  type Departure,
  defineRuleKind,
  departureOf,
  judgePackages,
  judgeTargets,
  nameOf,
  packageHit,
  type RuleContext,
} from './compiledRule.ts';
import { type IsClosed, nameOfUse, Reach } from './reach.ts';

/** `from` must not import `to`; with `transitive`, not by way of other files either. */
export const forbid = defineRuleKind({
  kind: 'forbid',
  compile(rule, context) {
    const from = compileSelector(rule.from, context.components);
    const to = compileSelector(rule.to, context.components);
    return rule.transitive === true
      ? byAnyWay(from, to, context, rule.except !== undefined)
      : directly(from, to, context);
  },
  remedy: rule =>
    rule.transitive === true
      ? 'Break the chain at one of its imports, or move what is needed to where both may reach it'
      : 'Remove the import, or move what is needed to where both may reach it',
});

/** Refuses the imports themselves. */
function directly(from: Selector, to: Selector, context: RuleContext): CompiledRule {
  return {
    files: from,
    targets: to,
    selects: [from],
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

/** Refuses to reach the target at all, by however many imports. */
function byAnyWay(from: Selector, to: Selector, context: RuleContext, hasExceptions: boolean): CompiledRule {
  const { graph, components } = context;
  return {
    selects: [from],
    graph(report) {
      const all = new Reach(to, context);
      const held = hasExceptions ? new Reach(to, context, exceptedOnTheWay(all, context)) : all;
      for (const file of graph.files()) {
        if (!all.leads(file.node) || !from.file(file.path, components.place(file.path))) continue;
        // A file that only gets there by an excepted import is shown as waived, not hidden.
        const waived = !held.leads(file.node);
        const departure = departureByWay(file, waived ? all : held, context);
        if (departure !== undefined) report(waived ? { ...departure, waived } : departure);
      }
    },
  };
}

/** Undefined for a file that only leads back to itself, or nowhere. */
function departureByWay(file: SourceFile, reach: Reach, { components }: RuleContext): Departure | undefined {
  const first = reach.firstHop(file);
  if (first === undefined) return undefined;
  const way = reach.chain(file, first.hop);
  const end = way[way.length - 1]!;
  const target = nameOfUse(end);
  if (target === file.path) return undefined;
  const chain = way.map(nameOfUse);
  const name = nameOf(file.path, components.place(file.path));
  const what = 'path' in end ? nameOf(target, components.place(target)) : target;
  const message =
    chain.length === 2
      ? `${name} must not import ${what}`
      : `${name} must not reach ${what}: ${chain.join(' → ')}`;
  return { ...departureOf(file.path, first.edge, message), target, uses: end, chain };
}

/** Imports that an exception covers; it is asked of those only that lead to the target, for others it silences nothing. */
function exceptedOnTheWay(all: Reach, { excepts, graph }: RuleContext): IsClosed {
  const known = new Map<SourceFile, Map<string, boolean>>();
  return (from, use) => {
    const leads = 'package' in use || all.leads(graph.nodeOf(use.path)!);
    if (!leads) return false;
    const answers = remember(known, from, () => new Map<string, boolean>());
    return remember(answers, nameOfUse(use), () => excepts(from.path, use));
  };
}
