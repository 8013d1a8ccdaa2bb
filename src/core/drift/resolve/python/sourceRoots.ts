import { remember } from '../../../remember.ts';
import { folderOf, upwards } from '../workspacePath.ts';
import type { Modules } from './modules.ts';
import type { Projects } from './projects.ts';

/** Folders that modules are imported from, in the order in which they are tried. */
export interface RootsOfFolder {
  near: readonly string[];
  /** Those that only other projects speak of. */
  elsewhere: readonly string[];
}

/** The folders that the modules of a workspace are imported from. */
export interface SourceRoots {
  /** For the files of a folder; the same object for all folders that have the same. */
  forFolder(folder: string): RootsOfFolder;
}

/**
 * Finds source roots: the nearest folder that is no package, then what the file's own project says, then the folders
 * above, then what other projects say.
 */
export function createSourceRoots(modules: Modules, projects: Projects): SourceRoots {
  const known = new Map<string, RootsOfFolder>();
  const ofProject = new Map(projects.all.map(({ folder, roots }) => [folder, roots]));
  // A project may lie in its own package; what it is made of is then imported from above.
  const isRoot = (folder: string): boolean =>
    modules.hasFolder(folder) && (folder === '' || modules.ofFolder(folder).path === undefined);
  const ofAll = [...ofProject.values()].flat().filter(isRoot);

  function ownRoot(folder: string): string {
    let at = folder;
    while (at !== '' && modules.ofFolder(at).path !== undefined) at = folderOf(at);
    return at;
  }

  function find(own: string, project: string | undefined): RootsOfFolder {
    const above = [...upwards(own)];
    // A project inside of another one, an example for instance, may import what the outer one builds.
    const outer = above.flatMap(folder => ofProject.get(folder) ?? []);
    const ofOwn = project === undefined ? [] : ofProject.get(project)!;
    const near = new Set([own, ...ofOwn, ...outer, ...above]);
    const elsewhere = new Set(ofAll.filter(root => !near.has(root)));
    return { near: [...near], elsewhere: [...elsewhere] };
  }

  return {
    forFolder: folder => {
      const own = ownRoot(folder);
      const project = projects.nearest(folder)?.folder;
      return remember(known, `${own}:${project}`, () => find(own, project));
    },
  };
}
