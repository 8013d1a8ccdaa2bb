import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { WorkspaceFiles } from '../core/drift/resolve/resolution.ts';
import type { FileReader } from '../core/ports.ts';
import { decodeText } from './decodeText.ts';

/**
 * Text that stands in for what is on the disk: an editor's unsaved buffer, or another commit's file. `null` for a
 * file that is to count as absent, undefined for one that the disk speaks for.
 */
export type Overlay = (path: string) => string | null | undefined;

/** The workspace's files: which there are is known beforehand, what they hold is read when asked for. */
export class FileSet implements WorkspaceFiles, FileReader {
  readonly root: string;
  readonly #paths: Set<string>;
  readonly #overlay: Overlay;
  readonly #manifests = new Map<string, string | undefined>();
  readonly #unreadable = new Map<string, string>();
  /** All files and their folders; made when the disk has a file that is not among them. */
  #inSmallLetters: ReadonlySet<string> | undefined;

  constructor(root: string, paths: Iterable<string>, overlay: Overlay = () => undefined) {
    this.root = root;
    this.#paths = new Set(paths);
    this.#overlay = overlay;
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  paths(): Iterable<string> {
    return this.#paths;
  }

  exists(path: string): boolean {
    if (this.#paths.has(path)) return true;
    const isFile = statSync(join(this.root, path), { throwIfNoEntry: false })?.isFile() ?? false;
    return isFile && !this.#isOtherSpelling(path);
  }

  isFolder(path: string): boolean {
    const isFolder = statSync(join(this.root, path), { throwIfNoEntry: false })?.isDirectory() ?? false;
    return isFolder && !this.#isOtherSpelling(path);
  }

  /** Small files only: manifests and the plan's own. What was read is kept until {@link forget}. */
  read(path: string): string | undefined {
    const unsaved = this.#overlay(path);
    if (unsaved !== undefined) return unsaved ?? undefined;
    if (!this.#manifests.has(path)) this.#manifests.set(path, this.#fromDisk(path));
    return this.#manifests.get(path);
  }

  /** Files below a folder, ignored by Git or not in the listing being the same: none. */
  list(folder: string): readonly string[] {
    const prefix = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
    return [...this.#paths].filter(path => path.startsWith(prefix)).sort();
  }

  add(path: string): void {
    this.#paths.add(path);
    this.#inSmallLetters = undefined;
    this.forget(path);
  }

  delete(path: string): void {
    this.#paths.delete(path);
    this.#inSmallLetters = undefined;
    this.forget(path);
  }

  /** Read the file again next time: it has changed on the disk. */
  forget(path: string): void {
    this.#manifests.delete(path);
    this.#unreadable.delete(path);
  }

  /** Files that were asked for and are there, but cannot be read: path to the system's code, such as `EACCES`. */
  get unreadable(): ReadonlyMap<string, string> {
    return this.#unreadable;
  }

  /**
   * Disks of macOS and Windows find a file under other spellings than its own. Those count as not there, so that
   * every system says the same.
   */
  #isOtherSpelling(path: string): boolean {
    this.#inSmallLetters ??= new Set(
      [...this.#paths].flatMap(known => {
        const parts = known.toLowerCase().split('/');
        return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
      }),
    );
    if (!this.#inSmallLetters.has(path.toLowerCase())) return false;
    return !realpathSync.native(join(this.root, path)).replaceAll(sep, '/').endsWith(`/${path}`);
  }

  #fromDisk(path: string): string | undefined {
    try {
      const absolute = realpathSync(join(this.root, path));
      // A link may lead out of the workspace: nothing from there is shown or edited. Packages are linked in by
      // package managers, and all that is read of them is their manifests.
      if (!path.includes('node_modules/') && !isBelow(absolute, realpathSync(this.root))) return undefined;
      if (statSync(absolute).size > mostBytes) {
        this.#unreadable.set(path, 'EFBIG');
        return undefined;
      }
      const bytes = readFileSync(absolute);
      return decodeText(bytes) ?? bytes.toString('utf8');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== undefined && !absent.has(code)) this.#unreadable.set(path, code);
      return undefined;
    }
  }
}

/** No manifest that people or tools write is larger. */
const mostBytes = 50_000_000;

/** What the system says of a file that is not there. */
const absent: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

const isBelow = (path: string, folder: string): boolean =>
  path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
