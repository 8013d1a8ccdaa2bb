import { scanBlocks } from '../../artifacts/markdown/blocks.ts';
import { lineBreakOf } from '../../artifacts/markdown/generated.ts';
import { groupRegion } from '../../artifacts/markdown/layout.ts';
import { type Change, mostChanges } from './change.ts';

/** The heading under which a document records its amendments. */
export const amendmentsTitle = 'Amendments';

/** What is recorded about one amendment. */
export interface AmendmentNote {
  /** `YYYY-MM-DD`. */
  day: string;
  /** Why, on one line. */
  reason: string;
  /** The person, with or without an address. */
  by: string;
  /** What changed; undefined where that is not known any more. */
  changes: readonly Change[] | undefined;
}

/** A Markdown document with one more amendment at the end of its list, under a dated heading. */
export function withAmendment(text: string, note: AmendmentNote): string {
  const eol = lineBreakOf(text);
  const region = groupRegion(scanBlocks(text).headings, amendmentsTitle);
  const end = Math.min(region?.end ?? text.length, text.length);
  const head = region === undefined ? [`## ${amendmentsTitle}`, ''] : [];
  const entry = [...head, `### ${note.day}: ${note.reason}`, '', ...noteLines(note)].join(eol);
  const before = text.slice(0, end).trimEnd();
  const rest = text.slice(end);
  return `${before}${before === '' ? '' : eol + eol}${entry}${eol}${rest === '' ? '' : eol + rest}`;
}

/** Who changed what, as Markdown lines. */
export function noteLines({ by, changes }: Pick<AmendmentNote, 'by' | 'changes'>): string[] {
  const name = by.replace(/\s*<[^<>]*>\s*$/, '');
  return [
    `By ${name}. ${changes === undefined ? unknown : 'Changed since the last approval:'}`,
    ...changeLines(changes),
  ];
}

/** Said where nothing can be compared. */
const unknown =
  'What changed is not known: the text that was approved before was neither committed nor kept.';

function changeLines(changes: readonly Change[] | undefined): string[] {
  if (changes === undefined) return [];
  const more = changes.length - mostChanges;
  const shown = changes.slice(0, mostChanges).map(({ text }) => `- ${text}`);
  return ['', ...shown, ...(more > 0 ? [`- and ${more} more`] : [])];
}

/** A document with blanks for its list of amendments, so that places stay: it tells what was, and leaves nothing open. */
export function withoutAmendments(text: string): string {
  const region = groupRegion(scanBlocks(text).headings, amendmentsTitle);
  if (region === undefined) return text;
  const end = Math.min(region.end, text.length);
  const blanks = text.slice(region.start, end).replace(/[^\r\n]/g, ' ');
  return text.slice(0, region.start) + blanks + text.slice(end);
}
