import { membersOf, stringsOf } from '../looseJson.ts';
import { parseLooseToml } from '../looseToml.ts';
import { type DependencyList, type Purpose, purposeOf } from './dependencies.ts';

/** What resolution reads of a `pyproject.toml`. Folders are relative to it. */
interface Pyproject {
  name: string | undefined;
  /** Folders that modules are imported from. */
  folders: readonly string[];
  /** True where it speaks of a project, not only of tools. */
  isProject: boolean;
  /** Files that dependencies are read from when the project is built, with what they are for. */
  requirementFiles: readonly { path: string; purpose: Purpose }[];
}

type Table = ReadonlyMap<string, unknown>;

/** Reads a `pyproject.toml` in all the ways in which tools write it. */
export function readPyproject(path: string, text: string, list: DependencyList): Pyproject {
  const { value, broken } = parseLooseToml(text);
  if (broken) list.unreadable ??= `${path} is not valid TOML`;
  const top = membersOf(value);
  const project = membersOf(top.get('project'));
  const groups = membersOf(top.get('dependency-groups'));
  const tool = membersOf(top.get('tool'));
  const table = (...keys: string[]): Table => keys.reduce((at, key) => membersOf(at.get(key)), tool);
  const poetry = table('poetry');

  addStandard(project, groups, list);
  addPoetry(poetry, list);
  for (const names of table('pdm', 'dev-dependencies').values()) list.addAll(stringsOf(names), 'development');
  list.addAll(stringsOf(table('uv').get('dev-dependencies')), 'development');
  for (const environment of table('hatch', 'envs').values()) {
    const { dependencies, extra } = environmentOf(membersOf(environment));
    list.addAll([...dependencies, ...extra], 'development');
  }

  const requirementFiles = dynamicFiles(table('setuptools', 'dynamic'));
  const dynamic = stringsOf(project.get('dynamic'));
  if (dynamic.includes('dependencies') && requirementFiles.length === 0 && !tool.has('setuptools')) {
    list.unreadable ??= `${path} leaves its dependencies to the build`;
  }
  const name = project.get('name') ?? poetry.get('name');
  return {
    name: typeof name === 'string' ? name : undefined,
    folders: sourceFolders(table, poetry),
    isProject: project.size > 0 || groups.size > 0 || poetry.size > 0,
    requirementFiles,
  };
}

function addStandard(project: Table, groups: Table, list: DependencyList): void {
  list.addAll(stringsOf(project.get('dependencies')), 'production');
  for (const [extra, names] of membersOf(project.get('optional-dependencies'))) {
    list.addAll(stringsOf(names), purposeOf(extra));
  }
  for (const names of groups.values()) list.addAll(stringsOf(names), 'development');
}

function addPoetry(poetry: Table, list: DependencyList): void {
  const addNames = (names: unknown, purpose: Purpose): void => {
    for (const name of membersOf(names).keys()) if (name !== 'python') list.addName(name, purpose);
  };
  addNames(poetry.get('dependencies'), 'production');
  addNames(poetry.get('dev-dependencies'), 'development');
  for (const group of membersOf(poetry.get('group')).values()) {
    addNames(membersOf(group).get('dependencies'), 'development');
  }
}

const environmentOf = (environment: Table) => ({
  dependencies: stringsOf(environment.get('dependencies')),
  extra: stringsOf(environment.get('extra-dependencies')),
});

function dynamicFiles(dynamic: Table): { path: string; purpose: Purpose }[] {
  const files = (value: unknown, purpose: Purpose) =>
    stringsOf(membersOf(value).get('file')).map(path => ({ path, purpose }));
  return [
    ...files(dynamic.get('dependencies'), 'production'),
    ...[...membersOf(dynamic.get('optional-dependencies'))].flatMap(([extra, value]) =>
      files(value, purposeOf(extra)),
    ),
  ];
}

function sourceFolders(table: (...keys: string[]) => Table, poetry: Table): string[] {
  const hatch = ['wheel', 'sdist'].map(target => table('hatch', 'build', 'targets', target));
  const parentOf = (path: string): string => path.replace(/\/?[^/]*\/?$/, '') || '.';
  const packages = poetry.get('packages');
  const named = Array.isArray(packages) ? packages.flatMap(one => stringsOf(membersOf(one).get('from'))) : [];
  const mapped = stringsOf(table('setuptools', 'package-dir').get(''));
  const find = table('setuptools', 'packages').get('find');
  const where = stringsOf(membersOf(find).get('where'));
  return [
    ...mapped,
    // Packages are looked for beside the manifest where it does not say otherwise.
    ...(find !== undefined && mapped.length + where.length === 0 ? ['.'] : where),
    ...named,
    ...hatch.flatMap(target => stringsOf(target.get('packages')).map(parentOf)),
    ...hatch.flatMap(target => stringsOf(target.get('sources'))),
    ...stringsOf(table('hatch', 'build').get('sources')),
    ...stringsOf(table('pdm', 'build').get('package-dir')),
    ...stringsOf(table('uv', 'build-backend').get('module-root')),
    ...stringsOf(table('maturin').get('python-source')),
    ...stringsOf(table('pytest', 'ini_options').get('pythonpath')).flatMap(value => value.split(/\s+/)),
    ...stringsOf(table('pyright').get('extraPaths')),
    ...stringsOf(table('tach').get('source_roots')),
  ];
}
