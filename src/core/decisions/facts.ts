import type { Span } from '../artifacts/markdown/answer.ts';
import { type Block, type Heading, type MarkdownBlocks, scanBlocks } from '../artifacts/markdown/blocks.ts';
import { type FrontMatter, frontMatterOf } from '../artifacts/markdown/frontMatter.ts';
import { afterLine, headingKey } from '../artifacts/markdown/layout.ts';

/** A line of the body such as `* Status: accepted`, by the offsets of what stands behind the colon. */
interface FactLine extends Span {
  name: string;
  value: string;
}

/** The parts of a decision record that its facts can stand in. */
export interface DecisionText {
  text: string;
  frontMatter: FrontMatter | undefined;
  markdown: MarkdownBlocks;
  title: Heading | undefined;
  /** Where the title's words without a number stand. */
  titleSpan: Span | undefined;
  lines: FactLine[];
  /** The lines of the section "Status", where there is one. */
  statusLines: { text: string; start: number; end: number }[];
}

const factLine =
  /^[ \t]*(?:[*+-][ \t]+)?(?:\*\*|__)?([A-Za-z][A-Za-z -]{1,30}?)(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]*(\S.*)$/;
const titleNumber =
  /^(?:adr[-_ ]?)?#?\d+(?:\s*[.:)\u2013\u2014-]\s*|\s+(?=\S))|^adr[-_ ]?\d+\s*[.:\u2013\u2014-]?\s*/i;

/** A section with more lines than this is no status. */
const mostStatusLines = 100;

/** Take a decision record apart, whatever template it follows. */
export function takeApart(text: string): DecisionText {
  const frontMatter = frontMatterOf(text);
  const markdown = scanBlocks(text, frontMatter?.bodyStart ?? 0);
  const title = markdown.headings.find(({ level }) => level === 1);
  const head =
    (title === undefined ? undefined : markdown.headings.find(({ start }) => start > title.start)) ?? title;
  const headStart = title?.end ?? frontMatter?.bodyStart ?? 0;
  const headEnd = head === undefined || head === title ? text.length : head.start;
  return {
    text,
    frontMatter,
    markdown,
    title,
    titleSpan: title === undefined ? undefined : titleSpan(text, title),
    lines: [...linesOf(text, { start: headStart, end: headEnd }, markdown.blocks)].flatMap(line => {
      const found = factLine.exec(line.text);
      if (found === null) return [];
      const value = found[2]!.trimEnd();
      const start = line.start + found[0].length - found[2]!.length;
      return [{ name: found[1]!.trim().toLowerCase(), value, start, end: start + value.length }];
    }),
    statusLines: statusLines(text, markdown),
  };
}

function statusLines(text: string, { headings, blocks }: MarkdownBlocks): DecisionText['statusLines'] {
  const index = headings.findIndex(heading => headingKey(heading.text) === 'status');
  const heading = headings[index];
  if (heading === undefined) return [];
  const content = { start: afterLine(text, heading.end), end: headings[index + 1]?.start ?? text.length };
  return [...linesOf(text, content, blocks)]
    .filter(line => line.text.trim() !== '')
    .slice(0, mostStatusLines);
}

/** Lines of prose: what stands in code and comments says nothing. */
function* linesOf(
  text: string,
  span: Span,
  blocks: readonly Block[],
): Generator<{ text: string; start: number; end: number }> {
  const silent = blocks.filter(({ kind }) => kind !== 'table');
  let next = 0;
  for (let start = span.start; start < span.end; start = afterLine(text, start)) {
    while (next < silent.length && silent[next]!.end < start) next++;
    const block = silent[next];
    if (block !== undefined && block.start <= start) continue;
    const line = text.slice(start, Math.min(afterLine(text, start), span.end)).replace(/\r?\n$/, '');
    yield { text: line, start, end: start + line.length };
  }
}

function titleSpan(text: string, title: Heading): Span {
  const line = text.slice(title.start, title.end);
  const from = title.start + Math.max(0, line.indexOf(title.text));
  const number = titleNumber.exec(title.text)?.[0].length ?? 0;
  // A title that is nothing but a number keeps it.
  const start = number >= title.text.length ? from : from + number;
  return { start, end: from + title.text.length };
}

/** The value of the first fact line with one of these names. */
export function factIn({ lines }: DecisionText, ...names: string[]): FactLine | undefined {
  return lines.find(({ name }) => names.includes(name));
}
