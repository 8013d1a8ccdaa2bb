import { remember } from '../../../remember.ts';
import type { WorkspaceFiles } from '../resolution.ts';
import { below, folderOf, upwards } from '../workspacePath.ts';
import { type CargoManifest, finishCargo, parseCargo, type RawManifest } from './cargo.ts';

/** A package of the workspace and the files that are crates of their own. */
export interface CargoPackage extends CargoManifest {
  /** Its library, where there is one. */
  libraryFile: string | undefined;
  /** All roots of crates, the library first. */
  roots: readonly string[];
}

/** The packages of a workspace. */
export interface CargoPackages {
  readonly all: readonly CargoPackage[];
  /** The package that speaks for the files of a folder. */
  of(folder: string): CargoPackage | undefined;
  at(folder: string): CargoPackage | undefined;
  /** Roots that no package has, by their names alone. */
  readonly strayRoots: readonly string[];
  /** All folders with sources in or below them. */
  readonly folders: ReadonlySet<string>;
  /** The package whose library has this name; of several the first by folder. */
  called(crate: string): CargoPackage | undefined;
}

/** Where Cargo looks for roots by itself. */
const customaryRoot =
  /^(?:src\/(?:main\.rs|bin\/(?:[^/]+\.rs|[^/]+\/main\.rs))|(?:tests|examples|benches)\/(?:[^/]+\.rs|[^/]+\/main\.rs))$/;

/** What a root is called where no manifest says more. */
const strayRoot = /(?:^|\/)(?:lib|main)\.rs$/;

/** Reads all manifests of the workspace. */
export function readCargoPackages(files: WorkspaceFiles): CargoPackages {
  const raw = new Map<string, RawManifest>();
  const sources: string[] = [];
  for (const path of files.paths()) {
    if (path.endsWith('.rs')) sources.push(path);
    else if (path === 'Cargo.toml' || path.endsWith('/Cargo.toml')) {
      const folder = folderOf(path);
      raw.set(folder, parseCargo(path, folder, files.read(path) ?? ''));
    }
  }
  const manifests = new Map<string, CargoManifest>();
  for (const one of raw.values()) {
    const manifest = finishCargo(one, workspaceOf(one, raw));
    if (manifest.name !== undefined) manifests.set(manifest.folder, manifest);
  }
  const packages = withRoots(manifests, sources, files);
  const crates = new Map<string, CargoPackage>();
  const sorted = [...packages.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
  for (const one of sorted) {
    if (one.libraryFile !== undefined && !crates.has(one.crate)) crates.set(one.crate, one);
  }
  const nearest = nearestIn(packages);
  return {
    all: sorted,
    strayRoots: sources.filter(path => strayRoot.test(path) && nearest(folderOf(path)) === undefined),
    folders: new Set(sources.flatMap(path => [...upwards(folderOf(path))])),
    of: nearest,
    at: folder => packages.get(folder),
    called: crate => crates.get(crate),
  };
}

/** The value of the nearest folder upwards that has one. */
function nearestIn<T>(byFolder: ReadonlyMap<string, T>): (folder: string) => T | undefined {
  const known = new Map<string, T | undefined>();
  return folder =>
    remember(known, folder, () => {
      for (const at of upwards(folder)) if (byFolder.has(at)) return byFolder.get(at);
      return undefined;
    });
}

/** The manifest with the workspace that a package belongs to: its own, the one it names, or the nearest above. */
function workspaceOf(
  { folder, table }: RawManifest,
  all: ReadonlyMap<string, RawManifest>,
): RawManifest | undefined {
  if (table.has('workspace')) return all.get(folder);
  for (const at of upwards(folder)) {
    const found = all.get(at);
    if (found?.table.has('workspace')) return found;
  }
  return undefined;
}

function withRoots(
  manifests: ReadonlyMap<string, CargoManifest>,
  sources: readonly string[],
  files: WorkspaceFiles,
): Map<string, CargoPackage> {
  const roots = new Map<string, string[]>();
  const nearest = nearestIn(manifests);
  for (const path of sources) {
    const owner = nearest(folderOf(path));
    const inside = owner && below(owner.folder, path);
    if (owner === undefined || inside === undefined || !customaryRoot.test(inside)) continue;
    if (owner.closedFolders.some(folder => inside.startsWith(`${folder}/`))) continue;
    remember(roots, owner.folder, () => []).push(path);
  }
  const packages = new Map<string, CargoPackage>();
  for (const [folder, manifest] of manifests) {
    const { library, targets, buildScript } = manifest;
    const libraryFile = files.has(library) ? library : undefined;
    const own = [library, ...targets, ...(roots.get(folder) ?? []), buildScript];
    const existing = [...new Set(own)].filter(path => files.has(path));
    packages.set(folder, { ...manifest, libraryFile, roots: existing });
  }
  return packages;
}
