import { detached } from '../detached.ts';
import type { Declared } from '../import.ts';

/**
 * What a file declares, namespace by namespace, in lower case: PHP finds types and functions whatever their case.
 * A function reads `name()` and a constant `const NAME`, since each may be called like a type.
 */
export class Declarations {
  readonly #spaces = new Map<string, Set<string>>();
  #names: Set<string> | undefined;
  #space = '';

  /** What follows is declared in this namespace. */
  enter(space: string): void {
    this.#space = detached(space.toLowerCase());
    this.#names = undefined;
  }

  type(name: string): void {
    this.#add(this.#space, name.toLowerCase());
  }

  function(name: string): void {
    this.#add(this.#space, `${name.toLowerCase()}()`);
  }

  constant(name: string): void {
    this.#add(this.#space, `const ${name}`);
  }

  /** A type whose name is written out, as `class_alias` takes it. */
  qualifiedType(name: string): void {
    const { space, last } = splitName(name);
    this.#add(space.toLowerCase(), last.toLowerCase());
  }

  /** A constant whose name is written out, as `define` takes it. */
  qualifiedConstant(name: string): void {
    const { space, last } = splitName(name);
    this.#add(space.toLowerCase(), `const ${last}`);
  }

  all(): Declared[] {
    return [...this.#spaces].map(([space, names]) => ({ space, names: [...names] }));
  }

  #add(space: string, name: string): void {
    if (space === this.#space && this.#names !== undefined) {
      this.#names.add(detached(name));
      return;
    }
    let names = this.#spaces.get(space);
    if (names === undefined) {
      names = new Set();
      this.#spaces.set(detached(space), names);
    }
    if (space === this.#space) this.#names = names;
    names.add(detached(name));
  }
}

/** A name written out, cut at its last `\`; one at its beginning says nothing. */
function splitName(name: string): { space: string; last: string } {
  const start = name.startsWith('\\') ? 1 : 0;
  const at = name.lastIndexOf('\\');
  return { space: name.slice(start, Math.max(at, start)), last: name.slice(at + 1) };
}
