import type { RuleFileDraft } from '../draft.ts';
import { settleComponents } from '../settle.ts';
import type { Entry } from '../sheets/sheet.ts';
import { rootModule, type TachModule } from './modules.ts';
import type { TachScope } from './scope.ts';

/** The layer of components that tach gives none. */
const plainLayer = 'tach';

/** Modules that have become components. */
export interface ModuleComponents {
  modules: ReadonlyMap<string, TachModule>;
  /** Component ids by module. */
  ids: ReadonlyMap<string, string>;
  /** Every Python file that belongs to such a module. */
  files: ReadonlyMap<string, string>;
}

/** Make a component of every module that there is and that has files of its own; the others are lost. */
export function carryModules(
  all: ReadonlyMap<string, TachModule>,
  layers: readonly string[],
  { python, paths }: TachScope,
  root: Entry,
  draft: RuleFileDraft,
): ModuleComponents {
  const modules = new Map<string, TachModule>();
  const ids = new Map<string, string>();
  for (const [name, module] of all) {
    if (name === rootModule) continue;
    const { entry } = module.written;
    if (!python.exists(name)) {
      draft.lose(entry, `module ${name}`, 'there is no such module');
      continue;
    }
    const layer = entry.at('layer').text;
    modules.set(name, module);
    ids.set(
      name,
      draft.component(name, {
        paths: python.globs(name),
        layer: layer !== undefined && layers.includes(layer) ? layer : plainLayer,
        ...(entry.at('utility').isTrue ? { utility: true } : {}),
      }),
    );
  }
  const files = new Map(
    paths.flatMap(file => {
      const module = nearest(python.nameOf(file), modules);
      return module === undefined ? [] : [[file, module] as const];
    }),
  );
  const { failed, gone } = settleComponents(draft.components, paths, file => ids.get(files.get(file) ?? ''));
  for (const [name, id] of ids) {
    if (!gone.includes(id)) continue;
    const { entry } = modules.get(name)!.written;
    draft.lose(entry, `module ${name}`, 'all its files belong to modules inside it', 'It is no component');
    modules.delete(name);
    ids.delete(name);
  }
  for (const id of failed) {
    const why = 'its files cannot be told from those of other modules by paths';
    draft.lose(root.at('modules'), `module ${id}`, why);
  }
  return { modules, ids, files };
}

/** The module that a name belongs to: itself, or the nearest that it is part of. */
function nearest(name: string | undefined, modules: ReadonlyMap<string, unknown>): string | undefined {
  for (let at = name ?? ''; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    if (modules.has(at)) return at;
  }
  return undefined;
}
