import { isMap } from '../../artifacts/patchJson.ts';
import type { Json } from '../../model/json.ts';
import { type Change, plainName } from './change.ts';
import { changedKeys, itemsBy, type KeyedChanges, keyedChanges, tellChanges } from './keyedChanges.ts';
import { yamlMap } from './yamlData.ts';

/** What says where a component begins and ends. */
const boundaryOfComponent = new Set(['paths', 'public', 'layer', 'utility']);
/** What a rule says besides what it demands. */
const remarksOfRule = new Set(['because', 'decision']);

/** What changed in the blueprint: components, rules and contracts by id, every other key by its name. */
export function blueprintChanges(path: string, before: string, after: string): Change[] {
  const [old, now] = [yamlMap(before), yamlMap(after)];
  const [oldParts, parts] = [entriesOf(old.components), entriesOf(now.components)];
  const { renamed, rest } = renames(keyedChanges(oldParts, parts), oldParts, parts);
  const rules = keyedChanges(itemsBy(old.rules, 'id'), itemsBy(now.rules, 'id'));
  const contracts = keyedChanges(itemsBy(old.contracts, 'id'), itemsBy(now.contracts, 'id'));
  const listed = new Set(['components', 'rules', 'contracts']);
  const others = changedKeys(old, now).filter(key => !listed.has(key));
  return [
    ...renamed.map(([from, to]) => ({
      path,
      text: `Component ${plainName(from)} renamed to ${plainName(to)}`,
      boundary: true,
    })),
    ...tellChanges(path, 'Component', rest, keys => keys?.some(key => boundaryOfComponent.has(key)) ?? true),
    ...tellChanges(path, 'Rule', rules, keys => keys?.some(key => !remarksOfRule.has(key)) ?? true),
    ...tellChanges(path, 'Contract', contracts, () => true),
    ...others.map(key => ({ path, text: `\`${plainName(key)}\` changed`, boundary: false })),
  ];
}

/** A component that goes while another with the same paths comes was renamed. */
function renames(
  { added, removed, changed }: KeyedChanges,
  before: ReadonlyMap<string, Json>,
  after: ReadonlyMap<string, Json>,
): { renamed: [from: string, to: string][]; rest: KeyedChanges } {
  const gone = new Map(removed.map(name => [pathsOf(before.get(name)), name]));
  const renamed = new Map<string, string>();
  for (const name of added) {
    const old = gone.get(pathsOf(after.get(name)));
    if (old !== undefined && !renamed.has(old)) renamed.set(old, name);
  }
  const newNames = new Set(renamed.values());
  return {
    renamed: [...renamed],
    rest: {
      added: added.filter(name => !newNames.has(name)),
      removed: removed.filter(name => !renamed.has(name)),
      changed,
    },
  };
}

const pathsOf = (component: Json | undefined): string =>
  JSON.stringify(isMap(component) ? (component.paths ?? null) : null);

const entriesOf = (value: Json | undefined): Map<string, Json> =>
  new Map(isMap(value) ? Object.entries(value) : []);
