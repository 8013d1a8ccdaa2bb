import { indexFrom } from '../../ascending.ts';
import { remember } from '../../remember.ts';
import type { Requirement } from './requirement.ts';
import { nextIndexOf, type WantedText } from './wantedText.ts';

/** A piece of a text, by its offsets. */
export interface Piece {
  start: number;
  end: number;
}

/** Where the texts of requirements stand in one text, looked up once each. */
export class Occurrences {
  readonly #text: string;
  readonly #starts = new Map<string, readonly number[]>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether the piece of the text from `start` to `end` meets a requirement. */
  hold(requirement: Requirement, start: number, end: () => number): boolean {
    if ('text' in requirement) {
      const starts = this.#startsOf(requirement);
      const next = starts[indexFrom(starts, start)];
      return next !== undefined && next + requirement.text.length <= end();
    }
    return 'all' in requirement
      ? requirement.all.every(each => this.hold(each, start, end))
      : requirement.any.some(each => this.hold(each, start, end));
  }

  /**
   * Pieces of which one lies in every part of the text that meets a requirement: as few as there are. Undefined
   * where any part may meet it.
   */
  anchors(requirement: Requirement): readonly Piece[] | undefined {
    if ('text' in requirement) {
      const { length } = requirement.text;
      return this.#startsOf(requirement).map(start => ({ start, end: start + length }));
    }
    if ('all' in requirement) {
      return requirement.all
        .flatMap(each => {
          const anchors = this.anchors(each);
          return anchors === undefined ? [] : [anchors];
        })
        .sort((a, b) => a.length - b.length)[0];
    }
    const anchors = requirement.any.map(each => this.anchors(each));
    return anchors.every(each => each !== undefined) ? anchors.flat() : undefined;
  }

  #startsOf(wanted: WantedText): readonly number[] {
    return remember(this.#starts, `${wanted.text} ${wanted.as}`, () => {
      const starts: number[] = [];
      for (let at = nextIndexOf(wanted, this.#text, 0); at >= 0; ) {
        starts.push(at);
        at = nextIndexOf(wanted, this.#text, at + 1);
      }
      return starts;
    });
  }
}
