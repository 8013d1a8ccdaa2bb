import { answerOf, protect } from '../artifacts/markdown/answer.ts';
import { scanBlocks } from '../artifacts/markdown/blocks.ts';
import { withoutComments } from '../artifacts/markdown/comments.ts';
import { writeCell } from '../artifacts/markdown/tableText.ts';
import { applySplices } from '../artifacts/splice.ts';
import { linkPath } from '../plainMarkdown.ts';
import { rebasedLinks } from './links.ts';
import { relativePath } from './relativePath.ts';

/** Text of the plan on one line of Markdown: what would be read as HTML is not. */
export function inline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(`[^`]*`|<https?:\/\/[^\s<>]*>)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/<(?=[a-z!?/])/gi, '\\<')))
    .join('');
}

/** With a full stop where nothing ends it yet. */
export const sentence = (text: string): string => (text === '' || /[.!?:]$/.test(text) ? text : `${text}.`);

/** The first paragraph of a text, on one line; a list or a table is none. */
export function firstParagraph(text: string): string {
  const [paragraph = ''] = withoutComments(text)
    .trim()
    .split(/\n\s*\n/, 1);
  return /^(?:[-*+|>#]|\d+[.)])\s/.test(paragraph) ? '' : inline(paragraph);
}

/**
 * An answer of the plan as a part of another document: without comments, its headings as bold lines, its fences
 * closed, its relative links followed from where it stands now.
 */
export function quoted(text: string, from: string, to: string): string {
  const answer = answerOf(withoutComments(text));
  const flat = applySplices(
    answer,
    scanBlocks(answer).headings.map(({ start, end, text: words }) => ({
      start,
      end,
      text: words === '' ? '' : `**${words}**`,
    })),
  );
  return rebasedLinks(
    protect(flat, () => true),
    from,
    to,
  );
}

/** Paragraphs with a blank line between them; empty ones are left out. */
export const paragraphs = (parts: readonly string[]): string =>
  parts.filter(part => part.trim() !== '').join('\n\n');

/** A heading and what stands below it; nothing where that is empty. */
export function under(heading: string, ...parts: readonly string[]): string {
  const body = paragraphs(parts);
  return body === '' ? '' : `${heading}\n\n${body}`;
}

/** A Markdown list. */
export const listOf = (items: readonly string[]): string => items.map(item => `- ${item}`).join('\n');

/** A Markdown table; nothing where it has no rows. Cells are Markdown, on one line. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map(writeCell).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** A link from one file of the workspace to another. */
export function linkTo(label: string, to: string, from: string): string {
  const words = inline(label).replace(/[[\]]/g, '\\$&');
  return `[${words}](${linkPath(relativePath(from, to))})`;
}

/** Names in code marks with commas between them; a backtick in a name is left out. */
export const codes = (names: readonly string[]): string =>
  names.map(name => `\`${name.replaceAll('`', '').replace(/\s+/g, ' ')}\``).join(', ');
