import { remember } from '../../../remember.ts';
import type { WorkspaceFiles } from '../resolution.ts';
import { below, folderOf, upwards } from '../workspacePath.ts';
import { type GoMod, type GoWork, parseGoMod, parseGoWork } from './goMod.ts';

/** The modules and packages of a workspace. */
export interface GoModules {
  /** The `go.mod` that speaks for the files of a folder. */
  of(folder: string): GoMod | undefined;
  /** Where the modules stand that the files of a folder can import from the workspace: folder by import path. */
  importable(folder: string): ReadonlyMap<string, string | undefined>;
  /** The sources of a package but its tests, sorted by path; undefined for a folder without any. */
  packageIn(folder: string): readonly string[] | undefined;
}

const vendored = /(?:^|\/)vendor\//;

/** Reads all modules of the workspace; those below a `vendor` folder are other people's. */
export function readGoModules(files: WorkspaceFiles): GoModules {
  const { packages, mods, works } = readPaths(files);
  const nearest = new Map<string, GoMod | undefined>();
  const known = new Map<GoMod | undefined, ReadonlyMap<string, string | undefined>>();
  const of = (folder: string) =>
    remember(nearest, folder, () => {
      for (const at of upwards(folder)) if (mods.has(at)) return mods.get(at);
      return undefined;
    });
  return {
    of,
    importable: folder => {
      const own = of(folder);
      return remember(known, own, () => importableFrom(own, mods, works));
    },
    packageIn: folder => packages.get(folder),
  };
}

function readPaths(files: WorkspaceFiles) {
  const packages = new Map<string, string[]>();
  const mods = new Map<string, GoMod>();
  const works = new Map<string, GoWork>();
  for (const path of files.paths()) {
    const folder = folderOf(path);
    const name = folder === '' ? path : path.slice(folder.length + 1);
    if (name.endsWith('.go')) {
      // Go itself passes over names with these beginnings.
      if (!name.endsWith('_test.go') && !/^[._]/.test(name)) remember(packages, folder, () => []).push(path);
    } else if ((name === 'go.mod' || name === 'go.work') && !vendored.test(path)) {
      const text = files.read(path) ?? '';
      if (name === 'go.mod') mods.set(folder, parseGoMod(path, folder, text));
      else works.set(folder, parseGoWork(folder, text));
    }
  }
  for (const paths of packages.values()) paths.sort();
  return { packages, mods, works };
}

/**
 * Of several folders for one import path the first counts: what `replace` says, the module itself, those that a
 * `go.work` puts together, then any other of the workspace: Go would fetch a published version of it, and a
 * reader means the same code.
 */
function importableFrom(
  own: GoMod | undefined,
  mods: ReadonlyMap<string, GoMod>,
  works: ReadonlyMap<string, GoWork>,
): ReadonlyMap<string, string | undefined> {
  const folders = new Map<string, string | undefined>();
  const add = (module: string | undefined, folder: string | undefined): void => {
    if (module !== undefined && !folders.has(module)) folders.set(module, folder);
  };
  const work = own === undefined ? undefined : workOf(own, works);
  for (const { module, folder } of [...(own?.replaces ?? []), ...(work?.replaces ?? [])]) add(module, folder);
  add(own?.module, own?.folder);
  for (const folder of work?.uses ?? []) add(mods.get(folder)?.module, folder);
  for (const { module, folder } of [...mods.values()].sort(byStanding)) {
    // A fixture may be called `log`; that is the library's name all the same.
    if (module?.split('/', 1)[0]?.includes('.') || own?.requires.has(module ?? '')) add(module, folder);
  }
  return folders;
}

function workOf(own: GoMod, works: ReadonlyMap<string, GoWork>): GoWork | undefined {
  for (const at of upwards(own.folder)) {
    const work = works.get(at);
    if (work !== undefined) return work.uses.has(own.folder) ? work : undefined;
  }
  return undefined;
}

/** Copies in `testdata` come last, otherwise the folder that is nearer to the root comes first. */
function byStanding(a: GoMod, b: GoMod): number {
  const rank = ({ folder }: GoMod): number =>
    (below('testdata', folder) === undefined && !folder.includes('/testdata') ? 0 : 1e6) + folder.length;
  return rank(a) - rank(b) || (a.folder < b.folder ? -1 : 1);
}
