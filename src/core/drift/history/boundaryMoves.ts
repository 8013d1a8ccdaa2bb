import { remember } from '../../remember.ts';
import type { Crossing, Outcome } from './crossings.ts';

/** A boundary that was moved: the components it stood around, and those that it stands around now. */
export interface BoundaryMove {
  kind: 'renamed' | 'split' | 'merged' | 'removed' | 'redrawn';
  /** For `merged` all that went in, for the others the one component. */
  from: string[];
  /** For `split` all that came out. Empty where files belong to no component any more. */
  to: string[];
  /** How many files that were there before are on another side now. */
  files: number;
}

/** What the components are, before and now. */
export interface Existence {
  before(id: string): boolean;
  now(id: string): boolean;
  /** True when the component owns some file now, also one that is new. */
  ownsAny(id: string): boolean;
}

/** Less than a fifth of a component is no part of its own, unless it is at least so many files. */
const leastShare = 0.2;
const manyFiles = 10;

const sizeOf = ({ inPlace, moved }: Crossing): number => inPlace + moved;

/**
 * The boundaries that moved, told by the files that are there on both sides: new components for new files move none,
 * and neither does a file that goes from one component to another.
 */
export function boundaryMoves(outcomes: ReadonlyMap<string, Outcome>, exists: Existence): BoundaryMove[] {
  const moves: BoundaryMove[] = [];
  /** Components that went into one other as a whole, by that one. */
  const wholes = new Map<string, { id: string; files: number }[]>();
  const redrawn = new Map<string, BoundaryMove>();
  const redraw = (from: string, to: string | undefined, files: number): void => {
    const ids = [from, ...(to === undefined ? [] : [to])];
    const key = JSON.stringify(to === undefined ? ids : ids.toSorted());
    const move = remember(redrawn, key, () => ({
      kind: 'redrawn',
      from: [from],
      to: ids.slice(1),
      files: 0,
    }));
    move.files += files;
  };
  for (const [id, outcome] of outcomes) {
    const parts = partsOf(outcome);
    const isWhole = isDissolved(id, outcome, exists);
    if (!exists.now(id) || (isWhole && parts.length > 0)) {
      if (!isWhole) continue;
      const [part] = parts;
      if (part === undefined) {
        if (outcome.unowned > 0) moves.push({ kind: 'removed', from: [id], to: [], files: outcome.unowned });
      } else if (parts.length === 1) {
        remember(wholes, part.id, () => []).push({ id, files: part.files });
      } else {
        const files = parts.reduce((sum, each) => sum + each.files, 0);
        moves.push({ kind: 'split', from: [id], to: parts.map(each => each.id), files });
      }
      continue;
    }
    const split: { id: string; files: number }[] = [];
    for (const [to, crossing] of outcome.to) {
      const files = sizeOf(crossing);
      if (!exists.before(to) && files > 1 && isPart(files, outcome.had)) split.push({ id: to, files });
      else if (crossing.inPlace > 0) redraw(id, to, crossing.inPlace);
    }
    if (split.length > 0) {
      const files = split.reduce((sum, part) => sum + part.files, 0);
      moves.push({ kind: 'split', from: [id], to: [id, ...split.map(part => part.id)], files });
    }
    if (outcome.unowned > 0) redraw(id, undefined, outcome.unowned);
  }
  for (const [to, whole] of wholes) {
    const files = whole.reduce((sum, part) => sum + part.files, 0);
    const ids = whole.map(part => part.id);
    if (exists.before(to)) moves.push({ kind: 'merged', from: [...ids, to], to: [to], files });
    else moves.push({ kind: ids.length === 1 ? 'renamed' : 'merged', from: ids, to: [to], files });
  }
  return [...moves, ...redrawn.values()];
}

/** True when nothing of the component is left in it: it is gone from the blueprint, or its last files went elsewhere. */
function isDissolved(id: string, outcome: Outcome, exists: Existence): boolean {
  if (exists.now(id) && exists.ownsAny(id)) return false;
  const isInPlace = outcome.unowned > 0 || [...outcome.to.values()].some(({ inPlace }) => inPlace > 0);
  // Of a component that was mostly deleted, what Git takes for moved is a remainder, or looks alike by chance.
  return isInPlace || ((!exists.now(id) || outcome.files > 1) && outcome.files * 2 >= outcome.had);
}

const isPart = (files: number, of: number): boolean => files >= manyFiles || files >= of * leastShare;

/** The components that what is left of one went to: those that got a good part of it, or all where it is scattered. */
function partsOf(outcome: Outcome): { id: string; files: number }[] {
  const all = [...outcome.to].map(([id, crossing]) => ({ id, files: sizeOf(crossing) }));
  const parts = all.filter(({ files }) => isPart(files, outcome.files));
  return parts.length > 0 ? parts : all;
}
