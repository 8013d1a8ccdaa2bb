import { mayMeetGlob } from '../../globs/globRelations.ts';
import { compileGlob, isWild, matchesAny, type PathGlob } from '../../globs/globs.ts';
import type { EdgeKind } from '../../model/edge.ts';
import { asList, type Exception } from '../../model/rule.ts';
import { oneOrMany } from '../draft.ts';
import type { CruiserContext, NamedRule } from './cruiserRule.ts';
import { globsIn, not } from './selectors.ts';
import { type SideBySide, sideBySide } from './sideBySide.ts';

/** True where a rule keeps folders apart that lie side by side, and was carried over as that. */
export function carryIndependence(
  { rule, name, place, common }: NamedRule,
  context: CruiserContext,
  edges: { edges?: EdgeKind[] },
): boolean {
  const apart = sideBySide(rule);
  if (apart === undefined) return false;
  const { cruised, draft, files } = context;
  const folder = cruised.base + apart.folder;
  if (apart.isByBeginning && hasBeginnings(apart, folder, files)) return false;
  const paths = pathsOf(apart, folder);
  const spared = sparedBy(apart, folder, paths, context);
  const id = spared && componentOf(apart, folder, paths, context);
  if (spared === undefined || id === undefined) return false;

  const { shared, doors, open, frees, except, notes } = spared;
  const lose = (why: string): void => draft.lose(rule.get('to') ?? place, `rule ${name}`, why);
  for (const note of notes) lose(note);
  draft.rule(name, {
    kind: 'independent',
    of: oneOrMany([id, ...shared.map(not)]),
    ...common,
    ...edges,
    ...(except.length === 0 ? {} : { except }),
  });
  if (apart.isByBeginning)
    lose('it lets in folders whose names begin alike, such as `cart-items` for `cart`; there is none today');
  const forbid = (suffix: string, from: string, to: readonly string[]): void =>
    draft.rule(`${name}-${suffix}`, {
      kind: 'forbid',
      from: oneOrMany([from, ...frees.map(not)]),
      to: oneOrMany(to),
      ...common,
      ...edges,
    });
  const all = `${folder}${'*/'.repeat(apart.depth)}**/*`;
  for (const glob of shared) {
    const suffix = glob.slice(folder.length).split('/')[0]!;
    forbid(suffix, glob, [all, ...[...shared, ...doors].map(not)]);
  }
  const loose = looseGlobs(apart, folder);
  if (loose.length > 0) forbid('loose', all, [...loose, ...open.map(not)]);
  return true;
}

/** What a rule about folders side by side lets pass, as globs. */
interface Spared {
  /** All that everybody may import. */
  open: readonly string[];
  /** Of these, whole folders: they are none of those that are kept apart, and may themselves import none of them. */
  shared: readonly string[];
  /** Of these, other files in the folders. */
  doors: readonly string[];
  /** Files in the folders that may import what they like. */
  frees: readonly string[];
  except: Exception[];
  notes: readonly string[];
}

/** Undefined where globs cannot say it. */
function sparedBy(
  apart: SideBySide,
  folder: string,
  paths: string,
  { cruised, files }: CruiserContext,
): Spared | undefined {
  const read = [apart.letIn.join('|'), apart.free ?? '', apart.only ?? ''].map(source =>
    source === '' ? noGlobs : globsIn(source, undefined, cruised.base, files),
  );
  const [letIn, free, only] = read.map(globs => ('why' in globs ? undefined : globs));
  if (letIn === undefined || free === undefined || only === undefined) return undefined;
  if (letIn.exclude.length > 0 || free.exclude.length > 0) return undefined;

  const whole = compileGlob(paths);
  const isInside = (glob: string): boolean =>
    isWild(glob) ? mayMeetGlob(compileGlob(glob), whole) : whole.match(glob) !== undefined;
  const hasAll = includesAll(only.include, whole, files);
  const open = [...letIn.include, ...only.exclude];
  const shared = open.filter(glob => hasAll && isOneOf(apart, folder, glob));
  const doors = open.filter(glob => !shared.includes(glob) && isInside(glob));
  const frees = free.include.filter(isInside);
  const except: Exception[] = [];
  if (doors.length > 0) except.push({ to: oneOrMany(doors), reason: 'to.pathNot lets everybody import it' });
  if (!hasAll) {
    const others = [`${folder}**`, ...only.include.map(not)];
    except.push({ to: others, reason: 'to.path names other files' });
  }
  if (frees.length > 0)
    except.push({ from: oneOrMany(frees), reason: 'from.pathNot lets it import everything' });
  return { open, shared, doors, frees, except, notes: [...letIn.notes, ...free.notes, ...only.notes] };
}

const noGlobs = { include: [], exclude: [], notes: [] };

/** True for the glob of all that lies in one of the folders that are kept apart. */
function isOneOf({ depth }: SideBySide, folder: string, glob: string): boolean {
  const inside = /^(.*)\/\*\*(?:\/\*)?$/.exec(glob)?.[1];
  if (inside?.startsWith(folder) !== true || isWild(inside)) return false;
  return inside.slice(folder.length).split('/').length === depth;
}

/** True where globs match all files of a component that there are today, or there are no globs. */
function includesAll(globs: readonly string[], { match }: PathGlob, files: readonly string[]): boolean {
  if (globs.length === 0) return true;
  const isIncluded = matchesAny(globs);
  return files.every(file => match(file) === undefined || isIncluded(file));
}

/** Globs of the files that lie in the folder, or between it and those side by side. */
function looseGlobs({ depth, least }: SideBySide, folder: string): string[] {
  return Array.from({ length: depth - least }, (_, index) => `${folder}${'*/'.repeat(least + index)}*`);
}

/** The glob of all that lies in the folders, with a capture for each of their names. */
function pathsOf({ depth }: SideBySide, folder: string): string {
  const captures = Array.from({ length: depth }, (_, index) => `{name${index === 0 ? '' : index + 1}}/`);
  return `${folder}${captures.join('')}**/*`;
}

/** Id of the component of the folders; undefined where another rule has made one of folders around or inside of them. */
function componentOf(
  { folder: written }: SideBySide,
  folder: string,
  paths: string,
  { draft }: CruiserContext,
): string | undefined {
  for (const [id, component] of draft.components) {
    const [known = ''] = asList(component.paths);
    if (known === paths) return id;
    const other = known.slice(0, known.indexOf('{'));
    if (other.startsWith(folder) || folder.startsWith(other)) return undefined;
  }
  return draft.component(written.split('/').at(-2) ?? 'parts', { paths: [paths] });
}

/** True where the name of one of the folders begins another's. */
function hasBeginnings({ depth }: SideBySide, folder: string, files: readonly string[]): boolean {
  const names = new Set(
    files.flatMap(file => {
      const parts = file.startsWith(folder) ? file.slice(folder.length).split('/') : [];
      return parts.length > depth ? [parts.slice(0, depth).join('/')] : [];
    }),
  );
  const sorted = [...names].sort();
  return sorted.some((name, index) => sorted[index + 1]?.startsWith(name) === true);
}
