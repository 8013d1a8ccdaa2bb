import { freeId } from '../../model/freeId.ts';
import { remember } from '../../remember.ts';
import { plain, type RuleFileDraft } from '../draft.ts';
import type { PythonModules } from '../python/modules.ts';
import { settleComponents } from '../settle.ts';
import type { Entry } from '../sheets/sheet.ts';
import { rootModule, type TachModule } from './modules.ts';
import type { TachScope } from './scope.ts';

/** The layer of components that tach gives none. */
const plainLayer = 'tach';

/**
 * The modules of one package that have become components. Tach judges no import between packages, so that each is a
 * world of its own: a module with files in two packages is two components.
 */
export interface PackageModules {
  modules: ReadonlyMap<string, TachModule>;
  /** Component ids by module. */
  ids: ReadonlyMap<string, string>;
  /** Every Python file that belongs to such a module. */
  files: ReadonlyMap<string, string>;
  /** What a layer of tach is called in the blueprint. */
  layerId(layer: string): string;
  /** Layers of the blueprint that the components are in. */
  layerIds: readonly string[];
}

/** Make components of every module that there is and that has files of its own; the others are lost. */
export function carryModules(
  all: ReadonlyMap<string, TachModule>,
  layers: readonly string[],
  scope: TachScope,
  root: Entry,
  draft: RuleFileDraft,
): PackageModules[] {
  const { python, paths, packageOf } = scope;
  const known = existing(all, python, draft);
  const layerNames = new Set<string>();
  const globs = globsByPackage(known.keys(), scope);
  const made = [...globs].map(([folder, own]) => {
    const layerId = layerNamer(globs.size > 1 ? folder : '', layerNames);
    const ids = new Map<string, string>();
    for (const [name, modulePaths] of own) {
      const module = known.get(name)!;
      const layer = layerId(layerWithin(layers, module) ?? plainLayer);
      const isUtility = module.written.entry.at('utility').isTrue;
      const component = { paths: modulePaths, layer, ...(isUtility ? { utility: true } : {}) };
      ids.set(name, draft.component(name, component));
    }
    return { folder, ids, layerId };
  });

  const idsOf = new Map(made.map(({ folder, ids }) => [folder, ids]));
  const files = filesByPackage(known, scope);
  const { failed, gone } = settleComponents(draft.components, paths, file => {
    const folder = packageOf(file);
    return idsOf.get(folder)?.get(files.get(folder)?.get(file) ?? '');
  });
  for (const id of failed) {
    const why = 'its files cannot be told from those of other modules by paths';
    draft.lose(root.at('modules'), `module ${id}`, why);
  }
  const left = made.map(({ folder, ids, layerId }): PackageModules => {
    const own = new Map([...ids].filter(([, id]) => !gone.includes(id)));
    return {
      modules: new Map([...own.keys()].map(name => [name, known.get(name)!])),
      ids: own,
      files: files.get(folder) ?? new Map(),
      layerId,
      layerIds: [...new Set([...own.values()].flatMap(id => draft.components.get(id)?.layer ?? []))],
    };
  });
  for (const [name, { written }] of known) {
    if (left.some(({ ids }) => ids.has(name))) continue;
    const why = 'all its files belong to modules inside it';
    draft.lose(written.entry, `module ${name}`, why, 'It is no component');
  }
  return left;
}

/** The modules that there are; those that are not are lost. */
function existing(
  all: ReadonlyMap<string, TachModule>,
  python: PythonModules,
  draft: RuleFileDraft,
): Map<string, TachModule> {
  const known = new Map<string, TachModule>();
  for (const [name, module] of all) {
    if (name === rootModule) continue;
    if (python.exists(name)) known.set(name, module);
    else draft.lose(module.written.entry, `module ${name}`, 'there is no such module');
  }
  return known;
}

/** The globs of modules, by the folder of the package and by module. */
function globsByPackage(
  names: Iterable<string>,
  { python, packageOf }: TachScope,
): Map<string, Map<string, string[]>> {
  const packages = new Map<string, Map<string, string[]>>();
  for (const name of names) {
    for (const glob of python.globs(name)) {
      const own = remember(packages, packageOf(glob), () => new Map<string, string[]>());
      remember(own, name, () => []).push(glob);
    }
  }
  return packages;
}

/** The module of every file that is in one, by the folder of the package. */
function filesByPackage(
  known: ReadonlyMap<string, TachModule>,
  { python, paths, packageOf }: TachScope,
): Map<string, Map<string, string>> {
  const files = new Map<string, Map<string, string>>();
  for (const file of paths) {
    const module = nearest(python.nameOf(file), known);
    if (module !== undefined)
      remember(files, packageOf(file), () => new Map<string, string>()).set(file, module);
  }
  return files;
}

/** The layer of a module, where the configuration has such a layer. */
export function layerWithin(layers: readonly string[], { written }: TachModule): string | undefined {
  const layer = written.entry.at('layer').text;
  return layer !== undefined && layers.includes(layer) ? layer : undefined;
}

/** Names of the layers of one package, different from those of all others. */
function layerNamer(folder: string, taken: Set<string>): (layer: string) => string {
  const names = new Map<string, string>();
  return layer =>
    remember(names, layer, () => {
      const name = freeId(folder === '' ? layer : `${layer}-${plain(folder)}`, one => taken.has(one));
      taken.add(name);
      return name;
    });
}

/** The module that a name belongs to: itself, or the nearest that it is part of. */
function nearest(name: string | undefined, modules: ReadonlyMap<string, unknown>): string | undefined {
  for (let at = name ?? ''; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    if (modules.has(at)) return at;
  }
  return undefined;
}
