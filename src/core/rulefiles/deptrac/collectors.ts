import { matchesAny } from '../../globs/globs.ts';
import { globsBelow, globsOfRegex, globsToday } from '../regex/regexGlobs.ts';
import type { Entry } from '../sheets/sheet.ts';
import type { ClassFiles } from './classes.ts';

/** Which files a collector takes, or why that cannot be said; packages where it takes classes of others. */
export type Collected =
  | { globs: string[]; matches(path: string): boolean; note?: string }
  | { packages: string[] }
  | { why: string };

/** What collectors are read with. */
export interface CollectorContext {
  base: string;
  classes: ClassFiles;
  /** The PHP files that are looked at. */
  files: readonly string[];
  /** Values of `%name%`. */
  parameters: ReadonlyMap<string, string>;
  /** What another layer takes. */
  layer(name: string): ((path: string) => boolean) | undefined;
}

const ofClasses = new Set(['className', 'classLike', 'classNameRegex', 'class']);

/** Read one collector. */
export function collect(entry: Entry, context: CollectorContext): Collected {
  const type = entry.at('type').text ?? '';
  if (entry.at('private').isTrue) return { why: 'what is private to a layer cannot be said' };
  if (type === 'bool') return collectBool(entry, context);
  if (type === 'layer') {
    const matches = context.layer(entry.at('layer').text ?? entry.at('value').text ?? '');
    return matches === undefined ? { why: 'the layer that it names is not there' } : { globs: [], matches };
  }
  if (type === 'composer') return { packages: entry.at('packages').texts };
  const written = entry.at('value').text ?? entry.at('regex').text;
  if (written === undefined) return { why: `collectors of the type \`${type}\` cannot be told from paths` };
  const value = written.replace(
    /%([\w.]+)%/g,
    (whole, name: string) => context.parameters.get(name) ?? whole,
  );
  if (type === 'directory') return fromRegex(value.replace(/^\^?\/?(?=%)/, ''), context);
  if (type === 'glob') {
    const glob = value.replace(/^\.?\//, '');
    const globs = [context.base + glob, `${context.base}${glob}/**`];
    return { globs, matches: matchesAny(globs) };
  }
  if (ofClasses.has(type)) return fromClasses(type, value, context);
  return { why: `collectors of the type \`${type}\` cannot be told from paths` };
}

function fromRegex(value: string, { base, files }: CollectorContext): Collected {
  const relative = files.map(file => file.slice(base.length));
  const globs = globsToday(value, relative);
  if ('why' in globs) return { why: `\`${value}\`: ${globs.why}` };
  const note = globs.note === undefined ? {} : { note: globs.note };
  const at = (all: readonly string[]): string[] => globsBelow(base, all);
  const placed = at(globs.include);
  const isIn = matchesAny(placed);
  const isOut = matchesAny(at(globs.exclude));
  const matches = (path: string): boolean => isIn(path) && !isOut(path);
  // Written without a beginning, the expression mostly means the workspace's own folder.
  const fixed = globsToday(`^${value.replace(/^\^/, '')}`, relative);
  if (!('why' in fixed)) {
    const closer = at(fixed.include);
    const isCloser = matchesAny(closer);
    if (files.every(file => isCloser(file) === isIn(file))) {
      return { globs: closer, matches, ...note };
    }
  }
  return { globs: placed, matches, ...note };
}

function fromClasses(type: string, value: string, { classes, files }: CollectorContext): Collected {
  const plain = type === 'classNameRegex' ? value.replace(/^([#/~!@%|])(.*)\1[a-z]*$/s, '$2') : value;
  // Between the parts of a class name stands a backslash, which the expression escapes.
  const regex = plain.replace(/\\\\/g, '/');
  const globs = globsOfRegex(regex);
  if ('why' in globs) return { why: `\`${value}\`: ${globs.why}` };
  if (!classes.areKnown) return { why: 'composer.json does not say where classes stand' };
  const found = globs.include.flatMap(glob => classes.fileGlobs(glob));
  const isIn = matchesAny(found);
  const isOut = matchesAny(globs.exclude.flatMap(glob => classes.fileGlobs(glob)));
  const matches = (path: string): boolean => isIn(path) && !isOut(path);
  if (!files.some(matches)) {
    const space = /^\^?([A-Za-z_]\w*(?:\/\w+)*)(?:\/(?:\.[*+])?)?\$?$/.exec(regex)?.[1];
    if (space !== undefined && regex.startsWith('^')) return { packages: [space.replaceAll('/', '\\')] };
  }
  const note = type === 'class' ? 'interfaces, traits and enums of these names belong to it too' : undefined;
  return { globs: found, matches, ...(note === undefined ? {} : { note }) };
}

function collectBool(entry: Entry, context: CollectorContext): Collected {
  const all = (key: string) =>
    entry
      .at(key)
      .items()
      .map(item => collect(item, context));
  const must = all('must');
  const mustNot = all('must_not');
  const tests: ((path: string) => boolean)[] = [];
  const globs: string[][] = [];
  for (const [index, one] of [...must, ...mustNot].entries()) {
    if ('why' in one) return one;
    if ('packages' in one) return { why: 'classes of packages cannot be combined with others' };
    if (index < must.length) {
      tests.push(one.matches);
      globs.push(one.globs);
    } else tests.push(path => !one.matches(path));
  }
  const [first = [`${context.base}**/*.php`]] = globs.filter(list => list.length > 0);
  return { globs: first, matches: path => tests.every(test => test(path)) };
}
