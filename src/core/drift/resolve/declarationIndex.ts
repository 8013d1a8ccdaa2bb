import { type Declared, longestSpace } from '../extract/import.ts';
import type { DeclaredNames } from './resolution.ts';

interface InSpace {
  path: string;
  names: readonly string[];
}

const none: readonly never[] = [];

/** What the files of one family declare, found by name and by space; kept up to date file by file. */
export class DeclarationIndex implements DeclaredNames {
  readonly #separator: string;
  readonly #byFile = new Map<string, readonly Declared[]>();
  readonly #byName = new Map<string, Set<string>>();
  readonly #bySpace = new Map<string, Map<string, readonly string[]>>();
  /** How many files declare something in a space or below it. */
  readonly #uses = new Map<string, number>();
  readonly #sorted = new Map<string, readonly InSpace[]>();
  readonly #sortedFiles = new Map<string, readonly string[]>();

  constructor(separator: string) {
    this.#separator = separator;
  }

  /** What a file declares now; undefined when it is gone. True where that differs from before. */
  set(path: string, declares: readonly Declared[] | undefined): boolean {
    const before = this.#byFile.get(path) ?? none;
    const after = declares?.filter(({ space }) => space.length <= longestSpace) ?? none;
    if (sameDeclarations(before, after)) return false;
    for (const declared of before) this.#remove(path, declared);
    for (const declared of after) this.#add(path, declared);
    if (after.length === 0) this.#byFile.delete(path);
    else this.#byFile.set(path, after);
    return true;
  }

  filesOf(qualified: string): readonly string[] {
    const known = this.#sortedFiles.get(qualified);
    if (known !== undefined) return known;
    const files = this.#byName.get(qualified);
    if (files === undefined) return none;
    const sorted = [...files].sort();
    this.#sortedFiles.set(qualified, sorted);
    return sorted;
  }

  inSpace(space: string): readonly InSpace[] {
    const known = this.#sorted.get(space);
    if (known !== undefined) return known;
    const files = this.#bySpace.get(space);
    if (files === undefined) return none;
    const sorted = [...files]
      .map(([path, names]) => ({ path, names }))
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    this.#sorted.set(space, sorted);
    return sorted;
  }

  hasSpace(space: string): boolean {
    return this.#uses.has(space);
  }

  #add(path: string, { space, names }: Declared): void {
    const files = this.#bySpace.get(space) ?? new Map<string, readonly string[]>();
    files.set(path, [...(files.get(path) ?? none), ...names]);
    this.#bySpace.set(space, files);
    this.#sorted.delete(space);
    for (const name of names) {
      const qualified = this.#qualified(space, name);
      const owners = this.#byName.get(qualified);
      if (owners === undefined) this.#byName.set(qualified, new Set([path]));
      else owners.add(path);
      this.#sortedFiles.delete(qualified);
    }
    for (const prefix of this.#prefixes(space)) this.#uses.set(prefix, (this.#uses.get(prefix) ?? 0) + 1);
  }

  #remove(path: string, { space, names }: Declared): void {
    const files = this.#bySpace.get(space);
    files?.delete(path);
    if (files?.size === 0) this.#bySpace.delete(space);
    this.#sorted.delete(space);
    for (const name of names) {
      const qualified = this.#qualified(space, name);
      const owners = this.#byName.get(qualified);
      owners?.delete(path);
      if (owners?.size === 0) this.#byName.delete(qualified);
      this.#sortedFiles.delete(qualified);
    }
    for (const prefix of this.#prefixes(space)) {
      const uses = (this.#uses.get(prefix) ?? 0) - 1;
      if (uses > 0) this.#uses.set(prefix, uses);
      else this.#uses.delete(prefix);
    }
  }

  #qualified(space: string, name: string): string {
    return space === '' ? name : space + this.#separator + name;
  }

  *#prefixes(space: string): Generator<string> {
    for (let prefix = space; prefix !== ''; ) {
      yield prefix;
      const at = prefix.lastIndexOf(this.#separator);
      prefix = at < 0 ? '' : prefix.slice(0, at);
    }
  }
}

function sameDeclarations(a: readonly Declared[], b: readonly Declared[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ space, names }, index) => {
      const other = b[index]!;
      return (
        space === other.space &&
        names.length === other.names.length &&
        names.every((name, at) => name === other.names[at])
      );
    })
  );
}
