import { remember } from '../../../remember.ts';
import { folderOf, upwards } from '../workspacePath.ts';
import type { Modules } from './modules.ts';
import type { Projects } from './projects.ts';

/** The folders that the modules of a workspace are imported from. */
export interface SourceRoots {
  /** For the files of a folder, in the order in which they are tried. */
  forFolder(folder: string): readonly string[];
}

/**
 * Finds source roots: the nearest folder that is no package, then what the file's own project says, then the folders
 * above, then what other projects say.
 */
export function createSourceRoots(modules: Modules, projects: Projects): SourceRoots {
  const known = new Map<string, readonly string[]>();
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

  function find(own: string, project: string | undefined): readonly string[] {
    const above = [...upwards(own)];
    // A project inside of another one, an example for instance, may import what the outer one builds.
    const outer = above.flatMap(folder => ofProject.get(folder) ?? []);
    return [
      ...new Set([
        own,
        ...(project === undefined ? [] : ofProject.get(project)!),
        ...outer,
        ...above,
        ...ofAll,
      ]),
    ];
  }

  return {
    forFolder: folder => {
      const own = ownRoot(folder);
      const project = projects.nearest(folder)?.folder;
      return remember(known, `${own}:${project}`, () => find(own, project));
    },
  };
}
