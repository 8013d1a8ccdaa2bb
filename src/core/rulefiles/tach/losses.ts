import type { RuleFileDraft } from '../draft.ts';
import type { PackageModules } from './components.ts';
import type { TachConfiguration } from './configuration.ts';
import { rootModule, type TachModule } from './modules.ts';

/** Note settings that have no counterpart, with why. */
export function loseTheRest(
  modules: ReadonlyMap<string, TachModule>,
  packages: readonly PackageModules[],
  { root, interfaces }: TachConfiguration,
  draft: RuleFileDraft,
): void {
  const lose = (key: string, why: string, instead?: string): void => {
    if (root.at(key).exists) draft.lose(root.at(key), key, why, instead);
  };
  if (packages.length > 1) {
    const why = 'tach takes packages with a manifest of their own for external to each other';
    const instead =
      'The rules hold inside of each; for imports from one to the other write rules of your own';
    draft.lose(root.at('source_roots'), 'imports between packages', why, instead);
  }
  if (root.at('exact').isTrue) lose('exact', 'a dependency that is allowed and not used is no finding');
  if (root.at('include_string_imports').isTrue) {
    const why = 'of names in texts those count that `import_module` is given, those with one dot as well';
    lose('include_string_imports', why, 'Those with one dot that break a rule today are excepted');
  }
  lose(
    'external',
    'what tach check-external does is a rule of its own',
    'A rule `packages` with `undeclared: true`',
  );
  lose('plugins', 'what plugins read is not read');
  if (['allow', 'dependenciesonly', 'forbid'].includes(root.at('root_module').text ?? '')) {
    lose('root_module', 'files in no module are left alone', '`builtin/unmapped` reports them');
  }
  const local = root.at('rules', 'local_imports');
  if (local.text === 'off' || local.text === 'warn') {
    const why = 'imports inside functions, classes and other blocks are judged like all others';
    draft.lose(local, 'local_imports', why, 'Those that break a rule today are excepted');
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
  for (const item of entry.at('depends_on').items()) {
    if (!item.at('deprecated').isTrue) continue;
    const what = `deprecated dependency of ${paths.join(', ')}`;
    draft.lose(item, what, 'it is allowed without a warning', 'Write a rule `forbid` with `severity: minor`');
  }
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
