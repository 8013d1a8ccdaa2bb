import { type Finding, fromFingerprint } from '../../model/finding.ts';
import type { Baseline } from './baseline.ts';
import { type IsThere, membersOf, partsOf } from './fingerprintParts.ts';

/** False where what was called by the first name cannot be what the second one names now: both were there at once. */
export type MayBecome = (before: string, now: string) => boolean;

/** Kinds whose target is a file, a folder or an instance, wherever the finding is about an import. */
export const ofPlaces: ReadonlySet<Finding['kind']> = new Set<Finding['kind']>([
  'allow',
  'forbid',
  'layers',
  'independent',
  'protected',
  'entry_points',
]);

/** Files and folders that a baseline names and that are there no more, each once, as they are written on the disk. */
export function gonePlaces(
  { entries }: Baseline,
  kindOf: (rule: string) => Finding['kind'] | undefined,
  isThere: IsThere,
): string[] {
  const places = new Set<string>();
  for (const { rule, path, target } of partsOf(entries.keys())) {
    const kind = kindOf(rule);
    places.add(path);
    if (kind !== undefined && ofPlaces.has(kind)) places.add(target);
    // Components have no slash in their names, and no place in Git.
    if (kind === 'acyclic') for (const name of membersOf(target)) if (name.includes('/')) places.add(name);
  }
  return [...places].map(fromFingerprint).filter(place => isInside(place) && !isThere(place));
}

/** Anybody may write anything into a baseline. */
const isInside = (place: string): boolean =>
  !place.startsWith('/') && !place.includes('\0') && !place.split('/').includes('..');
