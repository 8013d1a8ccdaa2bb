import { parse } from 'yaml';
import { matchesAny } from '../../../globs/globs.ts';
import { remember } from '../../../remember.ts';
import { membersOf, stringsOf } from '../looseJson.ts';
import type { WorkspaceFiles } from '../resolution.ts';
import { below, upwards } from '../workspacePath.ts';
import type { ManifestPaths } from './manifestPaths.ts';
import { declares, type PackageJson, parsePackageJson } from './packageJson.ts';

/** The packages that live in the workspace. */
export interface Workspaces {
  /** All manifests of the workspace, sorted by folder. */
  readonly manifests: readonly PackageJson[];
  /** The manifest that stands in a folder, a mere marker too. */
  at(folder: string): PackageJson | undefined;
  /** The manifests of a folder and the folders above it, the nearest first, without mere markers. */
  manifestsFrom(folder: string): readonly PackageJson[];
  /** What a package name means to a file of `folder`, where it means a package of the workspace. */
  packageNamed(name: string, folder: string): PackageJson | undefined;
}

/** Reads all manifests of the workspace. */
export function readWorkspaces(files: WorkspaceFiles, paths: ManifestPaths): Workspaces {
  const byFolder = new Map<string, PackageJson>();
  for (const folder of paths.packages) {
    const text = files.read(folder === '' ? 'package.json' : `${folder}/package.json`);
    if (text !== undefined) byFolder.set(folder, parsePackageJson(folder, text));
  }
  const manifests = [...byFolder.values()];
  const isMember = memberTest(files, paths, manifests);
  const members = new Set(manifests.filter(({ folder }) => isMember(folder)));
  const byName = namedPackages(manifests, members);
  const above = new Map<string, readonly PackageJson[]>();

  const manifestsFrom = (folder: string) =>
    remember(above, folder, () =>
      [...upwards(folder)].flatMap(at => byFolder.get(at) ?? []).filter(manifest => !manifest.isMarker),
    );

  function packageNamed(name: string, folder: string): PackageJson | undefined {
    const near = manifestsFrom(folder);
    for (const manifest of near) {
      const linked = manifest.folders.get(name);
      if (linked !== undefined && byFolder.has(linked)) return byFolder.get(linked);
      const renamed = manifest.workspaceNames.get(name);
      if (renamed !== undefined && byName.has(renamed)) return byName.get(renamed);
    }
    const own = near[0];
    if (own?.name === name) return own;
    // A project of its own (an example, a template) installs what its manifest names, though it lies beside the source.
    if (own !== undefined && !members.has(own) && declares(own, name)) return undefined;
    return byName.get(name);
  }

  return { manifests, at: folder => byFolder.get(folder), manifestsFrom, packageNamed };
}

/**
 * Packages by name: members of a workspace first, then those that a manifest asks for by `workspace:`. Of several
 * with one name (fixtures, copies) the first folder in order counts.
 */
function namedPackages(
  manifests: readonly PackageJson[],
  members: ReadonlySet<PackageJson>,
): ReadonlyMap<string, PackageJson> {
  const wanted = new Set(manifests.flatMap(manifest => [...manifest.workspaceNames.values()]));
  const named = manifests.filter(manifest => manifest.name !== undefined && wanted.has(manifest.name));
  const byName = new Map<string, PackageJson>();
  for (const manifest of [...members, ...named]) {
    if (manifest.name !== undefined && !byName.has(manifest.name)) byName.set(manifest.name, manifest);
  }
  return byName;
}

function memberTest(
  files: WorkspaceFiles,
  paths: ManifestPaths,
  manifests: readonly PackageJson[],
): (folder: string) => boolean {
  const lists = [
    ...paths.pnpmRoots.map(folder => ({ folder, globs: pnpmGlobs(files, folder) })),
    ...manifests.map(manifest => ({ folder: manifest.folder, globs: manifest.workspaces })),
  ].filter(list => list.globs.length > 0);
  const tests = lists.map(({ folder, globs }) => {
    const clean = globs.map(glob => glob.replace(/^(!?)\.?\//, '$1').replace(/\/$/, ''));
    const wanted = matchesAny(clean.filter(glob => !glob.startsWith('!')));
    const refused = matchesAny(clean.filter(glob => glob.startsWith('!')).map(glob => glob.slice(1)));
    return (member: string) => {
      const path = below(folder, member);
      // The root of a workspace is a package like the others.
      return path === '' || (path !== undefined && wanted(path) && !refused(path));
    };
  });
  return folder => tests.some(test => test(folder));
}

function pnpmGlobs(files: WorkspaceFiles, folder: string): string[] {
  const text = files.read(folder === '' ? 'pnpm-workspace.yaml' : `${folder}/pnpm-workspace.yaml`);
  if (text === undefined) return [];
  try {
    return stringsOf(membersOf(parse(text, { logLevel: 'silent' })).get('packages'));
  } catch {
    return [];
  }
}
