import { compileSegment, matchSegment, type SegmentPattern } from './globSegment.ts';

/** What a glob's captures hold, by name; empty where it has none. Undefined where the path does not match. */
type GlobMatcher = (path: string) => Readonly<Record<string, string>> | undefined;

/** `**` as a whole segment: any number of folders. */
const globstar = '**';
type Part = SegmentPattern | typeof globstar;

/** Alternatives multiply; no real layout needs more. */
export const mostAlternatives = 64;

const nothingHeld: Readonly<Record<string, string>> = {};
const alternatives = /\{([^{}]*,[^{}]*)\}/;
const special = /[*?[{]/;

/** Compile a glob into a matcher whose time is bounded by the product of the lengths of glob and path. */
export function compilePattern(glob: string): GlobMatcher {
  const matchers = expandAlternatives(glob).map(matcherOf);
  return path => {
    // A file may be named as it is, brackets included.
    if (path === glob) return nothingHeld;
    for (const matcher of matchers) {
      const held = matcher(path);
      if (held !== undefined) return held;
    }
    return undefined;
  };
}

/** The globs that `{a,b}` stands for, at most {@link mostAlternatives}. */
export function expandAlternatives(glob: string): string[] {
  let globs = [glob];
  for (;;) {
    const at = globs.findIndex(one => alternatives.test(one));
    if (at < 0 || globs.length > mostAlternatives) return globs.slice(0, mostAlternatives);
    const one = globs[at]!;
    const found = alternatives.exec(one)!;
    const before = one.slice(0, found.index);
    const after = one.slice(found.index + found[0].length);
    globs = globs.toSpliced(at, 1, ...found[1]!.split(',').map(choice => before + choice + after));
  }
}

function matcherOf(glob: string): GlobMatcher {
  if (!special.test(glob)) return path => (path === glob ? nothingHeld : undefined);
  // By far the most frequent glob, and the only one that is asked about every file.
  const folder = glob.endsWith('/**') ? glob.slice(0, -2) : undefined;
  if (folder !== undefined && !special.test(folder)) {
    return path => (path.startsWith(folder) && path.length > folder.length ? nothingHeld : undefined);
  }
  const parts = glob.split('/').map((text): Part => (text === globstar ? globstar : compileSegment(text)));
  const hasCaptures = parts.some(
    part => part !== globstar && part.some(token => token.kind === 'star' && token.closes),
  );
  return path => {
    const names = path.split('/');
    const places = matchParts(parts, names);
    if (places === undefined) return undefined;
    if (!hasCaptures) return nothingHeld;
    const captures = new Map<string, string>();
    for (const [index, part] of parts.entries()) {
      if (part !== globstar && !matchSegment(part, names[places[index]!]!, captures)) return undefined;
    }
    return Object.fromEntries(captures);
  };
}

/** The segment that each part matched, or undefined; the last `**` takes one more folder when something does not fit. */
function matchParts(parts: readonly Part[], names: readonly string[]): number[] | undefined {
  const places = new Array<number>(parts.length).fill(0);
  let part = 0;
  let at = 0;
  let star = -1;
  let starEnd = 0;
  while (at < names.length || part < parts.length) {
    const next = parts[part];
    places[part] = at;
    if (next === globstar) {
      star = part++;
      starEnd = at;
    } else if (next !== undefined && at < names.length && matchSegment(next, names[at]!)) {
      part++;
      at++;
    } else if (star >= 0 && starEnd < names.length) {
      part = star + 1;
      at = ++starEnd;
    } else return undefined;
  }
  return places;
}
