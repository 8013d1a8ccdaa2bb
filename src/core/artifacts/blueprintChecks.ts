import { globProblem } from '../globs/globs.ts';
import type { Blueprint } from '../model/blueprint.ts';
import type { Json, Path } from '../model/json.ts';
import { asList, isExclusion, type Rule, type RuleKind } from '../model/rule.ts';
import type { Range } from '../model/text.ts';
import type { Artifact } from './artifact.ts';
import { didYouMean } from './didYouMean.ts';
import { entryOf, isMap } from './patchJson.ts';
import { patternRemarks } from './patternRuleChecks.ts';
import type { Remark } from './remark.ts';
import type { Decoded, PlacedProblem } from './schema.ts';

/** What selectors may name. */
interface Names {
  components: ReadonlySet<string>;
  /** Layers that components are in; one without a `layer` is a layer of its own. */
  layers: ReadonlySet<string>;
}

/** The components and layers of a blueprint. */
export function namesOf(blueprint: Blueprint | undefined): Names {
  const components = Object.entries(blueprint?.components ?? {});
  return {
    components: new Set(components.map(([id]) => id)),
    layers: new Set(components.map(([id, { layer }]) => layer ?? id)),
  };
}

type FieldKind = 'selector' | 'layer' | 'glob';

/** What the fields of each rule kind hold, apart from package names and symbols. */
const fields: Readonly<Record<RuleKind, Readonly<Record<string, FieldKind>>>> = {
  allow: { from: 'selector', to: 'selector' },
  forbid: { from: 'selector', to: 'selector' },
  layers: { order: 'layer', closed: 'layer' },
  independent: { of: 'selector' },
  protected: { target: 'selector', only_from: 'selector' },
  entry_points: { of: 'selector' },
  acyclic: {},
  packages: { from: 'selector', dev_only_in: 'glob' },
  require: { from: 'selector', to: 'selector' },
  pattern: { files: 'selector' },
  absent: { paths: 'glob' },
};

const mostProblems = 100;

/** What is wrong with the rules of a blueprint or a decision beyond their shape; their file has them under `rules`. */
export function ruleProblems(
  artifact: Artifact<unknown>,
  rules: readonly Rule[],
  names: Names,
): PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  const { path, rangeOf } = artifact;
  for (const { index, id } of repeatedIds(listIn(artifact.json, 'rules'))) {
    const message = `the id \`${id}\` is taken by an earlier rule; choose another`;
    const field = ['rules', index, 'id'];
    problems.push({ path, range: rangeOf(field), message, severity: 'error', field });
  }
  for (const { rule, index } of placed(artifact.json, rules)) {
    if (problems.length >= mostProblems) break;
    for (const remark of remarksOnRule(rule, names)) {
      const field = ['rules', index, ...remark.field];
      const range = rangeOf(field, remark.part);
      problems.push({ path, range, message: remark.message, severity: 'error', field });
    }
  }
  return problems;
}

function remarksOnRule(rule: Rule, names: Names): Remark[] {
  const values = rule as unknown as Record<string, Selectors>;
  const remarks = Object.entries(fields[rule.kind]).flatMap(([field, kind]) =>
    remarksOn(values[field], [field], kind, names),
  );
  for (const [at, exception] of (rule.except ?? []).entries()) {
    remarks.push(...remarksOn(exception.from, ['except', at, 'from'], 'selector', names));
    remarks.push(...remarksOn(exception.to, ['except', at, 'to'], 'selector', names));
  }
  if (rule.kind === 'layers') {
    for (const layer of asList(rule.closed).filter(
      closed => names.layers.has(closed) && !rule.order.includes(closed),
    )) {
      remarks.push({
        field: ['closed'],
        message: `\`${layer}\` is not in \`order\`; add it there, or take it out here`,
      });
    }
  }
  if (rule.kind === 'pattern') remarks.push(...patternRemarks(rule));
  const useless = uselessness(rule);
  return useless === undefined ? remarks : [...remarks, { field: [], message: useless }];
}

/** Rules with their position in the file: broken ones are left out of the value, which shifts its positions. */
function placed(json: Json, rules: readonly Rule[]): { rule: Rule; index: number }[] {
  const written = listIn(json, 'rules');
  let at = 0;
  return rules.flatMap(rule => {
    for (; at < written.length; at++) {
      const item = written[at]!;
      if (isMap(item) && entryOf(item, 'id') === rule.id) return [{ rule, index: at++ }];
    }
    return [];
  });
}

type Selectors = string | readonly string[] | null | undefined;

function remarksOn(written: Selectors, field: Path, kind: FieldKind, names: Names): Remark[] {
  const all = asList(written);
  const remarks = all.flatMap((text, index) => {
    const message = selectorProblem(text, kind, names);
    return message === undefined
      ? []
      : [{ field: Array.isArray(written) ? [...field, index] : field, message }];
  });
  if (kind === 'selector' && all.length > 0 && all.every(isExclusion)) {
    const message = `\`${all.join(', ')}\` only takes out; name first what it is taken out of, such as \`**\``;
    remarks.push({ field, message });
  }
  return remarks;
}

function selectorProblem(
  written: string,
  kind: FieldKind,
  { components, layers }: Names,
): string | undefined {
  if (kind === 'layer') {
    return layers.has(written) ? undefined : `no layer is named \`${written}\`${didYouMean(written, layers)}`;
  }
  if (kind === 'glob') return pathProblem(written);
  const text = isExclusion(written) ? written.slice(1) : written;
  if (components.has(text)) return undefined;
  if (text.startsWith('layer:')) {
    const layer = text.slice('layer:'.length);
    return layers.has(layer) ? undefined : `no layer is named \`${layer}\`${didYouMean(layer, layers)}`;
  }
  if (text.startsWith('package:')) {
    return text === 'package:' ? 'write a package name or glob behind `package:`' : undefined;
  }
  if (/[/*.]/.test(text)) return pathProblem(text);
  if (text.includes('\\')) return pathProblem(text);
  const meant = didYouMean(text, components);
  return `no component is named \`${text}\`${meant || '; name one under `components`, or write a path glob such as `src/**`'}`;
}

/** Why a path or glob cannot be used, or undefined where it can. */
export function pathProblem(glob: string): string | undefined {
  return globProblem(glob) ?? unclosed(glob);
}

function unclosed(glob: string): string | undefined {
  for (const [open, close] of ['[]', '{}', '()'] as const) {
    let depth = 0;
    for (const char of glob) {
      if (char === open) depth++;
      else if (char === close && depth > 0) depth--;
    }
    if (depth > 0) return `\`${glob}\`: \`${open}\` is never closed; write \`${close}\` behind it`;
  }
  return undefined;
}

function uselessness(rule: Rule): string | undefined {
  if (rule.kind === 'packages') {
    const checks = [...asList(rule.deny), ...asList(rule.allow_only), ...asList(rule.dev_only_in)];
    if (checks.length === 0 && !Array.isArray(rule.allow_only) && rule.undeclared !== true) {
      return `rule \`${rule.id}\` checks nothing; write \`deny\`, \`allow_only\`, \`undeclared: true\` or \`dev_only_in\``;
    }
  }
  if (rule.kind === 'absent' && asList(rule.paths).length === 0 && asList(rule.symbols).length === 0) {
    return `rule \`${rule.id}\` checks nothing; write \`paths\` or \`symbols\``;
  }
  return undefined;
}

function repeatedIds(list: readonly Json[]): { index: number; id: string }[] {
  const seen = new Set<string>();
  return list.flatMap((item, index) => {
    const id = isMap(item) ? entryOf(item, 'id') : undefined;
    if (typeof id !== 'string' && typeof id !== 'number') return [];
    const known = seen.has(String(id));
    seen.add(String(id));
    return known ? [{ index, id: String(id) }] : [];
  });
}

function listIn(json: Json, key: string): readonly Json[] {
  const list = isMap(json) ? entryOf(json, key) : undefined;
  return Array.isArray(list) ? list : [];
}

/** What is wrong with a blueprint beyond its schema; all of it stops `check`. */
export function blueprintProblems(blueprint: Decoded<Blueprint>): PlacedProblem[] {
  const { value, json, path, rangeOf } = blueprint;
  const problems: PlacedProblem[] = [];
  const report = (field: Path, message: string, range: Range = rangeOf(field)): void => {
    if (problems.length < mostProblems) problems.push({ path, range, message, severity: 'error', field });
  };
  if (['components', 'rules', 'contracts', 'standards'].every(key => isEmpty(json, key))) {
    const { start } = rangeOf([]);
    const message =
      'the blueprint is empty; name at least one component under `components`, or a rule under `rules`';
    report([], message, { start, end: start });
  }
  for (const { index, id } of repeatedIds(listIn(json, 'contracts'))) {
    report(['contracts', index, 'id'], `the id \`${id}\` is taken by an earlier contract; choose another`);
  }
  for (const [id, component] of Object.entries(value.components ?? {})) {
    const at = ['components', id];
    if (!/^[^\s:*/\\]+$/.test(id)) {
      report(
        at,
        `\`${id}\` cannot be a component's id; leave out blanks and the marks : * / \\`,
        rangeOf(at, 'key'),
      );
    }
    if (asList(component.paths).length === 0) {
      report([...at, 'paths'], `component \`${id}\` has no path; write a glob such as \`src/${id}/**\``);
    }
    for (const key of ['paths', 'public'] as const) {
      for (const { field, message } of remarksOn(component[key], [...at, key], 'glob', noNames)) {
        report(field, message);
      }
    }
  }
  for (const [index, contract] of (value.contracts ?? []).entries()) {
    const problem = pathProblem(contract.path);
    if (problem !== undefined) report(blueprint.place(['contracts', index, 'path']), problem);
  }
  return [...problems, ...ruleProblems(blueprint, value.rules ?? [], namesOf(value))];
}

const noNames: Names = { components: new Set(), layers: new Set() };

function isEmpty(json: Json, key: string): boolean {
  const part = isMap(json) ? entryOf(json, key) : undefined;
  return part === undefined || part === null || (typeof part === 'object' && Object.keys(part).length === 0);
}
