import { indexFrom } from '../../../ascending.ts';
import { remember } from '../../../remember.ts';
import { Kind } from '../characterKinds.ts';
import { Char, lineFeed } from '../characters.ts';
import { nameEnd } from '../names.ts';
import { kindOf, skipBlanks } from './characters.ts';

/** A heredoc that begins on this line; its text stands on the lines below. */
export interface Heredoc {
  label: string;
  /** Whether the label that ends it may be indented. */
  indented: boolean;
  interpolates: boolean;
  /** Index after `<<~LABEL`. */
  end: number;
}

const longestLabel = 100;

/** The heredocs of a text: a `<<` begins one only where the line that ends it is there. */
export class Heredocs {
  readonly #text: string;
  /** Where short lines begin, by what they say. Read once, when it is first asked for. */
  #lines: Map<string, number[]> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The heredoc whose `<<` stands at `at`. */
  at(at: number): Heredoc | undefined {
    const text = this.#text;
    let start = at + 2;
    const mode = text.charCodeAt(start);
    const indented = mode === Char.tilde || mode === Char.minus;
    if (indented) start++;
    const quote = text.charCodeAt(start);
    const quoted = quote === Char.quote || quote === Char.doubleQuote || quote === Char.backtick;
    let end: number;
    if (quoted) {
      start++;
      const length = text.slice(start, start + longestLabel).indexOf(text.charAt(start - 1));
      if (length < 0) return undefined;
      end = start + length;
    } else {
      if (kindOf(quote) !== Kind.letter) return undefined;
      end = nameEnd(text, start);
    }
    const label = text.slice(start, end);
    const found = { label, indented, interpolates: quote !== Char.quote, end: quoted ? end + 1 : end };
    return label !== '' && this.lastLine(found, end) >= 0 ? found : undefined;
  }

  /** Index of the line that ends a heredoc whose text begins behind `from`, or -1. */
  lastLine({ label, indented }: Heredoc, from: number): number {
    this.#lines ??= shortLines(this.#text);
    const starts = this.#lines.get(indented ? label : unindented + label) ?? [];
    return starts[indexFrom(starts, from)] ?? -1;
  }
}

/** Stands before the text of a line that is not indented: no line holds a line break. */
const unindented = '\n';

function shortLines(text: string): Map<string, number[]> {
  const lines = new Map<string, number[]>();
  for (let start = 0; start < text.length; ) {
    const end = lineFeed(text, start);
    const from = skipBlanks(text, start);
    let to = end;
    while (to > from && kindOf(text.charCodeAt(to - 1)) === Kind.space) to--;
    if (to > from && to - from <= longestLabel) {
      const line = text.slice(from, to);
      remember(lines, line, () => []).push(start);
      if (from === start) remember(lines, unindented + line, () => []).push(start);
    }
    start = end + 1;
  }
  return lines;
}
