import { edgeKinds } from '../../model/edge.ts';
import { oneOrMany, type Refusal } from '../draft.ts';
import type { CruiserRule } from './configuration.ts';
import { type CruiserContext, type NamedRule, namedRule } from './cruiserRule.ts';
import { carryCycles } from './cycles.ts';
import { carryDependency } from './dependencies.ts';
import { edgesWithout } from './edges.ts';
import { hasPlaceholder } from './groups.ts';
import { fromSelectors, pathText, toSelectors } from './selectors.ts';

/** Conditions on the target that have no counterpart, with why. */
const conditions: Readonly<Record<string, string>> = {
  moreUnstable: 'metrics are not measured',
  license: 'licenses are not looked at',
  licenseNot: 'licenses are not looked at',
  exoticRequire: 'functions that stand in for `require` are not followed',
  exoticRequireNot: 'functions that stand in for `require` are not followed',
  exoticallyRequired: 'functions that stand in for `require` are not followed',
  preCompilationOnly: 'what a compiler leaves out of its output is not known',
  ancestor: 'no selector can say "a folder above"',
  moreThanOneDependencyType: 'packages that package.json names twice are not looked for',
};

const siblings = 'A rule `acyclic` with scope `siblings` looks at folders side by side';
const unresolved =
  '`builtin/unresolved` reports imports of files that are not there, and a rule `packages` with `undeclared: true` packages that nobody declared';

/** Carry over one rule of `forbidden`. */
export function carryForbidden(rule: CruiserRule, context: CruiserContext): void {
  const named = namedRule(rule);
  if (named === undefined) return;
  const { draft } = context;
  const refusal = unwritten(named) ?? refusalOf(named) ?? carry(named, context);
  if (refusal === undefined && rule.get('severity')?.text === 'info') {
    draft.lose(
      rule.get('severity')!,
      `rule ${named.name}`,
      'there is no severity `info`; it is carried over as minor',
    );
  }
  draft.loseIf(refusal, `rule ${named.name}`);
}

/** Of a rule that is not written out less would be carried over than it says, and it would find more. */
function unwritten({ rule }: NamedRule): Refusal | undefined {
  const at = [...rule.values()].find(entry => !entry.isWhole);
  return at === undefined ? undefined : { at, why: 'only running the file would tell all of it' };
}

function refusalOf({ rule }: NamedRule): Refusal | undefined {
  const from = rule.get('from');
  const to = rule.get('to');
  const module = rule.get('module');
  const scope = rule.get('scope');
  if (module !== undefined) return { at: module, why: 'how many files import a file is not counted' };
  if (scope?.text === 'folder')
    return { at: scope, why: 'no rule is about folders as such', instead: siblings };
  if (from?.at('orphan').exists === true) {
    return { at: from.at('orphan'), why: 'files that nothing imports are not looked for' };
  }
  for (const [condition, why] of Object.entries(conditions)) {
    const at = to?.at(condition);
    const isUsual = condition === 'exoticallyRequired' && at?.value === false;
    if (at?.exists === true && !isUsual) return { at, why };
  }
  if (to?.at('couldNotResolve').value === true) {
    return { at: to.at('couldNotResolve'), why: 'it is a check of its own here', instead: unresolved };
  }
  if (to?.at('reachable').value === false) {
    return { at: to.at('reachable'), why: 'files that cannot be reached are not looked for' };
  }
  return undefined;
}

function carry(named: NamedRule, context: CruiserContext): Refusal | undefined {
  const isAboutCycles = named.rule.get('to')?.at('circular').exists === true;
  return isAboutCycles ? carryCycles(named, context) : carryDependency(named, context);
}

/** Carry over one rule of `required`. */
export function carryRequired(rule: CruiserRule, context: CruiserContext): void {
  const named = namedRule(rule);
  if (named !== undefined) {
    context.draft.loseIf(unwritten(named) ?? require(named, context), `rule ${named.name}`);
  }
}

function require({ rule, name, place, common }: NamedRule, context: CruiserContext): Refusal | undefined {
  const { draft, cruised, files } = context;
  const module = rule.get('module');
  const to = rule.get('to') ?? place;
  if (to.at('reachable').exists) {
    return { at: to.at('reachable'), why: 'what has to be imported has to be imported directly' };
  }
  const path = pathText(to.at('path'));
  if (path !== undefined && hasPlaceholder(path)) {
    return { at: to, why: 'what `$1` stands for differs from folder to folder' };
  }
  const from = fromSelectors(pathText(module?.at('path')), pathText(module?.at('pathNot')), cruised, files);
  if ('why' in from) return { at: module ?? place, why: from.why };
  for (const note of from.notes) draft.lose(module ?? place, `rule ${name}`, note);
  const everywhere = new Set(['local', 'npm', 'core'] as const);
  const target = toSelectors(path, pathText(to.at('pathNot')), everywhere, cruised, files);
  if ('why' in target) return { at: to, why: target.why };
  for (const note of target.notes) draft.lose(to, `rule ${name}`, note);
  draft.rule(name, {
    kind: 'require',
    from: oneOrMany(from.selectors),
    to: oneOrMany(target.selectors),
    ...common,
    edges: edgesWithout(cruised.ignored) ?? [...edgeKinds],
  });
  return undefined;
}
