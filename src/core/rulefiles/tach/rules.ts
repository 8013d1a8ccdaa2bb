import type { EdgeKind } from '../../model/edge.ts';
import { remember } from '../../remember.ts';
import type { RuleFileDraft } from '../draft.ts';
import type { PythonModules } from '../python/modules.ts';
import { onlyAllowed } from '../whitelist.ts';
import type { ModuleComponents } from './components.ts';
import type { TachConfiguration } from './configuration.ts';
import { exposedFiles } from './interfaces.ts';
import { dependenciesOf, rootModule, type TachModule } from './modules.ts';

/** What all rules of a configuration have in common. */
export interface TachContext extends ModuleComponents {
  configuration: TachConfiguration;
  python: PythonModules;
  /** Names of the layers, the highest first. */
  layers: readonly string[];
  /** Layers of the blueprint that the components are in. */
  all: readonly string[];
  /** Selectors that take files out of a component which are not looked at. */
  narrowed(id: string): string[];
  /** Globs of all such files. */
  excluded: readonly string[];
  draft: RuleFileDraft;
  /** Kinds of imports that tach looks at. */
  edges: EdgeKind[];
}

/** Rules for what each module may depend on. */
export function carryDependencies(context: TachContext): void {
  const { modules, ids, draft, edges, all } = context;
  for (const [name, { written }] of modules) {
    const { entry } = written;
    if (entry.at('unchecked').isTrue) continue;
    const below = lowerLayers(name, context);
    const forbidden = dependenciesOf(entry.at('cannot_depend_on'), written, modules.keys()).filter(
      other => other !== name && !below.has(other) && !isJudgedByLayers(name, other, context),
    );
    const depends = entry.at('depends_on');
    const narrowed = context.narrowed(ids.get(name)!);
    if (depends.value !== undefined && depends.value !== null) {
      const wanted = dependenciesOf(depends, written, modules.keys()).filter(
        other => !forbidden.includes(other),
      );
      const allowed = [...modules.keys()].filter(
        other =>
          other !== name &&
          !forbidden.includes(other) &&
          (wanted.includes(other) ||
            below.has(other) ||
            isJudgedByLayers(name, other, context) ||
            modules.get(other)!.written.entry.at('utility').isTrue),
      );
      if (allowed.length === modules.size - 1) continue;
      draft.rule(name, {
        ...onlyAllowed({
          from: ids.get(name)!,
          narrowed,
          allowed: allowed.map(other => ids.get(other)!),
          layers: all,
        }),
        edges,
      });
    } else if (forbidden.length > 0) {
      const from = ids.get(name)!;
      draft.rule(name, {
        kind: 'forbid',
        from: narrowed.length === 0 ? from : [from, ...narrowed],
        to: forbidden.map(other => ids.get(other)!),
        edges,
      });
    }
  }
}

const layerOf = (name: string, { modules }: TachContext): string | undefined =>
  modules.get(name)?.written.entry.at('layer').text;

/** Modules in layers below, which a module may use unasked. */
function lowerLayers(name: string, context: TachContext): Set<string> {
  const { layers, modules, configuration } = context;
  const own = layers.indexOf(layerOf(name, context) ?? '');
  const isExplicit = configuration.root.at('layers_explicit_depends_on').isTrue;
  const isLower = (other: string): boolean => {
    const rank = layers.indexOf(layerOf(other, context) ?? '');
    return own >= 0 && rank > own;
  };
  return new Set(isExplicit ? [] : [...modules.keys()].filter(isLower));
}

/** True where the rule about layers says already what holds between two modules. */
function isJudgedByLayers(name: string, other: string, context: TachContext): boolean {
  const own = context.layers.indexOf(layerOf(name, context) ?? '');
  const rank = context.layers.indexOf(layerOf(other, context) ?? '');
  return own >= 0 && rank >= 0 && rank < own;
}

/** Layers, visibility, interfaces and cycles. */
export function carryTheRest(context: TachContext): void {
  carryLayers(context);
  const ownFiles = filesByModule(context);
  for (const [name, module] of context.modules) {
    carryVisibility(name, module, context);
    carryInterface(name, ownFiles.get(name) ?? [], context);
  }
  if (context.configuration.root.at('forbid_circular_dependencies').isTrue) carryCycles(context);
}

function carryLayers(context: TachContext): void {
  const { configuration, modules, draft, edges, layers } = context;
  const inUse = new Set([...modules.keys()].map(name => layerOf(name, context)));
  const order = layers.filter(layer => inUse.has(layer));
  if (order.length < 2) return;
  const closed = configuration.root
    .at('layers')
    .items()
    .flatMap(item => (item.at('closed').isTrue ? (item.at('name').text ?? []) : []))
    .filter(layer => order.includes(layer));
  draft.rule('layers', { kind: 'layers', order, ...(closed.length === 0 ? {} : { closed }), edges });
}

const everyLayer = ({ all }: TachContext): string[] => all.map(layer => `layer:${layer}`);

function filesByModule({ files }: TachContext): Map<string, string[]> {
  const byModule = new Map<string, string[]>();
  for (const [path, module] of files) remember(byModule, module, () => []).push(path);
  return byModule;
}

function carryVisibility(name: string, { written }: TachModule, context: TachContext): void {
  const { modules, ids, draft, edges } = context;
  const visibility = written.entry.at('visibility');
  if (!visibility.exists) return;
  const id = ids.get(name)!;
  const seen = dependenciesOf(visibility, written, modules.keys()).map(other => ids.get(other)!);
  const from = [...everyLayer(context), ...[id, ...seen].map(other => `!${other}`)];
  draft.rule(`${name}-visibility`, { kind: 'forbid', from, to: id, edges });
}

function carryInterface(name: string, own: readonly string[], context: TachContext): void {
  const { configuration, python, ids, draft, edges } = context;
  const isExposed = exposedFiles(name, configuration, python);
  if (isExposed === undefined || own.every(isExposed)) return;
  const id = ids.get(name)!;
  draft.rule(`${name}-interface`, {
    kind: 'forbid',
    from: [...everyLayer(context), `!${id}`],
    to: [id, ...own.filter(isExposed).map(path => `!${path}`)],
    because: `Others use ${name} through its interface`,
    edges,
  });
}

function carryCycles({ configuration, modules, excluded, draft, edges }: TachContext): void {
  const setting = configuration.root.at('forbid_circular_dependencies');
  const isLoose = [...modules.values()].some(
    ({ written: { entry } }) => entry.at('unchecked').isTrue || !entry.at('depends_on').exists,
  );
  if (isLoose) {
    const why = 'cycles are looked for in the code, which modules without `depends_on` may have';
    const instead = 'A rule `acyclic` with scope `component`';
    draft.lose(setting, 'forbid_circular_dependencies', why, instead);
    return;
  }
  const except =
    excluded.length === 0 ? {} : { except: [{ from: [...excluded], reason: 'excluded in tach' }] };
  draft.rule('acyclic', { kind: 'acyclic', scope: 'component', edges, ...except });
}

/** Settings that have no counterpart, with why. */
export function loseTheRest({ configuration, modules, draft }: TachContext): void {
  const { root, interfaces } = configuration;
  const lose = (key: string, why: string, instead?: string): void => {
    if (root.at(key).exists) draft.lose(root.at(key), key, why, instead);
  };
  if (root.at('exact').isTrue) lose('exact', 'a dependency that is allowed and not used is no finding');
  if (root.at('include_string_imports').isTrue)
    lose('include_string_imports', 'module names in strings are no imports');
  lose(
    'external',
    'what tach check-external does is a rule of its own',
    'A rule `packages` with `undeclared: true`',
  );
  lose('plugins', 'what plugins read is not read');
  if (['allow', 'dependenciesonly', 'forbid'].includes(root.at('root_module').text ?? '')) {
    lose('root_module', 'files in no module are left alone', '`builtin/unmapped` reports them');
  }
  for (const module of modules.values()) loseSettingsOf(module, draft);
  loseInterfaces(interfaces, draft);
  if (modules.has(rootModule)) draft.lose(root, `module ${rootModule}`, 'files in no module are left alone');
}

function loseSettingsOf({ written: { entry, paths } }: TachModule, draft: RuleFileDraft): void {
  const lose = (key: string, why: string, instead?: string): void => {
    const setting = entry.at(key);
    if (setting.exists && setting.value !== false)
      draft.lose(setting, `${key} of ${paths.join(', ')}`, why, instead);
  };
  for (const key of ['depends_on_external', 'cannot_depend_on_external']) {
    lose(key, 'packages by module are not carried over', 'Write a rule `packages` for the component');
  }
  lose('strict', 'what `__all__` exports is not looked at');
}

function loseInterfaces(interfaces: TachConfiguration['interfaces'], draft: RuleFileDraft): void {
  for (const { entry } of interfaces) {
    const types = entry.at('data_types');
    if (entry.at('visibility').exists)
      draft.lose(entry, 'interface', 'an interface cannot be for some modules only');
    else if (types.exists) draft.lose(types, 'interface', 'types of values are not looked at');
  }
  const [first] = interfaces;
  if (first === undefined) return;
  const why = 'imports are judged by the file that they lead to, not by the name that they bring';
  draft.lose(first.entry, 'interfaces', why, 'Files that nothing is exposed of are refused');
}
