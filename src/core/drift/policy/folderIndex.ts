import { remember } from '../../remember.ts';

/** Things by the folder that they are about, found for the paths below it. Filled first, and asked then. */
export class FolderIndex<T> {
  readonly #byFolder = new Map<string, T[]>();
  /** Answers by the folder of the path that was asked for. */
  readonly #near = new Map<string, readonly T[]>();

  /** `folder` ends in `/`; the workspace itself is empty. */
  add(folder: string, thing: T): void {
    remember(this.#byFolder, folder, () => []).push(thing);
  }

  get isEmpty(): boolean {
    return this.#byFolder.size === 0;
  }

  /** What is about a path: of the deepest folder first, in one folder as it was added. */
  near(path: string): readonly T[] {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    return remember(this.#near, folder, () => [...this.#above(folder)]);
  }

  *#above(folder: string): Generator<T> {
    for (let end = folder.length; ; end = folder.lastIndexOf('/', end - 2) + 1) {
      yield* this.#byFolder.get(folder.slice(0, end)) ?? [];
      if (end === 0) return;
    }
  }
}
