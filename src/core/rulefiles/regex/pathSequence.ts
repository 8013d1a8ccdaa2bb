import {
  anyCharacter,
  type CharSet,
  holds,
  type RegexNode,
  RegexProblem,
  type RegexSequence,
} from './regexTree.ts';

/** One piece of what a path has to look like. */
export type PathItem =
  | { kind: 'slash' }
  /** One character that is no slash. */
  | { kind: 'one'; set: CharSet }
  /** One of these texts, none of them empty and none with a slash. */
  | { kind: 'choice'; texts: readonly string[] }
  /** Any number of characters that are no slash. */
  | { kind: 'star' }
  /** Any number of characters. */
  | { kind: 'any' }
  /** Any number of whole folders, each with its slash. */
  | { kind: 'folders' }
  | { kind: 'start' }
  | { kind: 'end' }
  | { kind: 'unless'; options: readonly PathSequence[] };

export type PathSequence = readonly PathItem[];

const mostSequences = 64;
const slash: PathItem = { kind: 'slash' };
const star: PathItem = { kind: 'star' };
const any: PathItem = { kind: 'any' };
const folders: PathItem = { kind: 'folders' };
/** One character that is no slash, whichever. */
const oneOfAll: PathItem = { kind: 'one', set: anyCharacter };

/**
 * All ways to read an expression without alternatives, repetitions and `.`. Widened, a repetition of some
 * characters is read as one of any. @throws RegexProblem for repetitions that no glob can say, and where there are
 * too many ways.
 */
export function sequencesOf(options: readonly RegexSequence[], isWidened = false): PathSequence[] {
  const all: PathSequence[] = [];
  for (const option of options) {
    let ways: PathSequence[] = [[]];
    for (const node of option) {
      const next = waysOf(node, isWidened);
      ways = ways.flatMap(before => next.map(items => [...before, ...items]));
      if (ways.length > mostSequences) throw tooMany();
    }
    all.push(...ways);
    if (all.length > mostSequences) throw tooMany();
  }
  return all;
}

const tooMany = (): RegexProblem => new RegexProblem(`it stands for more than ${mostSequences} globs`);

function waysOf(node: RegexNode, isWidened: boolean): PathSequence[] {
  switch (node.kind) {
    case 'start':
    case 'end':
      return [[node]];
    case 'one':
      return waysOfOne(node.set);
    case 'unless':
      return [[{ kind: 'unless', options: sequencesOf(node.options, isWidened) }]];
    case 'group': {
      const texts = node.options.map(textOf);
      // Kept together, so that the glob reads as the expression does.
      if (texts.length > 1 && texts.every(text => text !== undefined)) {
        return [[{ kind: 'choice', texts: texts as string[] }]];
      }
      return sequencesOf(node.options, isWidened);
    }
    case 'repeat':
      return waysToRepeat(node, isWidened);
  }
}

function waysOfOne(set: CharSet): PathSequence[] {
  const ways: PathSequence[] = [];
  if (holds(set, '/')) ways.push([slash]);
  if (holdsOthers(set)) ways.push([{ kind: 'one', set }]);
  // Only a backslash would do, which no path has.
  return ways;
}

/** True unless a set holds nothing but the slash, and the backslash that stands for it elsewhere. */
function holdsOthers({ negated, ranges }: CharSet): boolean {
  return negated || ranges.some(([from, to]) => from !== to || (from !== '/' && from !== '\\'));
}

/** The text of an option that is a plain one, as a glob could hold it between braces. */
function textOf(sequence: RegexSequence): string | undefined {
  let text = '';
  for (const node of sequence) {
    if (node.kind !== 'one' || node.set.negated || node.set.ranges.length !== 1) return undefined;
    const [from, to] = node.set.ranges[0]!;
    if (from !== to || !/^[\w.@ -]$/.test(from)) return undefined;
    text += from;
  }
  return text === '' ? undefined : text;
}

function waysToRepeat({ node, least, most }: Repeat, isWidened: boolean): PathSequence[] {
  const isNarrow = node.kind === 'one' && !holds(node.set, '/') && !isAll(node.set);
  const isWide = isWidened && isNarrow && most === Number.POSITIVE_INFINITY;
  const ways = isWide ? [[oneOfAll]] : waysOf(node, isWidened);
  if (most === Number.POSITIVE_INFINITY) {
    const rest = withoutEnd(ways, isWidened);
    return least === 0 ? rest : combine([...Array<PathSequence[]>(least).fill(ways), rest]);
  }
  if (most < least) throw new RegexProblem('a repetition ends before it begins');
  const all: PathSequence[] = [];
  for (let count = least; count <= most; count++) {
    all.push(...combine(Array<PathSequence[]>(count).fill(ways)));
    if (all.length > mostSequences) throw tooMany();
  }
  return all;
}

type Repeat = Extract<RegexNode, { kind: 'repeat' }>;

function combine(parts: readonly PathSequence[][]): PathSequence[] {
  let ways: PathSequence[] = [[]];
  for (const part of parts) {
    ways = ways.flatMap(before => part.map(items => [...before, ...items]));
    if (ways.length > mostSequences) throw tooMany();
  }
  return ways;
}

/** The repetitions without end that globs know: of any character, of any but the slash, and of whole folders. */
function withoutEnd(inner: PathSequence[], isWidened: boolean): PathSequence[] {
  const shape = inner.map(shapeOf).join('|');
  switch (shape) {
    case 'slash|one':
      return [[any]];
    case 'one':
      return [[star]];
    case 'one star slash':
      return [[folders]];
    case 'slash one star':
      return [[], [slash, folders, oneOfAll, star]];
    case 'any slash':
    case 'slash any slash|one any slash':
      return [[], [any, slash]];
    case 'any':
    case 'star':
      return inner;
    case 'narrow':
    case 'slash|narrow':
      if (isWidened) return [[shape === 'narrow' ? star : any]];
      throw narrowRepetition();
    default:
      throw narrowRepetition();
  }
}

const narrowRepetition = (): RegexProblem =>
  new RegexProblem('it repeats something other than `.`, `[^/]` or whole folders');

/** Kinds of the items in a row; a character that is not just any has a name of its own. */
function shapeOf(sequence: PathSequence): string {
  return sequence.map(item => (item.kind === 'one' && !isAll(item.set) ? 'narrow' : item.kind)).join(' ');
}

/** True for a set of all characters, slash and backslash aside. */
export function isAll({ negated, ranges }: CharSet): boolean {
  return negated && ranges.every(([from, to]) => from === to && (from === '/' || from === '\\'));
}
