import { remember } from '../../../remember.ts';
import type { WorkspaceFiles } from '../resolution.ts';
import { folderOf } from '../workspacePath.ts';

/** What stands at a place of the module tree. */
export interface Module {
  /** The file that the module is; undefined for a namespace, a folder without `__init__`. */
  path: string | undefined;
  /** The folder of a package or namespace. */
  folder: string | undefined;
}

/** How far a dotted name leads from a source root. */
interface Walk {
  /** Undefined where not all of the name was found. */
  module: Module | undefined;
  /** The last regular package or module on the way. */
  last: string | undefined;
}

/** The modules of a workspace, by folder. */
export interface Modules {
  /** The module of a name in a folder; a package comes before a module, sources before compiled code and stubs. */
  at(folder: string, name: string): Module | undefined;
  /** Goes from a folder along the parts of a dotted name. */
  walk(folder: string, parts: readonly string[]): Walk;
  /** The folder itself as a module. */
  ofFolder(folder: string): Module;
  /** Folders that have an `__init__` while the folder above them has none, by their last part; sorted. */
  topPackages(name: string): readonly string[];
  /** Whether a folder has Python files, at any depth. */
  hasFolder(folder: string): boolean;
}

const sourceEnding = /\.(?:pyi?|pyx)$/;
const compiledEnding = /\.(?:so|pyd)$/;

/** Makes an index of the Python files among the workspace's. */
export function indexModules(files: WorkspaceFiles): Modules {
  const folders = new Set<string>();
  const compiled = new Map<string, string>();
  const packages = new Set<string>();
  const places = new Map<string, Module | undefined>();

  for (const path of files.paths()) {
    const isCompiled = compiledEnding.test(path);
    if (!isCompiled && !sourceEnding.test(path)) continue;
    const folder = folderOf(path);
    const base = folder === '' ? path : path.slice(folder.length + 1);
    if (base === '__init__.py' || base === '__init__.pyi') packages.add(folder);
    // A compiled module is called `name.cpython-312-x86_64-linux-gnu.so`.
    if (isCompiled) compiled.set(childOf(folder, base.slice(0, base.indexOf('.'))), path);
    for (let at = folder; !folders.has(at); at = folderOf(at)) folders.add(at);
  }
  const tops = topPackagesByName(packages);

  const firstFile = (...paths: string[]): string | undefined => paths.find(path => files.has(path));

  function find(stem: string): Module | undefined {
    const folder = folders.has(stem) ? stem : undefined;
    const regular = folder === undefined ? undefined : firstFile(`${stem}/__init__.py`);
    if (regular !== undefined) return { path: regular, folder };
    const module = firstFile(`${stem}.py`) ?? compiled.get(stem) ?? firstFile(`${stem}.pyx`);
    if (module !== undefined) return { path: module, folder: undefined };
    const stub = folder === undefined ? undefined : firstFile(`${stem}/__init__.pyi`);
    if (stub !== undefined) return { path: stub, folder };
    const stubModule = firstFile(`${stem}.pyi`);
    if (stubModule !== undefined) return { path: stubModule, folder: undefined };
    return folder === undefined ? undefined : { path: undefined, folder };
  }

  const atStem = (stem: string): Module | undefined => remember(places, stem, () => find(stem));

  return {
    at: (folder, name) => atStem(childOf(folder, name)),
    walk(folder, parts) {
      let at: Module = { path: undefined, folder };
      let last: string | undefined;
      for (const part of parts) {
        const next = at.folder === undefined ? undefined : atStem(childOf(at.folder, part));
        if (next === undefined) return { module: undefined, last };
        last = next.path ?? last;
        at = next;
      }
      return { module: at, last };
    },
    ofFolder: folder => ({
      path: firstFile(childOf(folder, '__init__.py'), childOf(folder, '__init__.pyi')),
      folder,
    }),
    topPackages: name => tops.get(name) ?? [],
    hasFolder: folder => folders.has(folder),
  };
}

function topPackagesByName(packages: ReadonlySet<string>): Map<string, string[]> {
  const tops = new Map<string, string[]>();
  for (const folder of [...packages].sort()) {
    if (folder === '' || packages.has(folderOf(folder))) continue;
    remember(tops, folder.slice(folder.lastIndexOf('/') + 1), () => []).push(folder);
  }
  return tops;
}

/** The path of something in a folder. */
export const childOf = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);
