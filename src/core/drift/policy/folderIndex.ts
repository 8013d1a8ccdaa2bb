/** Things by the folder that they are about, found for the paths below it. */
export class FolderIndex<T> {
  readonly #byFolder = new Map<string, T[]>();

  /** `folder` ends in `/`; the workspace itself is empty. */
  add(folder: string, thing: T): void {
    const known = this.#byFolder.get(folder);
    if (known === undefined) this.#byFolder.set(folder, [thing]);
    else known.push(thing);
  }

  get isEmpty(): boolean {
    return this.#byFolder.size === 0;
  }

  /** What is about a path: of the deepest folder first, in one folder as it was added. */
  *near(path: string): Generator<T> {
    for (let end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
      yield* this.#byFolder.get(path.slice(0, end + 1)) ?? [];
      if (end <= 0) return;
    }
  }
}
