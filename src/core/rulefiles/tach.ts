import { baseOf } from './basePaths.ts';
import { RuleFileDraft, unreadable } from './draft.ts';
import { pythonEdges } from './python/pythonEdges.ts';
import type { RuleFileReader, SparedImports } from './ruleFile.ts';
import { Entry } from './sheets/sheet.ts';
import { carryModules } from './tach/components.ts';
import { tachConfiguration, tachRoot } from './tach/configuration.ts';
import { contextsOf } from './tach/context.ts';
import { carryCycles } from './tach/cycles.ts';
import { carryDependencies, carryLayers } from './tach/dependencies.ts';
import { carryGuards } from './tach/guards.ts';
import { loseTheRest } from './tach/losses.ts';
import { tachModules } from './tach/modules.ts';
import { tachScope } from './tach/scope.ts';

const tool = 'tach';

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

    const spared = sparedBy(root);
    const origin = { tool, path, ...(spared.length === 0 ? {} : { spared }) } as const;
    const draft = new RuleFileDraft(origin, 'TACH');
    const base = baseOf(path);
    const scope = tachScope(root, source, base, draft);
    const { python } = scope;
    const configuration = tachConfiguration(root, source, base, folder => {
      const file = `${folder}/__init__.py`;
      return scope.isExcluded(file) ? undefined : python.nameOf(file);
    });
    for (const { place, why } of configuration.faults)
      draft.lose(place, place.path, `it cannot be read: ${why}`);

    const all = tachModules(configuration, scope.walked);
    const layers = configuration.layers.map(({ name }) => name);
    const packages = carryModules(all, layers, scope, root, draft);
    const edges = pythonEdges({
      atTypes: root.at('ignore_type_checking_imports').value === false,
      atTexts: root.at('include_string_imports').isTrue,
    });
    const contexts = contextsOf(packages, scope, { configuration, draft, edges });
    for (const context of contexts) carryDependencies(context);
    for (const context of contexts) {
      carryLayers(context);
      carryGuards(context);
    }
    carryCycles(contexts, root, draft);
    loseTheRest(all, packages, configuration, draft);
    return draft.finish();
  },
};

/** Imports that tach passes over by its settings. */
function sparedBy(root: Entry): SparedImports[] {
  const local = root.at('rules', 'local_imports').text;
  return [
    ...(local === 'off' || local === 'warn' ? (['local'] as const) : []),
    ...(root.at('include_string_imports').isTrue ? (['short'] as const) : []),
  ];
}
