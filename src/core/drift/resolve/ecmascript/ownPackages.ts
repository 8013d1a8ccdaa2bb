import { remember } from '../../../remember.ts';
import { type Resolution, unresolved } from '../resolution.ts';
import { below } from '../workspacePath.ts';
import { type EntryContext, packageEntry } from './packageEntry.ts';
import { declares, type PackageJson } from './packageJson.ts';
import type { Workspaces } from './workspaces.ts';

/** The packages of the workspace as files import them: by name, or by an alias that leads into one. */
export class OwnPackages {
  readonly #context: EntryContext;
  readonly #workspaces: Workspaces;
  readonly #entries = new Map<PackageJson, Map<string, string | undefined>>();

  constructor(context: EntryContext, workspaces: Workspaces) {
    this.#context = context;
    this.#workspaces = workspaces;
  }

  /** What a package name means to the files of a folder, where it means a package of the workspace. */
  named(name: string | undefined, folder: string): PackageJson | undefined {
    return name === undefined ? undefined : this.#workspaces.packageNamed(name, folder);
  }

  /** True where a manifest that speaks for the files of a folder names the package. */
  isDeclared(name: string, folder: string): boolean {
    return this.#workspaces.manifestsFrom(folder).some(manifest => declares(manifest, name));
  }

  /** The source that a package means by a subpath; the same for all who import it. */
  entryOf(own: PackageJson, subpath: string): string | undefined {
    const known = remember(this.#entries, own, () => new Map<string, string | undefined>());
    return remember(known, subpath, () => packageEntry(own, subpath, this.#context));
  }

  /** A file that an import names; one below a package's name also knows the name, by whatever way it was reached. */
  fileCalled(path: string, name: string | undefined, folder: string): Resolution {
    const owner = this.named(name, folder);
    return owner !== undefined && below(owner.folder, path) !== undefined
      ? this.fileOf(owner, path, name, folder)
      : { kind: 'file', path };
  }

  /** A file of a package. Its own package is no package to a file, though it may call it by name. */
  fileOf(owner: PackageJson, path: string, name: string | undefined, folder: string): Resolution {
    return name === undefined || this.#isOwn(owner, folder)
      ? { kind: 'file', path }
      : { kind: 'file', path, package: name };
  }

  /** What a package does not have: rules about packages go by its name all the same. */
  nothingOf(owner: PackageJson, name: string, folder: string): Resolution {
    return this.#isOwn(owner, folder) ? unresolved : { kind: 'unresolved', package: name };
  }

  #isOwn(owner: PackageJson, folder: string): boolean {
    return owner === this.#workspaces.manifestsFrom(folder)[0];
  }
}
