import { matchesAny } from '../../globs/globs.ts';
import { globsBelow, globsToday, type TodaysGlobs } from '../regex/regexGlobs.ts';
import type { Entry } from '../sheets/sheet.ts';
import type { Cruised } from './cruised.ts';
import type { TargetPlace } from './edges.ts';
import { builtinsOf, everyPackage, packagesOf } from './targets.ts';

/** Selectors, or why there are none. */
export type SelectorsOrWhy = { selectors: string[]; notes: string[] } | { why: string };

/** One expression for all that a field lists. */
export const pathText = (field: Entry | undefined): string | undefined => {
  const texts = field?.texts ?? [];
  return texts.length === 0 ? undefined : texts.join('|');
};

interface Globs {
  include: string[];
  exclude: string[];
  notes: string[];
}

/** The globs of the files below a folder that `path` matches and `pathNot` does not. */
export function globsIn(
  path: string | undefined,
  pathNot: string | undefined,
  base: string,
  files: readonly string[],
): Globs | { why: string } {
  const placed = (globs: readonly string[]): string[] => globsBelow(base, globs);
  const relative = files.filter(file => file.startsWith(base)).map(file => file.slice(base.length));
  const read = (source: string) => globsToday(source, relative);
  const wanted = read(path ?? '');
  if ('why' in wanted) return { why: `\`${path}\`: ${wanted.why}` };
  const unwanted: TodaysGlobs | { why: string } =
    pathNot === undefined ? { include: [], exclude: [] } : read(pathNot);
  if ('why' in unwanted) return { why: `\`${pathNot}\`: ${unwanted.why}` };
  if (unwanted.exclude.length > 0) return { why: `\`${pathNot}\` lets in again what it takes out` };
  return {
    include: placed(wanted.include),
    exclude: placed([...wanted.exclude, ...unwanted.include]),
    notes: [wanted.note, unwanted.note].filter(note => note !== undefined),
  };
}

/** A selector that takes something out of its list. */
export const not = (selector: string): string => `!${selector}`;

/** Selectors for the files that a rule is about. */
export function fromSelectors(
  path: string | undefined,
  pathNot: string | undefined,
  cruised: Cruised,
  files: readonly string[],
): SelectorsOrWhy {
  const globs = globsIn(path, pathNot, cruised.base, files);
  if ('why' in globs) return globs;
  if (globs.include.length === 0) return { why: `\`${path}\` matches no path` };
  const include = path === undefined ? cruised.from : globs.include;
  const selectors = [
    ...include,
    ...globs.exclude.map(not),
    ...new Set([...cruised.without, ...cruised.unfollowed]),
  ];
  return { selectors, notes: globs.notes };
}

/** Selectors for what a rule refuses, packages and modules of Node among it. */
export function toSelectors(
  path: string | undefined,
  pathNot: string | undefined,
  places: ReadonlySet<TargetPlace>,
  cruised: Cruised,
  files: readonly string[],
): SelectorsOrWhy {
  const globs = globsIn(path, pathNot, cruised.base, files);
  if ('why' in globs) return globs;
  const notes = [...globs.notes];
  const selectors: string[] = [];
  const excluded: string[] = [];
  if (places.has('local')) {
    selectors.push(...globs.include.filter(glob => !glob.startsWith('node_modules/')));
    if (selectors.length > 0) excluded.push(...globs.exclude, ...cruised.without.map(glob => glob.slice(1)));
  }
  // Paths of packages and of Node's modules are not relative to a folder of the workspace.
  const bare = cruised.base === '' ? globs : globsIn(path, pathNot, '', files);
  if ('why' in bare) return bare;
  if (places.has('npm') && cruised.hasPackages) {
    const named = path === undefined ? everyPackage : bare.include.flatMap(glob => packagesOf(glob).whole);
    const hits = path === undefined ? [] : bare.include.filter(glob => packagesOf(glob).isPartial);
    const isLocal = matchesAny(globs.include);
    const isOut = matchesAny([...globs.exclude, ...cruised.without.map(glob => glob.slice(1))]);
    const isMeant = (file: string): boolean => isLocal(file) && !isOut(file);
    if (hits.length > 0 && named.length === 0 && !files.some(isMeant)) {
      notes.push(`\`${path}\` names files inside packages; packages are known by name only`);
    }
    if (named.length > 0) {
      selectors.push(...named.map(name => `package:${name}`));
      const taken = bare.exclude.flatMap(glob => packagesOf(glob).whole);
      excluded.push(...taken.filter(name => !isTypesOnly(name)).map(name => `package:${name}`));
      // `*` matches them too.
      if (named.includes('*') && !places.has('core')) excluded.push('package:node:*');
    }
  }
  if (places.has('core') && cruised.hasPackages) {
    const named = path === undefined ? ['node:*'] : bare.include.flatMap(builtinsOf);
    selectors.push(...named.map(name => `package:${name}`));
    if (named.length > 0) excluded.push(...bare.exclude.flatMap(builtinsOf).map(name => `package:${name}`));
  }
  if (selectors.length === 0)
    return { why: notes[0] ?? `\`${path}\` matches nothing that a rule could name` };
  return { selectors: [...new Set([...selectors, ...excluded.map(not)])], notes };
}

/** Packages of types are used under the names of what they describe, so that none is ever named. */
const isTypesOnly = (name: string): boolean => name.startsWith('@types/');
