import { remember } from '../../../remember.ts';
import { membersOf, parseLooseJson, stringsOf } from '../looseJson.ts';
import type { WorkspaceFiles } from '../resolution.ts';
import { folderOf, joinPath, upwards } from '../workspacePath.ts';

/** A namespace and a folder that its classes stand in. */
export interface AutoloadFolder {
  /** In lower case, without the `\` at its end; empty for everything. */
  prefix: string;
  folder: string;
  /** PSR-0 repeats the namespace in the folders. */
  repeats: boolean;
}

/** A `composer.json` of the workspace. */
interface ComposerManifest {
  path: string;
  folder: string;
  vendor: string;
  /** With the package itself and what it replaces. */
  require: ReadonlySet<string>;
  requireDev: ReadonlySet<string>;
  autoload: readonly AutoloadFolder[];
}

/** What `composer.lock`, or the list of what is installed, tells. */
interface InstalledPackages {
  /** The package of a namespace in lower case. */
  byPrefix: ReadonlyMap<string, string>;
  /** What else a package may stand for: those that it replaces or provides, or shares a namespace with. */
  standsFor: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads the manifests of Composer. */
export class Composer {
  readonly manifests: readonly ComposerManifest[];
  readonly #files: WorkspaceFiles;
  readonly #byFolder: ReadonlyMap<string, ComposerManifest>;
  readonly #nearestOf = new Map<string, ComposerManifest | undefined>();
  readonly #installedOf = new Map<string, InstalledPackages | undefined>();

  constructor(files: WorkspaceFiles, paths: readonly string[]) {
    this.#files = files;
    const found: ComposerManifest[] = [];
    for (const path of paths) {
      if (path === 'composer.json' || path.endsWith('/composer.json'))
        found.push(readManifest(path, files.read(path) ?? ''));
    }
    this.manifests = found;
    this.#byFolder = new Map(found.map(manifest => [manifest.folder, manifest]));
  }

  /** The manifest that speaks for the files of a folder. */
  nearest(folder: string): ComposerManifest | undefined {
    return remember(this.#nearestOf, folder, () => {
      for (const at of upwards(folder)) {
        const found = this.#byFolder.get(at);
        if (found !== undefined) return found;
      }
      return undefined;
    });
  }

  /** What is installed for the files of a folder: the nearest lock, or list of what is installed, upwards. */
  installed(folder: string): InstalledPackages | undefined {
    return remember(this.#installedOf, folder, () => {
      const text = this.#listAt(folder);
      if (text !== undefined) return readInstalled(text);
      return folder === '' ? undefined : this.installed(folderOf(folder));
    });
  }

  #listAt(folder: string): string | undefined {
    const manifest = this.#byFolder.get(folder);
    if (manifest === undefined) return undefined;
    const lock = joinPath(folder, 'composer.lock');
    return this.#files.read(lock ?? '') ?? this.#files.read(`${manifest.vendor}/composer/installed.json`);
  }
}

function readManifest(path: string, text: string): ComposerManifest {
  const folder = folderOf(path);
  const members = membersOf(parseLooseJson(text).value);
  const vendor = membersOf(members.get('config')).get('vendor-dir');
  const names = (key: string) =>
    new Set([...membersOf(members.get(key)).keys()].map(name => name.toLowerCase()));
  return {
    path,
    folder,
    vendor: joinPath(folder, typeof vendor === 'string' ? vendor : 'vendor') ?? 'vendor',
    require: new Set([...names('require'), ...names('replace'), ...stringsOf(members.get('name'))]),
    requireDev: names('require-dev'),
    autoload: ['autoload', 'autoload-dev'].flatMap(key => autoloadFolders(members.get(key), folder)),
  };
}

function autoloadFolders(autoload: unknown, folder: string): AutoloadFolder[] {
  return (['psr-4', 'psr-0'] as const).flatMap(standard =>
    [...membersOf(membersOf(autoload).get(standard))].flatMap(([prefix, folders]) =>
      stringsOf(folders).flatMap((relative): AutoloadFolder[] => {
        const at = joinPath(folder, relative);
        return at === undefined ? [] : [{ prefix: plain(prefix), folder: at, repeats: standard === 'psr-0' }];
      }),
    ),
  );
}

/** A prefix in lower case without the separator at its end. */
const plain = (prefix: string): string => prefix.replace(/^\\+|(?<!\\)\\+$/g, '').toLowerCase();

function readInstalled(text: string): InstalledPackages {
  const { value } = parseLooseJson(text);
  const members = membersOf(value);
  const packages = [value, members.get('packages'), members.get('packages-dev')].filter(Array.isArray).flat();
  const byPrefix = new Map<string, string>();
  const standsFor = new Map<string, Set<string>>();
  for (const item of packages) {
    const entry = membersOf(item);
    const name = entry.get('name');
    if (typeof name !== 'string') continue;
    const others = ['replace', 'provide'].flatMap(key => [...membersOf(entry.get(key)).keys()]);
    const stands = remember(standsFor, name, () => new Set<string>());
    for (const other of others) stands.add(other.toLowerCase());
    for (const { prefix } of autoloadFolders(entry.get('autoload'), '')) {
      if (prefix === '') continue;
      const first: string = remember(byPrefix, prefix, () => name);
      if (first !== name) standsFor.get(first)?.add(name);
    }
  }
  return { byPrefix, standsFor };
}
