import { pathProblem } from '../../artifacts/blueprintChecks.ts';
import { matchesAny } from '../../globs/globs.ts';
import { isAll, type PathItem, type PathSequence, sequencesOf } from './pathSequence.ts';
import { regexMatcher } from './regexMatcher.ts';
import { type CharSet, parseRegex, RegexProblem } from './regexTree.ts';

/** The paths that an expression matches: those of `include` without those of `exclude`. */
export interface PathGlobs {
  include: readonly string[];
  exclude: readonly string[];
}

/** Globs, or why there are none. */
export type GlobsOrWhy = PathGlobs | { why: string };

/**
 * The globs that match exactly the paths that a regular expression matches, which may begin and end anywhere
 * in the path. The expression itself is never run.
 */
export function globsOfRegex(source: string): GlobsOrWhy {
  try {
    return globsOf(sequencesOf(parseRegex(source)));
  } catch (error) {
    if (error instanceof RegexProblem) return { why: error.message };
    throw error;
  }
}

/**
 * The globs of an expression as those of a folder (with a final `/`, or `` for the workspace), or why there are none:
 * also where some paths would have to be taken out again, which a list of globs cannot say.
 */
export function listOfGlobs(source: string, base: string): string[] | { why: string } {
  const globs = globsOfRegex(source);
  if ('why' in globs) return globs;
  if (globs.exclude.length > 0) return { why: 'its look-ahead takes something out again' };
  return globsBelow(base, globs.include);
}

/** Globs as those of a folder. A name alone keeps its `./`, which tells it from a component. */
export const globsBelow = (base: string, globs: readonly string[]): string[] =>
  globs.map(glob => (base === '' ? glob : base + glob.replace(/^\.\//, '')));

/** Globs that match the same files of a workspace as an expression does, if not the same paths. */
export interface TodaysGlobs extends PathGlobs {
  /** Set where the globs match more than the expression would, and no file of the workspace tells. */
  note?: string;
}

/**
 * As {@link globsOfRegex}; where the expression repeats certain characters only, such as `\\w+`, globs with `*` for
 * them will do as long as they match the same files.
 */
export function globsToday(source: string, files: readonly string[]): TodaysGlobs | { why: string } {
  const exact = globsOfRegex(source);
  if (!('why' in exact)) return exact;
  try {
    const tree = parseRegex(source);
    const wide = globsOf(sequencesOf(tree, true));
    const original = regexMatcher(tree);
    const isIn = matchesAny(wide.include);
    const isOut = matchesAny(wide.exclude);
    const differs = files.some(file => (isIn(file) && !isOut(file)) !== original(file));
    if (differs) return exact;
    return {
      ...wide,
      note: `\`${source}\` is written with \`*\` where it asks for certain characters; no file tells`,
    };
  } catch (error) {
    if (error instanceof RegexProblem) return exact;
    throw error;
  }
}

function globsOf(sequences: readonly PathSequence[]): PathGlobs {
  const include = new Set<string>();
  const excludes = new Set<string>();
  for (const sequence of sequences) {
    const { plain, without } = splitUnless(sequence);
    for (const glob of render(plain)) include.add(glob);
    // What one reading leaves out, another may let in: only where all leave out the same can it be said.
    excludes.add([...new Set(without.flatMap(render))].sort().join('\n'));
  }
  if (excludes.size > 1) throw new RegexProblem('its look-ahead holds for some of its alternatives only');
  const exclude = [...excludes].flatMap(all => (all === '' ? [] : all.split('\n')));
  for (const glob of [...include, ...exclude]) {
    const problem = glob.startsWith('!') ? 'a path with `!` in front' : pathProblem(glob);
    if (problem !== undefined) throw new RegexProblem(`no glob can say it: ${problem}`);
  }
  return { include: [...include], exclude };
}

/** A sequence without its look-ahead, and what the look-ahead takes out of it. */
function splitUnless(sequence: PathSequence): { plain: PathSequence; without: PathSequence[] } {
  const at = sequence.findIndex(({ kind }) => kind === 'unless');
  const unless = sequence[at];
  if (unless?.kind !== 'unless') return { plain: sequence, without: [] };
  const before = sequence.slice(0, at);
  const after = sequence.slice(at + 1);
  if (after.some(({ kind }) => kind === 'unless')) throw new RegexProblem('it has several look-aheads');
  if (unless.options.some(option => option.some(({ kind }) => kind === 'unless' || kind === 'start'))) {
    throw new RegexProblem('its look-ahead cannot be read');
  }
  if (!endsAtOnePlace(before)) {
    throw new RegexProblem('its look-ahead may stand at several places of a path');
  }
  return {
    plain: [...before, ...after],
    without: unless.options.map(option => [...before, ...option]),
  };
}

/** True where a path that begins with the sequence can do so in one way only. */
function endsAtOnePlace(sequence: PathSequence): boolean {
  if (sequence[0]?.kind !== 'start') return false;
  return sequence.every(
    ({ kind }, index) =>
      kind === 'slash' ||
      kind === 'one' ||
      (kind === 'start' && index === 0) ||
      (kind === 'star' && sequence[index + 1]?.kind === 'slash'),
  );
}

/** The globs of one sequence: more than one where `.*` may stay in a segment or leave it. */
function render(sequence: PathSequence): string[] {
  const items = anchored(sequence);
  if (items === undefined) return [];
  let globs = [''];
  for (const [index, item] of items.entries()) {
    const isFirst = index === 0 || items[index - 1]!.kind === 'slash' || items[index - 1]!.kind === 'folders';
    const isLast = index === items.length - 1;
    const isBeforeSlash = items[index + 1]?.kind === 'slash';
    const texts = textsOf(item, isFirst, isLast, isBeforeSlash);
    globs = globs.flatMap(glob => texts.map(text => glob + text));
    if (globs.length > 64) throw new RegexProblem('it stands for more than 64 globs');
  }
  return globs.filter(isPossible).map(glob => named(below(glob)));
}

function textsOf(item: PathItem, isFirst: boolean, isLast: boolean, isBeforeSlash: boolean): string[] {
  switch (item.kind) {
    case 'slash':
      return ['/'];
    case 'one':
      return [setText(item.set)];
    case 'choice':
      return [`{${item.texts.join(',')}}`];
    case 'star':
      return ['*'];
    case 'folders':
      return ['**/'];
    case 'any':
      if (isFirst && isLast) return ['**'];
      if (isFirst) return [isBeforeSlash ? '*/**' : '**/*'];
      if (isLast) return ['*', '*/**'];
      return isBeforeSlash ? ['*/**'] : ['*', '*/**/*'];
    default:
      throw new RegexProblem('it has a mark where none can be');
  }
}

/** The sequence from the beginning of a path to its end; undefined where no path can look like that. */
function anchored(sequence: PathSequence): PathItem[] | undefined {
  const start = sequence.findLastIndex(({ kind }) => kind === 'start');
  const end = sequence.findIndex(({ kind }) => kind === 'end');
  const canBeEmpty = ({ kind }: PathItem): boolean =>
    kind === 'star' || kind === 'any' || kind === 'folders' || kind === 'start' || kind === 'end';
  if (!sequence.slice(0, Math.max(start, 0)).every(canBeEmpty)) return undefined;
  if (end >= 0 && !sequence.slice(end).every(canBeEmpty)) return undefined;
  if (end >= 0 && start > end) return undefined;
  const items: PathItem[] = start < 0 ? [{ kind: 'any' }] : [];
  items.push(...sequence.slice(start + 1, end < 0 ? sequence.length : end));
  if (end < 0) items.push({ kind: 'any' });
  return settled(items);
}

const isWide = (item: PathItem | undefined): boolean => item?.kind === 'any' || item?.kind === 'star';

/** Neighbours that say the same are joined; undefined where a segment would have to be empty. */
function settled(items: readonly PathItem[]): PathItem[] | undefined {
  const joined: PathItem[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    const isLoose = item.kind === 'any' || item.kind === 'star' || item.kind === 'folders';
    if (last !== undefined && isLoose && (last.kind === item.kind || last.kind === 'any')) continue;
    if (item.kind === 'any' && (last?.kind === 'star' || last?.kind === 'folders')) {
      joined[joined.length - 1] = item;
      continue;
    }
    if (item.kind === 'folders' && last !== undefined && last.kind !== 'slash') {
      throw new RegexProblem('whole folders begin in the middle of a name');
    }
    joined.push(item);
  }
  // Every segment has a character, so that one more `?` before a `*` that fills it says nothing.
  const settledItems = joined.filter((item, index) => {
    const before = joined[index - 1];
    const isFirst = before === undefined || before.kind === 'slash' || before.kind === 'folders';
    const behind = joined[index + 2];
    const fills = isWide(joined[index + 1]) && (behind === undefined || behind.kind === 'slash');
    return !(item.kind === 'one' && isAll(item.set) && isFirst && fills);
  });
  for (const [index, item] of settledItems.entries()) {
    const before = settledItems[index - 1];
    if (item.kind !== 'slash') continue;
    if (before === undefined || before.kind === 'slash' || before.kind === 'folders') return undefined;
    if (index === settledItems.length - 1) return undefined;
  }
  if (settledItems.length === 0 || settledItems.at(-1)?.kind === 'folders') return undefined;
  return settledItems;
}

function setText(set: CharSet): string {
  if (isAll(set)) return '?';
  const { negated, ranges } = set;
  const [first] = ranges;
  if (!negated && ranges.length === 1 && first![0] === first![1]) return literal(first![0]);
  const members = ranges
    .filter(([from, to]) => !(from === to && (from === '/' || from === '\\')))
    .map(([from, to]) => (from === to ? from : `${from}-${to}`));
  // Marks that mean something to the glob in a certain place stand where they mean nothing.
  const plain = members.filter(member => !/^[\]^!-]$/.test(member));
  const marks = members.filter(member => /^[\^!]$/.test(member));
  const text = `${members.includes(']') ? ']' : ''}${plain.join('')}${marks.join('')}${members.includes('-') ? '-' : ''}`;
  if (/[{},/\\]/.test(text)) throw new RegexProblem(`no glob can say the class \`[${text}]\``);
  if (!negated && /^[!^]/.test(text)) throw new RegexProblem(`no glob can say the class \`[${text}]\``);
  return `[${negated ? '!' : ''}${text}]`;
}

const literal = (character: string): string => (/[*?[{]/.test(character) ? `[${character}]` : character);

/** No path of a workspace has `.` or `..` for a folder. */
const isPossible = (glob: string): boolean => !glob.split('/').some(segment => /^\.{1,2}$/.test(segment));

/** Behind a wildcard `**` may stand for no folder at all, and so for the folder itself: there has to be a file. */
const below = (glob: string): string =>
  glob.endsWith('/**') && /[*?[]/.test(glob.slice(0, -3)) ? `${glob}/*` : glob;

/** A path of one plain word would be read as a component's id. */
const named = (glob: string): string => (/[/*.]/.test(glob) ? glob : `./${glob}`);
