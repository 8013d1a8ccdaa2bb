import { remember } from '../../remember.ts';
import type { Resolution } from './resolution.ts';

/** Answers of one resolver, remembered by the place of the import and by what it says. */
export class Answers {
  readonly #known = new Map<string, Map<string, Resolution>>();

  /** `place` is all that matters of where the import stands, mostly its folder; `said` all that matters of its text. */
  of(place: string, said: string, find: () => Resolution): Resolution {
    return remember(
      remember(this.#known, place, () => new Map<string, Resolution>()),
      said,
      find,
    );
  }

  /** Some file declares something else now. */
  forget(): void {
    this.#known.clear();
  }
}
