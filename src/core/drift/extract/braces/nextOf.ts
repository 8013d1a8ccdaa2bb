/**
 * Where the next of some characters stands in a text. Each is searched by itself and its place remembered: that is
 * five times as fast as looking at every character.
 */
export class NextOf {
  readonly #text: string;
  readonly #characters: readonly string[];
  readonly #places: number[];

  constructor(text: string, characters: readonly string[]) {
    this.#text = text;
    this.#characters = characters;
    this.#places = characters.map(() => -1);
  }

  /** Index of the first one from `from` on, or the text's length. No call may go back. */
  from(from: number): number {
    const text = this.#text;
    const places = this.#places;
    let nearest = text.length;
    for (let index = 0; index < places.length; index++) {
      let place = places[index]!;
      if (place < from) {
        const found = text.indexOf(this.#characters[index]!, from);
        place = found < 0 ? text.length : found;
        places[index] = place;
      }
      if (place < nearest) nearest = place;
    }
    return nearest;
  }
}
