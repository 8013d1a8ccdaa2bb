import { remember } from '../../../remember.ts';
import type { WorkspaceFiles } from '../resolution.ts';
import { folderOf, upwards } from '../workspacePath.ts';

const buildFiles = [
  'build.gradle.kts',
  'build.gradle',
  'pom.xml',
  'build.xml',
  'BUILD.bazel',
  'BUILD',
] as const;

/** True for a file that tells how a module is built. */
export const isBuildFile = (baseName: string): boolean =>
  (buildFiles as readonly string[]).includes(baseName);

/** Where the files of a build belong together: `module/src/main`, `module/src/test`, or the module. */
export interface SourceSets {
  /** The folder of the source set that a file belongs to. */
  setOf(path: string): string;
  /** The folder of the module that a file belongs to. */
  moduleOf(path: string): string;
  /** The build files that speak for a file, the nearest first. */
  buildFilesOf(path: string): string[];
}

/** Finds the source sets of a workspace. */
export function createSourceSets(files: WorkspaceFiles): SourceSets {
  const modules = new Map<string, string>();
  const sets = new Map<string, string>();

  const moduleAt = (folder: string): string =>
    remember(modules, folder, () => {
      for (const at of upwards(folder)) {
        if (buildFiles.some(name => files.has(at === '' ? name : `${at}/${name}`))) return at;
      }
      return '';
    });
  const setOf = (path: string): string => {
    const folder = folderOf(path);
    return remember(sets, folder, () => sourceFolder(folder) ?? moduleAt(folder));
  };

  return {
    setOf,
    moduleOf: path => moduleAt(folderOf(path)),
    buildFilesOf: path =>
      [...upwards(folderOf(path))].flatMap(at =>
        buildFiles.map(name => (at === '' ? name : `${at}/${name}`)).filter(name => files.has(name)),
      ),
  };
}

/** The last `src` of a folder, with the folder below it: `module/src/main`. */
function sourceFolder(folder: string): string | undefined {
  const at = `/${folder}/`.lastIndexOf('/src/');
  if (at < 0) return undefined;
  const next = folder.indexOf('/', at + 'src/'.length);
  return next < 0 ? folder : folder.slice(0, next);
}
