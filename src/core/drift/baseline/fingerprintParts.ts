import { folderOf } from '../resolve/workspacePath.ts';

/** A fingerprint taken apart; blanks inside its parts are still written `%20`. */
export interface FingerprintParts {
  fingerprint: string;
  rule: string;
  path: string;
  target: string;
}

/** The parts of fingerprints, sorted, so that the same things are always paired alike; what is none is left out. */
export function partsOf(fingerprints: Iterable<string>): FingerprintParts[] {
  return [...fingerprints].sort().flatMap(fingerprint => {
    const [rule, path, target, ...more] = fingerprint.split(' ');
    const isWhole = rule !== undefined && path !== undefined && target !== undefined && more.length === 0;
    return isWhole ? [{ fingerprint, rule, path, target }] : [];
  });
}

/** True for what is in the workspace now: a file, a folder, or an instance of a component. */
export type IsThere = (name: string) => boolean;

/** A name to meet under, of several parts. Nothing in a fingerprint has a line break in it, so that none clash. */
export const meetingName = (...parts: readonly string[]): string => parts.join('\n');

/** A place by its base name alone. */
export const wherever = (path: string): string => `\n${path.slice(path.lastIndexOf('/') + 1)}`;

/** A place by its folder alone. */
export const inFolder = (path: string): string => `\n${folderOf(path)}/`;

/** The members of a cycle's target. No name ends with a slash, so a `+` behind one belongs to a name (`+page.ts`). */
export const membersOf = (target: string): string[] => target.split(/(?<=[^/])\+/);
