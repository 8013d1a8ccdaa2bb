import type { Spot } from '../state/boardActs.ts';

/** The id of the button that folds a section of a board. */
export function boardSectionId({ phase, section }: Spot): string {
  return `board-${encodeURIComponent(`${phase} ${section}`)}`;
}

/** The id of a row's title. */
export function boardRowId(spot: Spot): string {
  return `${boardSectionId(spot)}-${encodeURIComponent(spot.row ?? '')}`;
}
