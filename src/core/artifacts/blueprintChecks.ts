import { globProblem } from '../drift/globs.ts';
import type { Blueprint } from '../model/blueprint.ts';
import type { Json, Path } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import { asList, type Rule } from '../model/rule.ts';
import type { Artifact } from './artifact.ts';
import { didYouMean } from './didYouMean.ts';
import { entryOf, isMap } from './patchJson.ts';

/** The names that selectors may use. */
export interface Names {
  components: ReadonlySet<string>;
  layers: ReadonlySet<string>;
}

export function namesOf(blueprint: Blueprint | undefined): Names {
  const components = Object.entries(blueprint?.components ?? {});
  return {
    components: new Set(components.map(([id]) => id)),
    layers: new Set(components.map(([id, { layer }]) => layer ?? id)),
  };
}

/** What is wrong with a blueprint that fits its schema. */
export function* blueprintProblems(artifact: Artifact<Blueprint>): Generator<Problem> {
  const { path, value, rangeOf } = artifact;
  const components = Object.entries(value.components ?? {});
  const error = (place: Path, message: string, part: 'key' | 'value' = 'value'): Problem => ({
    path,
    range: rangeOf(place, part),
    message,
    severity: 'error',
  });
  if (isEmpty(artifact.json, 'components') && isEmpty(artifact.json, 'rules')) {
    yield error([], 'the blueprint is empty; declare at least one component');
  }
  for (const [id, component] of components) {
    const place = ['components', id];
    if (/\s/.test(id))
      yield error(place, `a component id has no blanks: write \`${id.replace(/\s+/g, '-')}\``, 'key');
    if (asList(component.paths).length === 0)
      yield error([...place, 'paths'], 'a component needs at least one path');
    for (const field of ['paths', 'public'] as const) {
      for (const [index, glob] of asList(component[field]).entries()) {
        const problem = globProblem(glob);
        if (problem !== undefined) yield error([...place, field, index], problem);
      }
    }
  }
  yield* ruleProblems(artifact, value.rules ?? [], namesOf(value));
}

/** What is wrong with the rules of a blueprint or a decision, whose file has them under `rules`. */
export function* ruleProblems(
  artifact: Artifact<unknown>,
  rules: readonly Rule[],
  names: Names,
): Generator<Problem> {
  const seen = new Set<string>();
  for (const { rule, index } of placed(artifact.json, rules)) {
    const error = (field: Path, message: string): Problem => ({
      path: artifact.path,
      range: artifact.rangeOf(['rules', index, ...field]),
      message,
      severity: 'error',
    });
    if (seen.has(rule.id))
      yield error(['id'], `there is another rule ${rule.id}; every rule needs an id of its own`);
    seen.add(rule.id);
    for (const { field, selector } of selectorsOf(rule)) {
      const problem = selectorProblem(selector, names);
      if (problem !== undefined) yield error(field, problem);
    }
    for (const { field, glob } of globsOf(rule)) {
      const problem = globProblem(glob);
      if (problem !== undefined) yield error(field, problem);
    }
    if (rule.kind === 'layers') {
      for (const field of ['order', 'closed'] as const) {
        for (const [at, layer] of asList(rule[field]).entries()) {
          const known = field === 'order' ? names.layers : new Set(rule.order);
          if (known.has(layer)) continue;
          const where = field === 'order' ? 'no component is in a layer' : 'the order has no layer';
          yield error([field, at], `${where} \`${layer}\`${didYouMean(layer, known)}`);
        }
      }
    }
    if (rule.kind === 'packages' && !checksSomething(rule)) {
      yield error([], 'this rule checks nothing; give it deny, allow_only, undeclared or dev_only_in');
    }
    if (rule.kind === 'absent' && asList(rule.paths).length + asList(rule.symbols).length === 0) {
      yield error([], 'this rule checks nothing; give it paths or symbols');
    }
  }
}

function selectorProblem(selector: string, { components, layers }: Names): string | undefined {
  if (selector.startsWith('package:')) {
    return selector === 'package:' ? 'write a package name after `package:`' : undefined;
  }
  if (selector.startsWith('layer:')) {
    const layer = selector.slice('layer:'.length);
    return layers.has(layer)
      ? undefined
      : `no component is in a layer \`${layer}\`${didYouMean(layer, layers)}`;
  }
  if (components.has(selector)) return undefined;
  if (!/[/*.]/.test(selector))
    return `there is no component \`${selector}\`${didYouMean(selector, components)}`;
  return globProblem(selector);
}

interface Placed {
  field: Path;
  selector: string;
}

/** Every selector of a rule, with its place inside the rule. */
function* selectorsOf(rule: Rule): Generator<Placed> {
  const fields: Readonly<Record<string, unknown>> = { ...rule };
  for (const field of ['from', 'to', 'of', 'target', 'only_from', 'files']) {
    yield* listed([field], fields[field]);
  }
  for (const [index, exception] of (rule.except ?? []).entries()) {
    yield* listed(['except', index, 'from'], exception.from);
    yield* listed(['except', index, 'to'], exception.to);
  }
}

function* listed(field: Path, value: unknown): Generator<Placed> {
  for (const [index, selector] of asList(value as string | string[] | undefined).entries()) {
    yield { field: Array.isArray(value) ? [...field, index] : field, selector };
  }
}

/** Fields that hold globs and never names. */
function globsOf(rule: Rule): { field: Path; glob: string }[] {
  if (rule.kind === 'absent') return asList(rule.paths).map(glob => ({ field: ['paths'], glob }));
  if (rule.kind === 'packages')
    return asList(rule.dev_only_in).map(glob => ({ field: ['dev_only_in'], glob }));
  return [];
}

function checksSomething(rule: Extract<Rule, { kind: 'packages' }>): boolean {
  return (
    asList(rule.deny).length > 0 ||
    rule.allow_only != null ||
    rule.undeclared === true ||
    rule.dev_only_in != null
  );
}

/** Rules with their position in the file: broken ones are left out of the value, which shifts its positions. */
function* placed(json: Json, rules: readonly Rule[]): Generator<{ rule: Rule; index: number }> {
  const written = isMap(json) ? entryOf(json, 'rules') : undefined;
  let from = 0;
  for (const rule of rules) {
    const index = (Array.isArray(written) ? written : []).findIndex(
      (item, at) => at >= from && isMap(item) && entryOf(item, 'id') === rule.id,
    );
    if (index < 0) continue;
    from = index + 1;
    yield { rule, index };
  }
}

function isEmpty(json: Json, key: string): boolean {
  const part = isMap(json) ? entryOf(json, key) : undefined;
  if (part === undefined || part === null) return true;
  return Array.isArray(part) ? part.length === 0 : isMap(part) && Object.keys(part).length === 0;
}
