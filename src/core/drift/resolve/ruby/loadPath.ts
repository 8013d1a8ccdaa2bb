import { remember } from '../../../remember.ts';
import { loadPathSpace } from '../../extract/ruby.ts';
import type { DeclaredNames, WorkspaceFiles } from '../resolution.ts';
import { below, folderOf, joinPath } from '../workspacePath.ts';
import type { WorkspaceGems } from './workspaceGems.ts';

/** Where required paths are looked for in a workspace. */
export class LoadPath {
  readonly #files: WorkspaceFiles;
  readonly #gems: WorkspaceGems;
  readonly #declared: DeclaredNames;
  /** Folders that the gems of the workspace are required from, by the first parts of what is found there. */
  readonly #providers = new Map<string, Set<string>>();
  /** `app/models` and the like, by the folder that `app` stands in. */
  readonly #applications = new Map<string, Set<string>>();
  #added: readonly string[] | undefined;

  constructor(files: WorkspaceFiles, paths: readonly string[], gems: WorkspaceGems, declared: DeclaredNames) {
    this.#files = files;
    this.#gems = gems;
    this.#declared = declared;
    const requireFolders = new Set(gems.roots.flatMap(root => root.requireFolders));
    for (const path of paths) if (path.endsWith('.rb')) this.#index(path, requireFolders);
  }

  /** What sources add to the load path has changed. */
  forget(): void {
    this.#added = undefined;
  }

  /** The file of a path in the gems around a folder, and in what sources add to the load path. */
  own(folder: string, path: string): string | undefined {
    for (const root of this.#gems.above(folder)) {
      const beside = ['test', 'spec'].flatMap(name => joinPath(root.folder, name) ?? []);
      const found = this.#first([...root.requireFolders, ...beside], path);
      if (found !== undefined) return found;
    }
    return this.#first(this.#addedFolders(), path);
  }

  /** The file of a path in other gems of the workspace, and where applications keep theirs. */
  other(folder: string, path: string): string | undefined {
    const provided = this.#first([...(this.#providers.get(firstPart(path)) ?? [])], path);
    if (provided !== undefined) return provided;
    for (const root of this.#gems.above(folder)) {
      const found = this.#first([...(this.#applications.get(root.folder) ?? []), root.folder], path);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Whether a gem around the folder provides something below the first part of a path. */
  providesBeside(folder: string, path: string): boolean {
    const providers = this.#providers.get(firstPart(path));
    return this.#gems.above(folder).some(root => root.requireFolders.some(at => providers?.has(at) === true));
  }

  #first(folders: readonly string[], path: string): string | undefined {
    for (const folder of folders) {
      const candidate = joinPath(folder, path);
      if (candidate !== undefined && this.#files.has(candidate)) return candidate;
    }
    return undefined;
  }

  #index(path: string, requireFolders: ReadonlySet<string>): void {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (requireFolders.has(folder)) {
        remember(this.#providers, firstPart(path.slice(at + 1)), () => new Set<string>()).add(folder);
      }
    }
    const found = /(?:^|\/)app\/[^/]+\/(?:concerns\/)?/.exec(path);
    if (found === null) return;
    const root = path.slice(0, found.index);
    const folder = path.slice(0, found.index + found[0].length - 1);
    remember(this.#applications, root, () => new Set<string>())
      .add(folder.replace(/\/concerns$/, ''))
      .add(folder);
  }

  #addedFolders(): readonly string[] {
    this.#added ??= this.#declared.inSpace(loadPathSpace).flatMap(({ path, names }) =>
      names.flatMap(name => {
        const folder = folderOf(path);
        // What is not seen from the file is seen from where programs run: the gem's own folder.
        const base = name.startsWith('.') ? folder : (this.#gems.above(folder)[0]?.folder ?? '');
        const at = joinPath(base, name);
        return at === undefined || below('', at) === undefined ? [] : at;
      }),
    );
    return this.#added;
  }
}

/** The first part of a path, without an ending. */
function firstPart(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? path.replace(/\.rb$/, '') : path.slice(0, slash);
}
