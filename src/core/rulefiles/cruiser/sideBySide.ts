import { mayMeetGlob } from '../../globs/globRelations.ts';
import { compileGlob, matchesAny } from '../../globs/globs.ts';
import type { EdgeKind } from '../../model/edge.ts';
import { asList, type Exception } from '../../model/rule.ts';
import { oneOrMany } from '../draft.ts';
import type { CruiserContext, NamedRule } from './cruiserRule.ts';
import { type SideBySide, sideBySide } from './independence.ts';
import { globsIn } from './selectors.ts';

/** True where a rule keeps folders apart that lie side by side, and was carried over as that. */
export function carryIndependence(
  { rule, name, place, common }: NamedRule,
  context: CruiserContext,
  edges: { edges?: EdgeKind[] },
): boolean {
  const apart = sideBySide(rule);
  if (apart === undefined) return false;
  const { cruised, draft } = context;
  const folder = cruised.base + apart.folder;
  const read = [apart.letIn.join('|'), apart.free ?? '', apart.only ?? ''].map(source =>
    source === '' ? noGlobs : globsIn(source, undefined, cruised.base, context.files),
  );
  const [letIn, free, only] = read.map(globs => ('why' in globs ? undefined : globs));
  if (letIn === undefined || free === undefined || only === undefined) return false;
  if (letIn.exclude.length > 0 || free.exclude.length > 0) return false;
  if (apart.isByBeginning && hasBeginnings(apart, folder, context.files)) return false;
  const component = componentOf(apart, folder, context);
  if (component === undefined) return false;

  const { id, paths } = component;
  const whole = compileGlob(paths);
  const isInside = (glob: string): boolean =>
    /[*?{[]/.test(glob) ? mayMeetGlob(compileGlob(glob), whole) : whole.match(glob) !== undefined;
  const hasAll = includesAll(only.include, paths, context.files);
  const open = [...letIn.include, ...only.exclude];
  // A whole folder that all may import: it is none of those that are kept apart, and may itself import none of them.
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
  for (const note of [...letIn.notes, ...free.notes, ...only.notes])
    draft.lose(rule.get('to') ?? place, `rule ${name}`, note);
  draft.rule(name, {
    kind: 'independent',
    of: oneOrMany([id, ...shared.map(not)]),
    ...common,
    ...edges,
    ...(except.length === 0 ? {} : { except }),
  });
  if (apart.isByBeginning) {
    draft.lose(
      rule.get('to') ?? place,
      `rule ${name}`,
      'it lets in folders whose names begin alike, such as `cart-items` for `cart`; there is none today',
    );
  }
  const forbid = (suffix: string, from: readonly string[], to: readonly string[]): void =>
    draft.rule(`${name}-${suffix}`, {
      kind: 'forbid',
      from: oneOrMany([...from, ...frees.map(not)]),
      to: oneOrMany(to),
      ...common,
      ...edges,
    });
  const all = `${folder}${'*/'.repeat(apart.depth)}**/*`;
  for (const glob of shared) {
    const suffix = glob.slice(folder.length).split('/')[0]!;
    forbid(suffix, [glob], [all, ...shared.map(not), ...doors.map(not)]);
  }
  const loose = looseGlobs(apart, folder);
  if (loose.length > 0) forbid('loose', [all], [...loose, ...open.map(not)]);
  return true;
}

const noGlobs = { include: [], exclude: [], notes: [] };
const not = (glob: string): string => `!${glob}`;

/** True for the glob of all that lies in one of the folders that are kept apart. */
function isOneOf({ depth }: SideBySide, folder: string, glob: string): boolean {
  const inside = /^(.*)\/\*\*(?:\/\*)?$/.exec(glob)?.[1];
  if (inside?.startsWith(folder) !== true || /[*?{[]/.test(inside)) return false;
  return inside.slice(folder.length).split('/').length === depth;
}

/** True where globs match all files of a component that there are today, or there are no globs. */
function includesAll(globs: readonly string[], paths: string, files: readonly string[]): boolean {
  if (globs.length === 0) return true;
  const isIncluded = matchesAny(globs);
  const { match } = compileGlob(paths);
  return files.every(file => match(file) === undefined || isIncluded(file));
}

/** Globs of the files that lie in the folder, or between it and those side by side. */
function looseGlobs({ depth, least }: SideBySide, folder: string): string[] {
  return Array.from({ length: depth - least }, (_, index) => `${folder}${'*/'.repeat(least + index)}*`);
}

/** The component of the folders; undefined where another rule has made one of folders around or inside of them. */
function componentOf({ folder: written, depth }: SideBySide, folder: string, { draft }: CruiserContext) {
  const captures = Array.from({ length: depth }, (_, index) => `{name${index === 0 ? '' : index + 1}}/`);
  const paths = `${folder}${captures.join('')}**/*`;
  for (const [id, component] of draft.components) {
    const [known = ''] = asList(component.paths);
    if (known === paths) return { id, paths };
    const other = known.slice(0, known.indexOf('{'));
    if (other.startsWith(folder) || folder.startsWith(other)) return undefined;
  }
  return { id: draft.component(written.split('/').at(-2) ?? 'parts', { paths: [paths] }), paths };
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
