import { matchesAny } from '../globs/globs.ts';
import { RuleFileDraft, unreadable } from './draft.ts';
import { exclusionsIn } from './narrowing.ts';
import { PythonModules } from './python/modules.ts';
import { listOfGlobs } from './regex/regexGlobs.ts';
import type { RuleFileReader } from './ruleFile.ts';
import { settleComponents } from './settle.ts';
import { Entry } from './sheets/sheet.ts';
import { tachConfiguration, tachRoot } from './tach/configuration.ts';
import { rootModule, tachModules } from './tach/modules.ts';
import { carryDependencies, carryTheRest, loseTheRest, type TachContext } from './tach/rules.ts';

const tool = 'tach';

/** The layer of components that tach gives none. */
const plainLayer = 'tach';

/** Reads tach.toml with the tach.domain.toml files below it, the part for it of pyproject.toml, and tach.yml. */
export const tach: RuleFileReader = {
  tool,
  detects: path => /(?:^|\/)(?:tach\.toml|tach\.ya?ml|pyproject\.toml)$/.test(path),
  read(path, source) {
    const text = source.read(path);
    if (text === undefined || (path.endsWith('pyproject.toml') && !text.includes('tool.tach')))
      return undefined;
    const root = tachRoot(path, text);
    if (root === undefined) return undefined;
    if (!(root instanceof Entry)) return unreadable(tool, path, root.fault);
    if (!['modules', 'interfaces', 'source_roots', 'layers'].some(key => root.at(key).exists))
      return undefined;

    const draft = new RuleFileDraft(tool, path, 'TACH');
    const base = path.slice(0, path.lastIndexOf('/') + 1);
    const written = [...root.at('source_roots').texts, ...root.at('source_root').texts];
    const roots = (written.length === 0 ? ['.'] : written).map(folder => rootFolder(base, folder));
    const excluded = excludedBy(root, base, draft);
    const isExcluded = matchesAny(excluded);
    const everything = [...source.paths()].filter(file => /\.pyi?$/.test(file));
    const paths = everything.filter(
      file => !isExcluded(file) && roots.some(folder => file.startsWith(folder)),
    );
    const python = new PythonModules(paths, roots);
    const configuration = tachConfiguration(root, source, base, folder =>
      isExcluded(`${folder}/__init__.py`) ? undefined : python.nameOf(`${folder}/__init__.py`),
    );
    for (const { place, why } of configuration.faults)
      draft.lose(place, place.path, `it cannot be read: ${why}`);

    const all = tachModules(configuration, python);
    const modules = new Map([...all].filter(([name]) => name !== rootModule));
    const layers = root
      .at('layers')
      .items()
      .flatMap(item => item.text ?? item.at('name').text ?? []);
    const ids = new Map<string, string>();
    for (const [name, { written: module }] of modules) {
      if (!python.exists(name)) {
        draft.lose(module.entry, `module ${name}`, 'there is no such module');
        modules.delete(name);
        continue;
      }
      const layer = module.entry.at('layer').text;
      const isUtility = module.entry.at('utility').isTrue;
      ids.set(
        name,
        draft.component(name, {
          paths: python.globs(name),
          layer: layer !== undefined && layers.includes(layer) ? layer : plainLayer,
          ...(isUtility ? { utility: true } : {}),
        }),
      );
    }
    const files = new Map(
      paths.flatMap(file => {
        const module = nearest(python.nameOf(file), modules);
        return module === undefined ? [] : [[file, module] as const];
      }),
    );
    const { failed, gone } = settleComponents(draft.components, paths, file =>
      ids.get(files.get(file) ?? ''),
    );
    for (const [name, id] of ids) {
      if (!gone.includes(id)) continue;
      const { entry } = modules.get(name)!.written;
      draft.lose(entry, `module ${name}`, 'all its files belong to modules inside it', 'It is no component');
      modules.delete(name);
      ids.delete(name);
    }
    for (const id of failed)
      draft.lose(
        root.at('modules'),
        `module ${id}`,
        'its files cannot be told from those of other modules by paths',
      );
    const context: TachContext = {
      configuration,
      modules,
      python,
      ids,
      files,
      layers,
      all: [...new Set([...draft.components.values()].flatMap(({ layer }) => layer ?? []))],
      narrowed: id => exclusionsIn(excluded, [draft.components.get(id)!], everything),
      excluded: exclusionsIn(excluded, draft.components.values(), everything).map(one => one.slice(1)),
      draft,
      edges:
        root.at('ignore_type_checking_imports').value === false
          ? {}
          : { edges: ['value', 'dynamic', 'require', 'reexport', 'side-effect'] },
    };
    carryDependencies(context);
    carryTheRest(context);
    loseTheRest({ ...context, modules: all });
    return draft.finish();
  },
};

const rootFolder = (base: string, folder: string): string => {
  const plain = folder.replace(/^\.\/?/, '').replace(/\/+$/, '');
  return plain === '' ? base : `${base}${plain}/`;
};

/** The module that a name belongs to: itself, or the nearest that it is part of. */
function nearest(name: string | undefined, modules: ReadonlyMap<string, unknown>): string | undefined {
  for (let at = name ?? ''; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    if (modules.has(at)) return at;
  }
  return undefined;
}

/** Globs of what is excluded: each pattern means a folder with all that is in it, or a file. */
function excludedBy(root: Entry, base: string, draft: RuleFileDraft): string[] {
  const isRegex = root.at('use_regex_matching').isTrue;
  return root
    .at('exclude')
    .items()
    .flatMap(item => {
      const text = item.text ?? '';
      if (!isRegex) {
        const plain = text.replace(/\/+$/, '').replace(/^\.\//, '');
        return [base + plain, `${base}${plain}/**`];
      }
      const globs = listOfGlobs(`^(?:${text})`, base);
      if (!('why' in globs)) return globs;
      draft.lose(item, `exclude ${text}`, globs.why, 'The rules look at these files too');
      return [];
    });
}
