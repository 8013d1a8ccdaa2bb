/** Characters that one place of a path can hold. A backslash is never among them: paths are written with `/`. */
export interface CharSet {
  negated: boolean;
  /** First and last character of each range. */
  ranges: readonly (readonly [string, string])[];
}

/** A regular expression as far as it can speak of paths. */
export type RegexNode =
  | { kind: 'one'; set: CharSet }
  | { kind: 'start' }
  | { kind: 'end' }
  /** `capture` is the number by which `$1` names the group; `start` and `end` are where it stands. */
  | {
      kind: 'group';
      capture: number | undefined;
      options: readonly RegexSequence[];
      start: number;
      end: number;
    }
  /** A negative look-ahead. */
  | { kind: 'unless'; options: readonly RegexSequence[] }
  | { kind: 'repeat'; node: RegexNode; least: number; most: number };

export type RegexSequence = readonly RegexNode[];

/** Why an expression cannot be carried over, in words that end a sentence. */
export class RegexProblem extends Error {
  override readonly name = 'RegexProblem';
}

/** Every character: what `.` stands for. */
export const anyCharacter: CharSet = { negated: true, ranges: [] };

const single = (character: string): CharSet => ({ negated: false, ranges: [[character, character]] });

const digits = [['0', '9']] as const;
const wordCharacters = [
  ['A', 'Z'],
  ['a', 'z'],
  ['0', '9'],
  ['_', '_'],
] as const;
const blanks = [
  ['\t', '\r'],
  [' ', ' '],
] as const;

const classes: Readonly<Record<string, CharSet>> = {
  d: { negated: false, ranges: digits },
  D: { negated: true, ranges: digits },
  w: { negated: false, ranges: wordCharacters },
  W: { negated: true, ranges: wordCharacters },
  s: { negated: false, ranges: blanks },
  S: { negated: true, ranges: blanks },
};

const longest = 2000;
const deepest = 50;

/** Read an expression. @throws RegexProblem for what has no counterpart among path globs. */
export function parseRegex(source: string): readonly RegexSequence[] {
  if (source.length > longest) throw new RegexProblem(`it has more than ${longest} characters`);
  const reader = new RegexReader(source);
  const options = reader.options(0);
  if (!reader.isAtEnd()) throw new RegexProblem('a parenthesis is closed that was never opened');
  return options;
}

class RegexReader {
  readonly #source: string;
  #at = 0;
  #captures = 0;

  constructor(source: string) {
    this.#source = source;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#source.length;
  }

  options(depth: number): RegexSequence[] {
    if (depth > deepest) throw new RegexProblem('its groups are nested too deep');
    const options: RegexNode[][] = [[]];
    while (!this.isAtEnd() && this.#peek() !== ')') {
      if (this.#take('|')) options.push([]);
      else options.at(-1)!.push(this.#repeated(this.#atom(depth)));
    }
    return options;
  }

  #peek(): string | undefined {
    return this.#source[this.#at];
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #atom(depth: number): RegexNode {
    if (this.#take('(')) return this.#group(depth);
    if (this.#take('[')) return { kind: 'one', set: this.#set() };
    const character = this.#source[this.#at++]!;
    switch (character) {
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '.':
        return { kind: 'one', set: anyCharacter };
      case '\\':
        return { kind: 'one', set: this.#escape() };
      case '*':
      case '+':
      case '?':
        throw new RegexProblem(`\`${character}\` repeats nothing`);
      default:
        return { kind: 'one', set: single(character) };
    }
  }

  #group(depth: number): RegexNode {
    const start = this.#at - 1;
    let capture: number | undefined;
    let isUnless = false;
    if (this.#take('?:')) capture = undefined;
    else if (this.#take('?!')) isUnless = true;
    else if (this.#take('?')) {
      const kind = this.#peek() === '=' ? 'a positive look-ahead' : 'a look-behind or a named group';
      throw new RegexProblem(`it has ${kind}, which no path glob can say`);
    } else capture = ++this.#captures;
    const options = this.options(depth + 1);
    if (!this.#take(')')) throw new RegexProblem('a parenthesis is never closed');
    return isUnless ? { kind: 'unless', options } : { kind: 'group', capture, options, start, end: this.#at };
  }

  #set(): CharSet {
    const negated = this.#take('^');
    const ranges: (readonly [string, string])[] = [];
    while (!this.isAtEnd() && this.#peek() !== ']') {
      const from = this.#member();
      const isRange = this.#peek() === '-' && ![']', undefined].includes(this.#source[this.#at + 1]);
      if (from.negated) throw new RegexProblem('a character class has a negated class in it');
      if (!isRange) {
        ranges.push(...from.ranges);
        continue;
      }
      this.#at++;
      const to = this.#member();
      const [first] = from.ranges[0]!;
      const [last] = to.ranges[0]!;
      if (from.ranges.length > 1 || to.ranges.length > 1 || first > last) {
        throw new RegexProblem('a character class has a range that cannot be read');
      }
      ranges.push([first, last]);
    }
    if (!this.#take(']')) throw new RegexProblem('a character class is never closed');
    return { negated, ranges };
  }

  #member(): CharSet {
    const character = this.#source[this.#at++]!;
    return character === '\\' ? this.#escape() : single(character);
  }

  #escape(): CharSet {
    const character = this.#source[this.#at++];
    if (character === undefined) throw new RegexProblem('it ends with a backslash');
    const known = Object.hasOwn(classes, character) ? classes[character] : undefined;
    if (known !== undefined) return known;
    if (/[0-9]/.test(character)) throw new RegexProblem('it refers back to one of its own groups');
    if (/[A-Za-z]/.test(character)) throw new RegexProblem(`no path glob can say \`\\${character}\``);
    return single(character);
  }

  #repeated(node: RegexNode): RegexNode {
    const bounds = this.#bounds();
    if (bounds === undefined) return node;
    // Lazy or not, the same texts match.
    this.#take('?');
    if (node.kind === 'start' || node.kind === 'end') return node;
    if (node.kind === 'unless') throw new RegexProblem('a look-ahead is repeated');
    return { kind: 'repeat', node, ...bounds };
  }

  #bounds(): { least: number; most: number } | undefined {
    if (this.#take('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#take('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#take('?')) return { least: 0, most: 1 };
    const braces = /^\{(\d{1,3})(,(\d{0,3}))?\}/.exec(this.#source.slice(this.#at, this.#at + 10));
    if (braces === null) return undefined;
    this.#at += braces[0].length;
    const least = Number(braces[1]);
    if (braces[2] === undefined) return { least, most: least };
    return { least, most: braces[3] === '' ? Number.POSITIVE_INFINITY : Number(braces[3]) };
  }
}

/** True for a character that the set holds. */
export function holds({ negated, ranges }: CharSet, character: string): boolean {
  return ranges.some(([from, to]) => character >= from && character <= to) !== negated;
}
