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

/** A component with how many files it got, or gave. */
interface Part {
  id: string;
  files: number;
}

const sizeOf = ({ inPlace, moved }: Crossing): number => inPlace + moved;
const allFiles = (parts: readonly Part[]): number => parts.reduce((sum, { files }) => sum + files, 0);
const idsOf = (parts: readonly Part[]): string[] => parts.map(({ id }) => id);

/**
 * The boundaries that moved, told by the files that are there on both sides: new components for new files move none,
 * and neither does a file that goes from one component to another.
 */
export function boundaryMoves(outcomes: ReadonlyMap<string, Outcome>, exists: Existence): BoundaryMove[] {
  const moves: BoundaryMove[] = [];
  /** Components that went into one other as a whole, by that one. */
  const wholes = new Map<string, Part[]>();
  const redrawn = new Map<string, BoundaryMove>();
  for (const [id, outcome] of outcomes) {
    const isWhole = isDissolved(id, outcome, exists);
    const parts = isWhole ? partsOf(outcome) : [];
    const [part] = parts;
    if (parts.length > 1) {
      moves.push({ kind: 'split', from: [id], to: idsOf(parts), files: allFiles(parts) });
    } else if (part !== undefined) {
      remember(wholes, part.id, () => []).push({ id, files: part.files });
    } else if (exists.now(id)) {
      const off = splitOff(outcome, exists);
      if (off.length > 0)
        moves.push({ kind: 'split', from: [id], to: [id, ...idsOf(off)], files: allFiles(off) });
      redraw(redrawn, id, outcome, new Set(idsOf(off)));
    } else if (isWhole && outcome.unowned > 0) {
      moves.push({ kind: 'removed', from: [id], to: [], files: outcome.unowned });
    }
  }
  for (const [to, whole] of wholes) {
    const files = allFiles(whole);
    const ids = idsOf(whole);
    if (exists.before(to)) moves.push({ kind: 'merged', from: [...ids, to], to: [to], files });
    else moves.push({ kind: ids.length === 1 ? 'renamed' : 'merged', from: ids, to: [to], files });
  }
  return [...moves, ...redrawn.values()];
}

/** The new components that got a part of one that goes on. */
function splitOff({ to, had }: Outcome, exists: Existence): Part[] {
  return [...to].flatMap(([id, crossing]) => {
    const files = sizeOf(crossing);
    return !exists.before(id) && files > 1 && isPart(files, had) ? [{ id, files }] : [];
  });
}

/** Add the files that stayed where they are and are on another side now; both ways across a boundary are one move. */
function redraw(
  redrawn: Map<string, BoundaryMove>,
  from: string,
  { to, unowned }: Outcome,
  but: ReadonlySet<string>,
): void {
  const add = (sides: string[], files: number): void => {
    if (files === 0) return;
    const key = JSON.stringify(sides.toSorted());
    remember(redrawn, key, () => ({ kind: 'redrawn', from: [from], to: sides.slice(1), files: 0 })).files +=
      files;
  };
  for (const [id, { inPlace }] of to) if (!but.has(id)) add([from, id], inPlace);
  add([from], unowned);
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
function partsOf(outcome: Outcome): Part[] {
  const all = [...outcome.to].map(([id, crossing]) => ({ id, files: sizeOf(crossing) }));
  const parts = all.filter(({ files }) => isPart(files, outcome.files));
  return parts.length > 0 ? parts : all;
}
