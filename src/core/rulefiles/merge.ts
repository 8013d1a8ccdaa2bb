import { readBlueprint } from '../artifacts/blueprint.ts';
import { sameJson } from '../artifacts/patchJson.ts';
import { blueprintPath } from '../artifacts/paths.ts';
import { appendItems } from '../artifacts/yamlAppend.ts';
import { editYaml } from '../artifacts/yamlEdit.ts';
import { scopeWords } from '../drift/exceptions/exceptionScope.ts';
import { ComponentMap } from '../drift/policy/components.ts';
import type { Blueprint, Component } from '../model/blueprint.ts';
import { freeId } from '../model/freeId.ts';
import type { Json } from '../model/json.ts';
import { asList, type Rule } from '../model/rule.ts';
import { startOfFile } from '../model/text.ts';
import { counted } from '../words.ts';
import { namesMissing, type Placed, placedSelectors } from './inlined.ts';
import { keptApartWithout, onlyEnd } from './narrowing.ts';
import type { Lost, RuleFile } from './ruleFile.ts';

/** What came of one rule file. */
export interface Carried {
  source: RuleFile['source'];
  /** Ids in the blueprint. */
  components: string[];
  rules: Rule[];
  /** Ids of rules that the blueprint has already, as they are. */
  known: string[];
  lost: Lost[];
}

/** A blueprint with the rules of other tools in it. */
export interface Merged {
  text: string;
  files: Carried[];
  /** What was decided about the blueprint as a whole. */
  notes: string[];
}

interface Workspace {
  /** What a new blueprint is called. */
  title: string;
  /** Every source file. */
  sources: readonly string[];
}

/**
 * Add rule files to the text of a blueprint, or start one. What is there already stays as it is, byte for byte.
 * @throws PatchError where the text cannot be edited.
 */
export function mergeRuleFiles(
  existing: string | undefined,
  files: readonly RuleFile[],
  { title, sources }: Workspace,
): Merged {
  const start = existing ?? editYaml('version: 1\n', [{ op: 'set', path: ['title'], value: title }]);
  const { value: before } = readBlueprint(blueprintPath, start);
  const components: Record<string, Component> = { ...before.components };
  const rules = new Map((before.rules ?? []).map(rule => [rule.id, rule]));
  const newComponents: [string, Component][] = [];
  const newRules: Rule[] = [];
  const carried = files.map((original): Carried => {
    const file = withOwnLayers(original, components);
    const placed = placeComponents(file, components, sources);
    for (const [id, component] of placed.added) {
      components[id] = component;
      newComponents.push([id, component]);
    }
    const own: Carried = {
      source: file.source,
      components: placed.added.map(([id]) => id),
      rules: [],
      known: [],
      lost: [...file.lost, ...placed.lost],
    };
    for (const rule of file.rules) {
      const moved = placedRule(rule, placed);
      if (moved === undefined) own.lost.push(cannotPlace(rule, file));
      else if (!rules.has(moved.id)) {
        rules.set(moved.id, moved);
        newRules.push(moved);
        own.rules.push(moved);
      } else if (isThere(rules.get(moved.id)!, moved)) own.known.push(moved.id);
      else own.lost.push(isTaken(moved, file));
    }
    return own;
  });
  const notes: string[] = [];
  const checks = newChecks(existing, before, files, newComponents, sources, notes);
  let text = start;
  if (newComponents.length > 0) text = withComponents(text, before, newComponents);
  text = appendItems(text, ['rules'], newRules.map(json));
  text = editYaml(
    text,
    Object.entries(checks).map(([check, value]) => ({ op: 'set', path: ['checks', check], value })),
  );
  return { text, files: carried, notes };
}

/** True where the blueprint has a rule already: further exceptions, and their ends, are up to its people. */
function isThere(known: Rule, wanted: Rule): boolean {
  const { except: given = [], ...rest } = known;
  const { except: needed = [], ...same } = wanted;
  const scopes = new Set(given.map(scopeWords));
  const missing = needed.filter(one => !scopes.has(scopeWords(one)));
  if (missing.length === 0) return sameJson(json(rest), json(same));
  // What no import needed was taken out of the rule instead (see prune.ts).
  const files = missing.map(onlyEnd);
  if (same.kind !== 'independent' || files.some(({ length }) => length === 0)) return false;
  const narrowed = keptApartWithout(same, files.flat());
  return narrowed !== undefined && sameJson(json(rest), json(narrowed));
}

const json = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json;

function withComponents(
  text: string,
  { components }: Blueprint,
  added: readonly [string, Component][],
): string {
  const isFirst = Object.keys(components ?? {}).length === 0;
  if (isFirst)
    return editYaml(text, [{ op: 'set', path: ['components'], value: json(Object.fromEntries(added)) }]);
  return editYaml(
    text,
    added.map(([id, component]) => ({ op: 'set', path: ['components', id], value: json(component) })),
  );
}

/** Checks that a tool has too, or that a new blueprint would be full of. */
function newChecks(
  existing: string | undefined,
  before: Blueprint,
  files: readonly RuleFile[],
  added: readonly [string, Component][],
  sources: readonly string[],
  notes: string[],
): Record<string, Json> {
  const checks: Record<string, Json> = {};
  for (const [check, severity] of files.flatMap(file => Object.entries(file.checks))) {
    if (before.checks?.[check as 'unmapped'] === undefined) checks[check] ??= severity as Json;
  }
  const map = new ComponentMap(Object.fromEntries(added));
  const outside = sources.filter(path => map.place(path) === undefined).length;
  if (existing === undefined && checks.unmapped === undefined && added.length > 0 && outside > 0) {
    checks.unmapped = 'off';
    notes.push(
      `\`checks: { unmapped: off }\`: ${counted(outside, 'source file')} in no component, which the imported rules allow`,
    );
  }
  return checks;
}

interface PlacedComponents extends Placed {
  added: [string, Component][];
  lost: Lost[];
}

/** A file whose layers are no layers of the blueprint: there they would join other rules. */
function withOwnLayers(file: RuleFile, existing: Readonly<Record<string, Component>>): RuleFile {
  const known = new Set(Object.entries(existing).map(([id, { layer }]) => layer ?? id));
  const all = Object.values(existing);
  const renamed = new Map<string, string>();
  for (const component of Object.values(file.components)) {
    const { layer } = component;
    if (layer === undefined || !known.has(layer)) continue;
    const isSame = all.some(other => other.layer === layer && samePaths(other, component));
    if (!isSame) renamed.set(layer, `${file.source.tool}-${layer}`);
  }
  if (renamed.size === 0) return file;
  const rename = (text: string): string => {
    const [, mark, layer] = /^(!?layer:)(.*)$/.exec(text) ?? [];
    return layer === undefined ? text : `${mark}${renamed.get(layer) ?? layer}`;
  };
  const renameAll = (written: string | string[]) =>
    Array.isArray(written) ? written.map(rename) : rename(written);
  const ofLayers = (written: string | string[]) => asList(written).map(layer => renamed.get(layer) ?? layer);
  return {
    ...file,
    components: Object.fromEntries(
      Object.entries(file.components).map(([id, component]) => {
        const layer = renamed.get(component.layer ?? '');
        return [id, layer === undefined ? component : { ...component, layer }];
      }),
    ),
    rules: file.rules.map(rule => {
      const moved: Record<string, unknown> = { ...rule };
      for (const field of selectorFields) {
        if (moved[field] !== undefined) moved[field] = renameAll(moved[field] as string | string[]);
      }
      for (const field of ['order', 'closed']) {
        if (moved[field] !== undefined) moved[field] = ofLayers(moved[field] as string | string[]);
      }
      return moved as Rule;
    }),
  };
}

/** Which components of a file become components of the blueprint, and which stand for paths only. */
function placeComponents(
  { components, source }: RuleFile,
  existing: Readonly<Record<string, Component>>,
  sources: readonly string[],
): PlacedComponents {
  const ids = new Map<string, string>();
  const added: [string, Component][] = [];
  const before = new ComponentMap(existing);
  const after = new ComponentMap(components);
  const taken = new Map<string, string>();
  for (const path of sources) {
    const owner = before.place(path)?.component;
    const claimed = after.place(path)?.component;
    if (owner !== undefined && claimed !== undefined && !taken.has(claimed)) taken.set(claimed, owner);
  }
  const lost: Lost[] = [];
  for (const [id, component] of Object.entries(components)) {
    const same = Object.entries(existing).find(([, other]) => samePaths(other, component));
    if (same !== undefined && (component.layer === undefined || same[1].layer === component.layer)) {
      ids.set(id, same[0]);
      continue;
    }
    const owner = taken.get(id);
    if (owner !== undefined) {
      const why = `component ${owner} of the blueprint owns files of it already`;
      lost.push({
        ...atStart(source),
        what: `component ${id}`,
        why,
        instead: 'Its rules are written with its paths where that says the same',
      });
      continue;
    }
    const free = freeId(id, name => Object.hasOwn(existing, name) || added.some(([other]) => other === name));
    ids.set(id, free);
    added.push([free, component]);
  }
  return { components, ids, added, lost };
}

const samePaths = (a: Component, b: Component): boolean =>
  [...asList(a.paths)].sort().join('\n') === [...asList(b.paths)].sort().join('\n');

const atStart = ({ path }: RuleFile['source']) => ({ path, range: startOfFile });

/** Fields of rules that hold selectors. */
const selectorFields = ['from', 'to', 'of', 'target', 'only_from', 'files'];

/** A rule with the blueprint's ids; undefined where a component that is not there cannot be said by paths. */
function placedRule(rule: Rule, placed: Placed): Rule | undefined {
  const needsComponents = ['allow', 'independent', 'entry_points', 'layers'].includes(rule.kind);
  if (rule.kind === 'layers' && rule.order.some(layer => namesMissing(`layer:${layer}`, placed)))
    return undefined;
  const fields = rule as unknown as Readonly<Record<string, string | string[] | undefined>>;
  if (needsComponents && selectorFields.some(field => namesMissing(fields[field] ?? [], placed)))
    return undefined;
  const moved = withPlaced(rule, selectorFields, placed);
  const except = rule.except?.map(exception => withPlaced(exception, ['from', 'to'], placed));
  if (moved === undefined || except?.includes(undefined) === true) return undefined;
  return except === undefined ? moved : ({ ...moved, except } as Rule);
}

/** An object whose selectors have the blueprint's ids; undefined where one cannot be said. */
function withPlaced<T extends object>(object: T, fields: readonly string[], placed: Placed): T | undefined {
  const moved = { ...object } as Record<string, unknown>;
  for (const field of fields) {
    const written = moved[field] as string | string[] | undefined;
    if (written === undefined) continue;
    const selectors = placedSelectors(written, placed);
    if (selectors === undefined) return undefined;
    moved[field] = Array.isArray(written) || selectors.length !== 1 ? selectors : selectors[0];
  }
  return moved as T;
}

function cannotPlace({ id }: Rule, { source }: RuleFile): Lost {
  const why = 'it needs a component of its own where the blueprint has another one already';
  return {
    ...atStart(source),
    what: `rule ${id}`,
    why,
    instead: "Write it with the blueprint's own components",
  };
}

function isTaken({ id }: Rule, { source }: RuleFile): Lost {
  const why = 'the blueprint has another rule of this id';
  return {
    ...atStart(source),
    what: `rule ${id}`,
    why,
    instead: 'Remove that rule and import again, or change it by hand',
  };
}
