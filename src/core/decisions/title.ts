import type { Span } from '../artifacts/markdown/answer.ts';
import type { Heading } from '../artifacts/markdown/blocks.ts';
import { headingKey } from '../artifacts/markdown/layout.ts';
import { decisionSections } from './decisionSections.ts';
import { statusLabels } from './statusWords.ts';

/** A number as titles have it: `7`, `#7`, `ADR-7`, `[ADR-0007]`, `**ADR 7**`, `ADR 2026-01-31-2`, `ADR 7 (2026-01-31)`. */
const number =
  /^[*_]{0,2}\[?(adr[-_ ]?)?(#?)(\d+)(?:-\d{1,2})*\]?[*_]{0,2}(?: \(\d{4}-\d{2}-\d{2}\))?(?:\s*[.:)](?!\d)\s*|\s*[\u2013\u2014-]\s+|\s+(?=\S)|$)/i;
const kind = /^(?:adr|architecture decision(?: record)?)\s*(?::|\s[\u2013\u2014-]\s)\s*/i;
const emphasis = /^([*_]{1,2})(?=\S)[^*_]*[^*_\s]\1$/;

/** Names of sections, which are no titles even where a record makes each a heading of the first level. */
const sectionNames = new Set([
  ...statusLabels,
  'date',
  ...decisionSections.flatMap(({ heading, aliases = [] }) => [heading, ...aliases].map(headingKey)),
]);

/** The heading that is the record's title: the first of level 1, else a first one that is numbered or stands above all others. */
export function titleHeading(headings: readonly Heading[]): Heading | undefined {
  const isTitle = ({ text }: Heading): boolean => !sectionNames.has(headingKey(text));
  const top = headings.find(heading => heading.level === 1 && isTitle(heading));
  if (top !== undefined) return top;
  const [first, ...below] = headings;
  if (first === undefined || !isTitle(first)) return undefined;
  const isAbove = below.length > 0 && below.every(({ level }) => level > first.level);
  return isAbove || labelLength(first.text) > 0 ? first : undefined;
}

/** How much of a title says no more than that it is a decision, and which. */
function labelLength(title: string): number {
  const [all, adr, hash, digits] = number.exec(title) ?? [];
  if (all === undefined) return kind.exec(title)?.[0].length ?? 0;
  // "12 factors" begins with a number that belongs to the title.
  const isLabel = adr !== undefined || hash !== '' || digits!.startsWith('0') || !/[^\W_]\s+$/.test(all);
  return isLabel ? all.length : 0;
}

/** Where the words of a title stand in it, without number and emphasis. */
export function titleWords(title: string): Span {
  const length = labelLength(title);
  // A title that is nothing but a number keeps it.
  const start = length >= title.length ? 0 : length;
  const marks = emphasis.exec(title.slice(start))?.[1]?.length ?? 0;
  return { start: start + marks, end: title.length - marks };
}
