import { remember } from '../../../remember.ts';
import { folderOf } from '../workspacePath.ts';
import { builtSource } from './builtFiles.ts';
import { type EntryContext, folderEntry } from './packageEntry.ts';
import { type FileTest, probeFile, probeIndex } from './probe.ts';
import type { Workspaces } from './workspaces.ts';

/** Finds the files of paths as imports write them: without an extension, with another one, or naming a folder. */
export class PathSearch {
  readonly #context: EntryContext;
  readonly #workspaces: Workspaces;
  readonly #isKnown: FileTest;
  readonly #isOnDisk: FileTest;

  constructor(context: EntryContext, workspaces: Workspaces) {
    const { files } = context;
    const onDisk = new Map<string, boolean>();
    this.#context = context;
    this.#workspaces = workspaces;
    this.#isKnown = path => files.has(path);
    this.#isOnDisk = path => remember(onDisk, path, () => files.exists(path));
  }

  /** What a path means among the files that Git does not ignore. */
  known(path: string, folderOnly: boolean): string | undefined {
    return this.#at(path, folderOnly, this.#isKnown);
  }

  /** The first of several paths that means something, as {@link known} does. */
  firstKnown(paths: readonly string[], folderOnly = false): string | undefined {
    return this.#first(paths, folderOnly, this.#isKnown);
  }

  /** The first of several paths that means something on the disk, ignored or not: generated code. */
  firstOnDisk(paths: readonly string[], folderOnly = false): string | undefined {
    return this.#first(paths, folderOnly, this.#isOnDisk);
  }

  /** The first of several paths that means something; generated files only where nothing else does. */
  first(paths: readonly string[]): string | undefined {
    return this.firstKnown(paths) ?? this.firstOnDisk(paths);
  }

  /** The source of a built file that a path names: tests often import what will be published. */
  sourceOf(path: string): string | undefined {
    const owner = this.#workspaces.manifestsFrom(folderOf(path))[0];
    return owner && builtSource(path, owner.folder, this.#context.configsOf(owner.folder), this.#isKnown);
  }

  #first(paths: readonly string[], folderOnly: boolean, isFile: FileTest): string | undefined {
    for (const path of paths) {
      const found = this.#at(path, folderOnly, isFile);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #at(path: string, folderOnly: boolean, isFile: FileTest): string | undefined {
    const file = folderOnly ? undefined : probeFile(path, isFile);
    return file ?? this.#entryOfFolder(path) ?? probeIndex(path, isFile);
  }

  #entryOfFolder(folder: string): string | undefined {
    const manifest = this.#workspaces.at(folder);
    return manifest === undefined ? undefined : folderEntry(manifest, this.#context);
  }
}
