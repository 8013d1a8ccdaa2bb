import { hashOf, type Mentions } from '../import.ts';

const smallest = 256;

/**
 * A set of hashes in one array of numbers: a file mentions hundreds of names, and a `Set` takes ten times as much
 * room and time. The place of a hash is looked for from its last bits on; 0 is an empty place.
 */
export class MentionedNames implements Mentions {
  #places = new Uint32Array(smallest);
  #count = 0;

  add(hash: number): void {
    const places = this.#places;
    const wanted = hash === 0 ? 1 : hash;
    const at = placeOf(places, wanted);
    if (places[at] === wanted) return;
    places[at] = wanted;
    this.#count++;
    if (this.#count * 4 > places.length * 3) this.#grow();
  }

  has(hash: number): boolean {
    const wanted = hash === 0 ? 1 : hash;
    return this.#places[placeOf(this.#places, wanted)] === wanted;
  }

  /** Takes names out again. */
  remove(names: readonly string[]): void {
    if (names.length === 0) return;
    const places = this.#places;
    const emptied = names.map(name => placeOf(places, hashOf(name)));
    for (const at of emptied) places[at] = 0;
    // Empty places cut others off from theirs, so all are placed anew.
    this.#place(places.length);
  }

  #grow(): void {
    this.#place(this.#places.length * 2);
  }

  #place(size: number): void {
    const places = this.#places;
    const placed = new Uint32Array(size);
    for (let index = 0; index < places.length; index++) {
      const hash = places[index]!;
      if (hash !== 0) placed[placeOf(placed, hash)] = hash;
    }
    this.#places = placed;
  }
}

/** Where a hash stands, or where it would. */
function placeOf(places: Uint32Array, hash: number): number {
  const last = places.length - 1;
  // The last bits alone are alike for names that differ only at their ends.
  let at = (hash ^ (hash >>> 15)) & last;
  while (places[at] !== 0 && places[at] !== hash) at = (at + 1) & last;
  return at;
}
