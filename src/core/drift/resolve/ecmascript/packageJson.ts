import type { LooseJson } from '../looseJson.ts';
import { membersOf, parseLooseJson, stringsOf } from '../looseJson.ts';
import { joinPath } from '../workspacePath.ts';

/** A `package.json`, as far as the rules about packages need it. */
export interface Manifest {
  path: string;
  name?: string;
  dependencies: ReadonlySet<string>;
  devDependencies: ReadonlySet<string>;
  /** Peer and optional dependencies. */
  otherDependencies: ReadonlySet<string>;
}

/** A `package.json` with all that resolution reads of it. */
export interface PackageJson extends Manifest {
  folder: string;
  /** `source`, `types`, `main` and the like, where they name a file. */
  entries: ReadonlyMap<string, string>;
  exports: unknown;
  imports: unknown;
  /** The globs of `workspaces`. */
  workspaces: readonly string[];
  /** Dependencies on a folder (`file:`, `link:`, `portal:`, `workspace:../x`): name to folder. */
  folders: ReadonlyMap<string, string>;
  /** Dependencies on a workspace package by name (`workspace:*`, `workspace:other@*`): name to package name. */
  workspaceNames: ReadonlyMap<string, string>;
  /** True for a file that only says how to load its folder (`{ "type": "module" }`) and speaks for no package. */
  isMarker: boolean;
  error?: NonNullable<LooseJson['error']>;
}

const entryFields = ['source', 'types', 'typings', 'module', 'main'] as const;
const markerFields = new Set(['type', 'main', 'module', 'types', 'typings', 'exports', 'sideEffects']);
const dependencyFields = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
] as const;

/** Reads what can be read; a field of the wrong type is as good as absent. */
export function parsePackageJson(folder: string, text: string): PackageJson {
  const { value, error } = parseLooseJson(text);
  const members = membersOf(value);
  const [dependencies, devDependencies, peer, optional] = dependencyFields.map(field =>
    membersOf(members.get(field)),
  );
  const ranges = [dependencies, devDependencies, peer, optional].flatMap(field => [...(field ?? [])]);
  const name = members.get('name');
  const workspaces = members.get('workspaces');
  return {
    path: folder === '' ? 'package.json' : `${folder}/package.json`,
    folder,
    ...(typeof name === 'string' && name !== '' ? { name } : {}),
    dependencies: new Set(dependencies?.keys()),
    devDependencies: new Set(devDependencies?.keys()),
    otherDependencies: new Set([...(peer?.keys() ?? []), ...(optional?.keys() ?? [])]),
    entries: new Map(
      entryFields.flatMap(field => {
        const file = members.get(field);
        return typeof file === 'string' && file !== '' ? [[field, file] as const] : [];
      }),
    ),
    exports: members.get('exports'),
    imports: members.get('imports'),
    workspaces: stringsOf(Array.isArray(workspaces) ? workspaces : membersOf(workspaces).get('packages')),
    ...localDependencies(folder, ranges),
    isMarker: members.size > 0 && [...members.keys()].every(field => markerFields.has(field)),
    ...(error === undefined ? {} : { error }),
  };
}

/** True where the manifest names the package, in whatever way. */
export function declares(manifest: Manifest, name: string): boolean {
  return (
    manifest.dependencies.has(name) ||
    manifest.devDependencies.has(name) ||
    manifest.otherDependencies.has(name)
  );
}

const folderRange = /^(?:file|link|portal|workspace):(\.{1,2}(?:\/.*)?)$/;
const aliasRange = /^workspace:((?:@[^/@]+\/)?[^/@]+)@/;

function localDependencies(
  folder: string,
  ranges: readonly (readonly [string, unknown])[],
): Pick<PackageJson, 'folders' | 'workspaceNames'> {
  const folders = new Map<string, string>();
  const workspaceNames = new Map<string, string>();
  for (const [name, range] of ranges) {
    if (typeof range !== 'string') continue;
    const relative = folderRange.exec(range)?.[1] ?? /^(?:file|link|portal):(?!\/)(.+)$/.exec(range)?.[1];
    const target = relative === undefined ? undefined : joinPath(folder, relative);
    if (target !== undefined) folders.set(name, target);
    else if (range.startsWith('workspace:')) workspaceNames.set(name, aliasRange.exec(range)?.[1] ?? name);
  }
  return { folders, workspaceNames };
}
