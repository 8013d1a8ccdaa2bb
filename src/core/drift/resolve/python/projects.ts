import { remember } from '../../../remember.ts';
import { type LooseIni, linesOf, parseLooseIni } from '../looseIni.ts';
import { membersOf, stringsOf } from '../looseJson.ts';
import { parseLooseToml } from '../looseToml.ts';
import type { WorkspaceFiles } from '../resolution.ts';
import { folderOf, joinPath, upwards } from '../workspacePath.ts';
import { type Dependencies, DependencyList, purposeOf } from './dependencies.ts';
import { normalisedName } from './distributions.ts';
import { childOf, type Modules } from './modules.ts';
import { readPyproject } from './pyproject.ts';
import { readRequirements } from './requirementsFile.ts';
import { readSetupPy } from './setupPy.ts';

/** A folder with manifests, taken together. */
export interface Project {
  folder: string;
  /** Normalised name of the distribution that is built from it. */
  name: string | undefined;
  /** Folders that modules are imported from: those that its manifests name, otherwise the usual ones. */
  roots: readonly string[];
  dependencies: Dependencies;
  /** The manifest that declares most plainly; undefined where none of them declares dependencies. */
  manifest: string | undefined;
  /** Whether it builds modules from other languages. */
  buildsExtensions: boolean;
  /** Whether a top-level module stands in one of its source roots. */
  has(module: string): boolean;
}

/** The projects of a workspace. */
export interface Projects {
  /** All of them, sorted by folder. */
  readonly all: readonly Project[];
  /** The project that a folder belongs to. */
  nearest(folder: string): Project | undefined;
  /** The nearest project that declares dependencies. */
  declaring(folder: string): Project | undefined;
  /** The project that builds a distribution. */
  named(distribution: string): Project | undefined;
}

const requirementsFile =
  /^(?:[\w.-]*requirements?[\w.-]*|(?:base|common|dev|develop|development|docs|lint|local|main|prod|production|test|testing|tests))\.(?:txt|in)$/i;
const manifestNames = new Set([
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'Pipfile',
  'pytest.ini',
  'tox.ini',
  'tach.toml',
]);
const extensionBuilds = new Set([
  'Cargo.toml',
  'meson.build',
  'CMakeLists.txt',
  'build.rs',
  'build_ext.py',
  'setup_ext.py',
]);

/** True for the base name of a file that says something about a Python project. */
export const isPythonManifest = (baseName: string): boolean =>
  manifestNames.has(baseName) || requirementsFile.test(baseName);

/** Reads the manifests of a workspace. */
export function readProjects(files: WorkspaceFiles, modules: Modules): Projects {
  const byFolder = new Map<string, string[]>();
  for (const path of files.paths()) {
    const base = path.slice(path.lastIndexOf('/') + 1);
    const isManifest = isPythonManifest(base) || extensionBuilds.has(base);
    if (!isManifest) continue;
    const folder = folderOf(path);
    // `requirements/dev.txt` belongs to the folder around it; elsewhere `dev.txt` is any text.
    const isListed = /(?:^|\/)requirements$/i.test(folder);
    if (requirementsFile.test(base) && !isListed && !/requirements?/i.test(base)) continue;
    remember(byFolder, isListed ? folderOf(folder) : folder, () => []).push(path);
  }
  const all = [...byFolder.keys()]
    .sort()
    .map(folder => readProject(folder, byFolder.get(folder)!.sort(), files, modules));
  const at = new Map(all.map(project => [project.folder, project]));
  const names = new Map(
    all.flatMap(project => (project.name === undefined ? [] : [[project.name, project]])),
  );
  const nearest = new Map<string, Project | undefined>();
  const declaring = new Map<string, Project | undefined>();
  const first = (folder: string, takes: (project: Project) => boolean): Project | undefined => {
    for (const above of upwards(folder)) {
      const project = at.get(above);
      if (project !== undefined && takes(project)) return project;
    }
    return undefined;
  };
  return {
    all,
    nearest: folder => remember(nearest, folder, () => first(folder, () => true)),
    declaring: folder =>
      remember(declaring, folder, () => first(folder, project => project.manifest !== undefined)),
    named: distribution => names.get(distribution),
  };
}

/** What is gathered while the manifests of one folder are read. */
interface Draft {
  files: WorkspaceFiles;
  list: DependencyList;
  name: string | undefined;
  folders: string[];
  /** Manifests that say what the project depends on. */
  declaring: string[];
}

function readProject(
  folder: string,
  paths: readonly string[],
  files: WorkspaceFiles,
  modules: Modules,
): Project {
  const draft: Draft = { files, list: new DependencyList(), name: undefined, folders: [], declaring: [] };
  let buildsExtensions = false;
  for (const path of paths) {
    const base = path.slice(path.lastIndexOf('/') + 1);
    if (extensionBuilds.has(base)) buildsExtensions = true;
    const read = Object.hasOwn(readers, base)
      ? readers[base]
      : requirementsFile.test(base)
        ? readList
        : undefined;
    const text = read === undefined ? undefined : files.read(path);
    if (text === undefined) continue;
    read?.(draft, path, text);
    if (/\b(?:ext_modules|Extension|cythonize|rust_extensions|mypycify)\b/.test(text))
      buildsExtensions = true;
  }
  const named = draft.folders.flatMap(root => joinPath(folder, root) ?? []);
  const roots = [...new Set(named.length > 0 ? [...named, folder] : [folder, childOf(folder, 'src')])];
  return {
    folder,
    name: draft.name === undefined ? undefined : normalisedName(draft.name),
    roots,
    dependencies: draft.list,
    manifest: draft.declaring[0],
    buildsExtensions,
    has: module => roots.some(root => modules.at(root, module) !== undefined),
  };
}

type Reader = (draft: Draft, path: string, text: string) => void;

const readers: Readonly<Record<string, Reader>> = {
  'pyproject.toml'(draft, path, text) {
    const found = readPyproject(path, text, draft.list);
    draft.name ??= found.name;
    draft.folders.push(...found.folders);
    for (const { path: file, purpose } of found.requirementFiles) {
      const target = joinPath(folderOf(path), file);
      if (target !== undefined) readRequirements(target, purpose, read => draft.files.read(read), draft.list);
    }
    if (found.isProject) draft.declaring.push(path);
  },
  'setup.cfg'(draft, path, text) {
    const ini = parseLooseIni(text);
    draft.name ??= linesOf(ini, 'metadata', 'name')[0];
    draft.folders.push(...iniFolders(ini), ...iniPytest(ini, 'tool:pytest'));
    draft.list.addAll(linesOf(ini, 'options', 'install_requires'), 'production');
    for (const option of ['tests_require', 'setup_requires']) {
      draft.list.addAll(linesOf(ini, 'options', option), 'development');
    }
    const extras = 'options.extras_require';
    for (const extra of ini.get(extras)?.options.keys() ?? []) {
      draft.list.addAll(linesOf(ini, extras, extra), purposeOf(extra));
    }
    if (ini.has('options')) draft.declaring.push(path);
  },
  'setup.py'(draft, path, text) {
    const found = readSetupPy(path, text, draft.list);
    draft.name ??= found.name;
    draft.folders.push(...found.folders);
    draft.declaring.push(path);
  },
  Pipfile(draft, path, text) {
    const tables = membersOf(parseLooseToml(text).value);
    for (const name of membersOf(tables.get('packages')).keys()) draft.list.addName(name, 'production');
    for (const name of membersOf(tables.get('dev-packages')).keys()) draft.list.addName(name, 'development');
    draft.declaring.push(path);
  },
  'pytest.ini': (draft, _path, text) => void draft.folders.push(...iniPytest(parseLooseIni(text), 'pytest')),
  'tox.ini': (draft, _path, text) => void draft.folders.push(...iniPytest(parseLooseIni(text), 'pytest')),
  'tach.toml'(draft, _path, text) {
    draft.folders.push(...stringsOf(membersOf(parseLooseToml(text).value).get('source_roots')));
  },
};

const readList: Reader = (draft, path) => {
  const purpose = purposeOf(path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, ''));
  readRequirements(path, purpose, file => draft.files.read(file), draft.list);
  draft.declaring.push(path);
};

function iniFolders(ini: LooseIni): string[] {
  const mapped = linesOf(ini, 'options', 'package_dir');
  return [
    ...mapped.flatMap(line => /^=\s*(\S+)/.exec(line)?.[1] ?? []),
    ...linesOf(ini, 'options.packages.find', 'where'),
  ];
}

const iniPytest = (ini: LooseIni, section: string): string[] =>
  linesOf(ini, section, 'pythonpath').flatMap(line => line.split(/\s+/));
