import type { Span } from '../artifacts/markdown/answer.ts';
import type { Heading } from '../artifacts/markdown/blocks.ts';
import { headingKey } from '../artifacts/markdown/layout.ts';
import { decisionSections } from './decisionSections.ts';
import { statusLabels } from './statusWords.ts';

/** What stands before a title's own words: `7.`, `ADR-0007:`, `[ADR-7]`, `0007`, `ADR:`. */
const label =
  /^(?:[*_]{0,2}\[?(?:adr[-_ ]?)?#?\d+\]?[*_]{0,2}\s*[.:)\u2013\u2014-]\s*|[*_]{0,2}(?:\[?adr[-_ ]?#?\d+\]?|#\d+|0\d+)[*_]{0,2}(?:\s+(?=\S)|$)|(?:adr|architecture decision(?: record)?)\s*(?::|\s[\u2013\u2014-]\s)\s*)/i;
const emphasis = /^([*_]{1,2})(?=\S)[^*_]*[^*_\s]\1$/;

/** Names of sections, which are no titles even where a record makes each a heading of the first level. */
const sectionNames = new Set([
  ...statusLabels,
  'date',
  ...decisionSections.flatMap(({ heading, aliases = [] }) => [heading, ...aliases].map(headingKey)),
]);

/** The heading that is the record's title: the first of level 1, or the one that all others stand below. */
export function titleHeading(headings: readonly Heading[]): Heading | undefined {
  const isTitle = ({ text }: Heading): boolean => !sectionNames.has(headingKey(text));
  const top = headings.find(heading => heading.level === 1 && isTitle(heading));
  if (top !== undefined) return top;
  const [first, ...below] = headings;
  return first !== undefined && isTitle(first) && below.every(({ level }) => level > first.level)
    ? first
    : undefined;
}

/** Where the words of a title stand in it, without number and emphasis. */
export function titleWords(title: string): Span {
  const number = label.exec(title)?.[0].length ?? 0;
  // A title that is nothing but a number keeps it.
  const start = number >= title.length ? 0 : number;
  const marks = emphasis.exec(title.slice(start))?.[1]!.length ?? 0;
  return { start: start + marks, end: title.length - marks };
}
