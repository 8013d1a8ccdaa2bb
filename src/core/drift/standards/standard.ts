import type { Severity } from '../../model/severity.ts';
import type { TextSpans } from '../extract/textSpans.ts';

/** A source file as a standard sees it. */
export interface SourceText {
  path: string;
  text: string;
  spans: TextSpans;
}

/** One place that breaks a standard; offsets are those of the text. */
export interface StandardBreach {
  start: number;
  end: number;
  message: string;
  /** What the fingerprint names: a symbol, or the place's own first line. Never a line number. */
  target: string;
}

/** A rule about the text of the code itself: one file each, all of them in `table.ts`. */
export interface Standard {
  /** The severity that blueprints usually give it. */
  usual: Severity;
  /** The form's question. */
  question: string;
  /** What it refuses, in one sentence. */
  refuses: string;
  /** How to put it right, in one sentence. */
  remedy: string;
  /** A quick look that saves reading most files; true where the standard may be broken. */
  mayConcern(text: string): boolean;
  breaches(source: SourceText): StandardBreach[];
}

const longestTarget = 120;

/** A place's first line as a fingerprint names it: trimmed, and cut where it is long. */
export function firstLine(text: string): string {
  const line = text
    .trim()
    .split(/[\r\n]/, 1)[0]!
    .trim();
  return line.length > longestTarget ? line.slice(0, longestTarget) : line;
}
