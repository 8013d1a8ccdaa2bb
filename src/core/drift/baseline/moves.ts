import { type Finding, fromFingerprint } from '../../model/finding.ts';
import { remember } from '../../remember.ts';
import { cyclesAlike, namesOfCycle } from './cycleMoves.ts';
import {
  type FingerprintParts,
  type IsThere,
  inFolder,
  meetingName,
  membersOf,
  partsOf,
  wherever,
} from './fingerprintParts.ts';
import { type MayBecome, ofPlaces } from './gonePlaces.ts';
import { type Names, pairByNames } from './pairing.ts';

/** What a finding's target is. A place can move, any other name stays what it is. */
type TargetKind = 'place' | 'cycle' | 'name';

/**
 * Which entries of a baseline go on as which new findings because files or folders moved: entry to finding, by
 * fingerprint. `lost` are the entries that no finding has, `fresh` the findings that no entry has.
 *
 * An entry can be a finding of the same rule when every part that differs is gone under its old name, is there under
 * the new one, and kept its base name. It can also be the only finding that differs in one part alone, and there
 * only in the base name. What can be each other is judged together: where there are more findings than entries, some
 * of them are new drift, nobody can say which, and all of them stay new. What cannot have moved by `mayBecome` has not.
 */
export function movesIn(
  lost: readonly string[],
  fresh: readonly Finding[],
  isThere: IsThere,
  mayBecome?: MayBecome,
): ReadonlyMap<string, string> {
  const lostParts = partsOf(lost);
  const lostRules = new Set(lostParts.map(({ rule }) => rule));
  const kinds = new Map<string, TargetKind>();
  const ruleKinds = new Map<string, TargetKind>();
  for (const finding of fresh) {
    if (!lostRules.has(finding.rule)) continue;
    const kind = targetKind(finding);
    kinds.set(finding.fingerprint, kind);
    // A rule may have findings about imports and others.
    if (kind !== 'name' || !ruleKinds.has(finding.rule)) ruleKinds.set(finding.rule, kind);
  }
  const findings = partsOf(kinds.keys());
  const entries = lostParts.filter(({ rule }) => ruleKinds.has(rule));
  if (entries.length === 0) return new Map();

  const there = remembering(isThere);
  const cycles = entries.filter(({ rule }) => ruleKinds.get(rule) === 'cycle');
  const alike = cyclesAlike(cycles, there);
  const pairs = pairByNames(
    entries.map(entry => {
      const kind = ruleKinds.get(entry.rule)!;
      const names = kind === 'cycle' ? namesOfCycle(entry, there) : oldNames(entry, kind, there);
      return { fingerprint: entry.fingerprint, ...names };
    }),
    findings.map(finding => {
      const kind = kinds.get(finding.fingerprint)!;
      const names = kind === 'cycle' ? alike(finding) : newNames(finding, kind, there);
      return { fingerprint: finding.fingerprint, ...names };
    }),
  );
  if (mayBecome === undefined || pairs.size === 0) return pairs;
  const partsByFingerprint = new Map([...entries, ...findings].map(parts => [parts.fingerprint, parts]));
  const hasMoved = ([entry, finding]: [string, string]): boolean =>
    couldMove(
      partsByFingerprint.get(entry)!,
      partsByFingerprint.get(finding)!,
      kinds.get(finding)!,
      mayBecome,
    );
  return new Map([...pairs].filter(hasMoved));
}

/** False where a part of the finding was there beside what it is to have been before. */
function couldMove(
  entry: FingerprintParts,
  finding: FingerprintParts,
  kind: TargetKind,
  mayBecome: MayBecome,
): boolean {
  const could = (before: string, now: string): boolean =>
    mayBecome(fromFingerprint(before), fromFingerprint(now));
  if (kind !== 'cycle') {
    const isSame = (before: string, now: string): boolean => before === now || could(before, now);
    return isSame(entry.path, finding.path) && isSame(entry.target, finding.target);
  }
  const [before, now] = [membersOf(entry.target), membersOf(finding.target)];
  const [had, has] = [new Set(before), new Set(now)];
  const gone = before.filter(member => !has.has(member));
  return now.every(member => had.has(member) || gone.some(old => could(old, member)));
}

function targetKind({ kind, specifier }: Finding): TargetKind {
  if (kind === 'acyclic') return 'cycle';
  return ofPlaces.has(kind) && specifier !== undefined ? 'place' : 'name';
}

function remembering(isThere: IsThere): IsThere {
  const known = new Map<string, boolean>();
  return written => remember(known, written, () => isThere(written) || isThere(fromFingerprint(written)));
}

/** What an entry would be found under now. */
function oldNames({ rule, path, target }: FingerprintParts, kind: TargetKind, isThere: IsThere): Names {
  const pathGone = !isThere(path);
  // A file that is refused for where it stands is its own target.
  if (path === target) return pathGone ? namesOfPath(rule, path) : { moved: [], renamed: [] };
  const targetGone = kind === 'place' && !isThere(target);
  const from = pathGone ? wherever(path) : path;
  return {
    moved: [target, ...(targetGone ? [wherever(target)] : [])].map(to => meetingName(rule, from, to)),
    renamed: [
      ...(pathGone ? [meetingName(rule, inFolder(path), target)] : []),
      ...(targetGone ? [meetingName(rule, path, inFolder(target))] : []),
    ],
  };
}

/** What a finding may have been accepted as. */
function newNames({ rule, path, target }: FingerprintParts, kind: TargetKind, isThere: IsThere): Names {
  if (path === target) return namesOfPath(rule, path);
  const isPlace = kind === 'place' && isThere(target);
  const targets = isPlace ? [target, wherever(target)] : [target];
  return {
    moved: [path, wherever(path)].flatMap(from => targets.map(to => meetingName(rule, from, to))),
    renamed: [
      meetingName(rule, inFolder(path), target),
      ...(isPlace ? [meetingName(rule, path, inFolder(target))] : []),
    ],
  };
}

const namesOfPath = (rule: string, path: string): Names => ({
  moved: [meetingName(rule, wherever(path))],
  renamed: [meetingName(rule, inFolder(path))],
});
