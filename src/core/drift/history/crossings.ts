import { remember } from '../../remember.ts';
import type { ComponentMap } from '../policy/components.ts';

/** A file that is there before a change and after it, by its path on both sides. */
export interface LastingFile {
  before: string;
  now: string;
}

/** Files of one component that belong to another now. */
export interface Crossing {
  /** Files that stayed where they are: the blueprint's line moved. */
  inPlace: number;
  /** Files that were moved across a line that stands. */
  moved: number;
}

/** What has become of the files of a component. */
export interface Outcome {
  /** How many it had. */
  had: number;
  /** How many of them are still there. */
  files: number;
  /** By the component that they belong to now. */
  to: Map<string, Crossing>;
  /** How many stayed in their place, where no component owns them any more. */
  unowned: number;
}

/** What has become of the files of every component that had some; `paths` are those that were there before. */
export function outcomesOf(
  paths: Iterable<string>,
  files: Iterable<LastingFile>,
  before: ComponentMap,
  now: ComponentMap,
  isSource: (path: string) => boolean,
): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const path of paths) {
    const id = before.place(path)?.component;
    if (id === undefined) continue;
    remember(outcomes, id, () => ({ had: 0, files: 0, to: new Map(), unowned: 0 })).had++;
  }
  for (const file of files) {
    const from = before.place(file.before)?.component;
    if (from === undefined) continue;
    const to = now.place(file.now)?.component;
    // That a text or a picture lies in no component is nothing that anybody would miss.
    if (to === undefined && !isSource(file.now)) continue;
    const outcome = outcomes.get(from);
    if (outcome === undefined) continue;
    outcome.files++;
    const isInPlace = file.before === file.now;
    if (to === undefined) {
      if (isInPlace) outcome.unowned++;
      continue;
    }
    if (to === from) continue;
    const crossing = remember(outcome.to, to, () => ({ inPlace: 0, moved: 0 }));
    if (isInPlace) crossing.inPlace++;
    else crossing.moved++;
  }
  return outcomes;
}
