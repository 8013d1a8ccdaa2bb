import { remember } from '../../../remember.ts';
import type { WorkspaceFiles } from '../resolution.ts';
import { folderOf, joinPath, upwards } from '../workspacePath.ts';
import { type GemList, type Gemspec, readGemfile, readGemspec, readLock } from './bundle.ts';

/** A folder that a gem or an application begins in. */
interface GemRoot {
  folder: string;
  gemspecs: readonly { path: string; spec: Gemspec }[];
  /** Folders that its sources are required from. */
  requireFolders: readonly string[];
}

/** A `Gemfile` with what it locks. */
interface Bundle {
  path: string;
  list: GemList;
  locked: ReadonlySet<string> | undefined;
}

const gemfiles = ['Gemfile', 'gems.rb'];
const lockOf: Readonly<Record<string, string>> = { Gemfile: 'Gemfile.lock', 'gems.rb': 'gems.locked' };

/** True for the base name of a file that says where a gem begins, or what it needs. */
export const isGemManifest = (baseName: string): boolean =>
  baseName.endsWith('.gemspec') || gemfiles.includes(baseName) || Object.values(lockOf).includes(baseName);

/** The gems and applications of a workspace. */
export class WorkspaceGems {
  readonly roots: readonly GemRoot[];
  /** What the gems of the workspace are called, as far as their gemspecs say. */
  readonly names: ReadonlySet<string>;
  readonly #files: WorkspaceFiles;
  readonly #byFolder = new Map<string, GemRoot>();
  readonly #aboveFolder = new Map<string, readonly GemRoot[]>();
  readonly #bundles = new Map<string, Bundle | undefined>();

  constructor(files: WorkspaceFiles, paths: readonly string[]) {
    this.#files = files;
    const folders = new Map<string, string[]>([['', []]]);
    for (const path of paths) {
      const baseName = path.slice(path.lastIndexOf('/') + 1);
      if (baseName !== 'Rakefile' && !gemfiles.includes(baseName) && !baseName.endsWith('.gemspec')) continue;
      const specs = remember(folders, folderOf(path), () => []);
      if (baseName.endsWith('.gemspec')) specs.push(path);
    }
    this.roots = [...folders].map(([folder, specs]) => this.#readRoot(folder, specs.sort()));
    this.names = new Set(
      this.roots.flatMap(({ gemspecs }) => gemspecs.flatMap(({ spec }) => spec.name ?? [])),
    );
    for (const root of this.roots) this.#byFolder.set(root.folder, root);
  }

  /** The roots that a folder lies in, the nearest first. */
  above(folder: string): readonly GemRoot[] {
    return remember(this.#aboveFolder, folder, () =>
      [...upwards(folder)].flatMap(at => this.#byFolder.get(at) ?? []),
    );
  }

  /** The `Gemfile` that speaks for a folder. */
  bundle(folder: string): Bundle | undefined {
    return remember(this.#bundles, folder, () => {
      for (const name of gemfiles) {
        const path = joinPath(folder, name)!;
        if (!this.#files.has(path)) continue;
        const lock = this.#files.read(joinPath(folder, lockOf[name]!)!);
        const list = readGemfile(this.#files.read(path) ?? '');
        return { path, list, locked: lock === undefined ? undefined : readLock(lock) };
      }
      return folder === '' ? undefined : this.bundle(folderOf(folder));
    });
  }

  #readRoot(folder: string, paths: readonly string[]): GemRoot {
    const gemspecs = paths.map(path => ({ path, spec: readGemspec(this.#files.read(path) ?? '') }));
    const listed = gemspecs.flatMap(({ spec }) => spec.requirePaths ?? 'lib');
    const relative = new Set(listed.length > 0 ? listed : ['lib']);
    return { folder, gemspecs, requireFolders: [...relative].flatMap(path => joinPath(folder, path) ?? []) };
  }
}
