import type { Range } from './text.ts';

/**
 * What a phase shows besides its form, as data: things that are computed and can be acted on, such as the
 * documents with their state, the prompts, or the tasks under way. The panel draws every board in the same way.
 */
export interface Board {
  sections: BoardSection[];
}

/** How a state is coloured; the word beside it says the same. */
export type Tone = 'neutral' | 'active' | 'good' | 'warning' | 'bad';

export interface BoardSection {
  id: string;
  title: string;
  help?: string;
  /** What concerns the section as a whole. */
  actions: BoardAction[];
  rows: BoardRow[];
  /** Shown where there are no rows. */
  empty?: string;
  /** Folded until asked for. */
  folded?: boolean;
}

export interface BoardRow {
  /** Unique in its section. */
  id: string;
  title: string;
  /** One or two words, such as `stale`. */
  state: string;
  tone: Tone;
  /** Short facts beside the state, such as `1,240 tokens`. */
  facts: string[];
  /** What there is to say about it, drawn below the row. */
  lines: BoardLine[];
  /** Where it stands. */
  open?: Place;
  actions: BoardAction[];
}

export interface BoardLine {
  text: string;
  tone: Tone;
  open?: Place;
}

export interface Place {
  path: string;
  range?: Range;
}

/** Something to do: an act of `plan/acts/table.ts`, or one that the editor does itself. */
export interface BoardAction {
  act: string;
  /** What it is done to, as the act names it: a path, a task id. */
  target?: string;
  label: string;
  /** Name of a codicon. */
  icon: string;
  /** The question to answer first; the answer goes along as `text`. */
  asks?: string;
  /** The text that the answer begins with. */
  suggestion?: string;
  /** The one action of the board that comes next. */
  primary?: boolean;
}
