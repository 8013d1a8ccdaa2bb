import { remember } from '../../remember.ts';
import {
  type FingerprintParts,
  type IsThere,
  inFolder,
  meetingName,
  membersOf,
  wherever,
} from './fingerprintParts.ts';
import type { Names } from './pairing.ts';

/** A larger cycle is followed only where all its members are still there or moved, not where one was renamed. */
const mostForRename = 50;
/** How often entries and findings whose members have the same base names are compared in one run. */
const mostComparisons = 20_000;

const without = (members: readonly string[], index: number): string => members.toSpliced(index, 1).join('+');

/**
 * What a cycle's entry would be found under now. The file that it is reported on follows from its members, so it
 * only counts where all of those are the same.
 */
export function namesOfCycle({ rule, path, target }: FingerprintParts, isThere: IsThere): Names {
  const members = membersOf(target);
  const gone = members.flatMap((member, index) => (isThere(member) ? [] : [index]));
  if (gone.length === 0 && isThere(path)) return { moved: [], renamed: [] };
  const [only, ...others] = gone;
  const oneRenamed = only !== undefined && others.length === 0 && members.length <= mostForRename;
  return {
    moved: [meetingName(rule, masked(members, new Set(gone)))],
    renamed: oneRenamed ? [meetingName(rule, without(members, only), inFolder(members[only]!))] : [],
  };
}

/** The members with those at some places by their base names alone. */
const masked = (members: readonly string[], places: ReadonlySet<number>): string =>
  members
    .map((member, index) => (places.has(index) ? wherever(member) : member))
    .sort()
    .join('+');

/** For findings of cycles: the names under which entries wait for them. */
export function cyclesAlike(
  entries: readonly FingerprintParts[],
  isThere: IsThere,
): (finding: FingerprintParts) => Names {
  /** Members of the entries by rule and base names, once for each name. */
  const waiting = new Map<string, Map<string, readonly string[]>>();
  for (const entry of entries) {
    const members = membersOf(entry.target);
    const alike = remember(waiting, baseNames(entry.rule, members), () => new Map());
    for (const name of namesOfCycle(entry, isThere).moved) alike.set(name, members);
  }
  let comparisons = 0;
  return ({ rule, target }) => {
    const members = membersOf(target);
    const isMember = new Set(members);
    const moved: string[] = [];
    for (const [name, old] of waiting.get(baseNames(rule, members)) ?? []) {
      if (++comparisons > mostComparisons) break;
      const before = new Set(old);
      const came = members.flatMap((member, index) => (before.has(member) ? [] : [index]));
      const isMove =
        old.every(member => isMember.has(member) || !isThere(member)) &&
        came.every(index => isThere(members[index]!)) &&
        meetingName(rule, masked(members, new Set(came))) === name;
      if (isMove) moved.push(name);
    }
    const renamed =
      members.length > mostForRename
        ? []
        : members.flatMap((member, index) =>
            isThere(member) ? [meetingName(rule, without(members, index), inFolder(member))] : [],
          );
    return { moved, renamed };
  };
}

const baseNames = (rule: string, members: readonly string[]): string =>
  meetingName(rule, members.map(wherever).sort().join('+'));
