import type { Span } from '../artifacts/markdown/answer.ts';
import { type Block, type Heading, type MarkdownBlocks, scanBlocks } from '../artifacts/markdown/blocks.ts';
import { type FrontMatter, frontMatterOf } from '../artifacts/markdown/frontMatter.ts';
import { afterLine, headingKey } from '../artifacts/markdown/layout.ts';
import { type FactLine, factsInLine, factsInTable, type TextLine } from './factLines.ts';
import { statusLabels } from './statusWords.ts';
import { titleHeading, titleWords } from './title.ts';

/** The parts of a decision record that its facts can stand in. */
export interface DecisionText {
  text: string;
  frontMatter: FrontMatter | undefined;
  markdown: MarkdownBlocks;
  title: Heading | undefined;
  /** Where the title's words without a number stand. */
  titleSpan: Span | undefined;
  /** What stands between the title and the first section, and facts of a table in the section "Status". */
  lines: FactLine[];
  /** The lines of the section "Status", where there is one. */
  statusLines: TextLine[];
  /** The lines of the sections that name other records. */
  linkLines: TextLine[];
}

const linkSections = new Set([
  'links',
  'more information',
  'references',
  'related',
  'related decisions',
  'related adrs',
]);
/** `## Status: accepted` says it in the heading. */
const statusHeading = /^(\p{L}+)\s*:\s*(\S.*)$/u;

/** A section with more lines than this is no status. */
const mostStatusLines = 100;

/** Take a decision record apart, whatever template it follows. */
export function takeApart(text: string): DecisionText {
  const frontMatter = frontMatterOf(text);
  const bodyStart = frontMatter?.bodyStart ?? 0;
  const markdown = scanBlocks(text, bodyStart);
  const { headings, blocks } = markdown;
  const title = titleHeading(headings);
  const first = title === undefined ? headings[0] : headings.find(({ start }) => start > title.start);
  const head = { start: title?.end ?? bodyStart, end: first?.start ?? text.length };
  const keys = headings.map(heading => headingKey(heading.text));
  const named = (names: ReadonlySet<string>): Span[] =>
    headings.flatMap((heading, index) =>
      names.has(keys[index]!)
        ? [{ start: afterLine(text, heading.end), end: headings[index + 1]?.start ?? text.length }]
        : [],
    );
  const [statusSpan] = named(statusLabels);
  return {
    text,
    frontMatter,
    markdown,
    title,
    titleSpan: title === undefined ? undefined : titleSpan(text, title),
    lines: [
      // A table may stand before the title, as front matter would.
      ...factsBetween(text, { start: bodyStart, end: title?.start ?? bodyStart }, blocks),
      ...factsBetween(text, head, blocks),
      ...headings.flatMap(heading => factInHeading(text, heading)),
      ...(statusSpan === undefined ? [] : tablesIn(text, statusSpan, blocks)),
    ],
    statusLines:
      statusSpan === undefined
        ? []
        : [...proseLines(text, statusSpan, blocks)]
            .filter(line => line.text.trim() !== '')
            .slice(0, mostStatusLines),
    linkLines: named(linkSections).flatMap(span => [...proseLines(text, span, blocks)]),
  };
}

function factsBetween(text: string, span: Span, blocks: readonly Block[]): FactLine[] {
  return [...[...proseLines(text, span, blocks)].flatMap(factsInLine), ...tablesIn(text, span, blocks)].sort(
    (a, b) => a.start - b.start,
  );
}

function tablesIn(text: string, span: Span, blocks: readonly Block[]): FactLine[] {
  return blocks
    .filter(({ kind, start }) => kind === 'table' && start >= span.start && start < span.end)
    .flatMap(block => factsInTable([...linesOf(text, block)]));
}

function factInHeading(text: string, heading: Heading): FactLine[] {
  const found = statusHeading.exec(heading.text);
  if (found === null || !statusLabels.has(headingKey(found[1]!))) return [];
  const value = found[2]!;
  const start = heading.start + text.slice(heading.start, heading.end).lastIndexOf(value);
  return [{ name: 'status', value, start, end: start + value.length }];
}

function* linesOf(text: string, span: Span): Generator<TextLine> {
  for (let start = span.start; start < span.end; start = afterLine(text, start)) {
    const line = text.slice(start, Math.min(afterLine(text, start), span.end)).replace(/\r?\n$/, '');
    yield { text: line, start, end: start + line.length };
  }
}

/** What stands in code, comments and tables is no prose. */
function* proseLines(text: string, span: Span, blocks: readonly Block[]): Generator<TextLine> {
  let next = firstEndingAt(blocks, span.start);
  for (const line of linesOf(text, span)) {
    while (next < blocks.length && blocks[next]!.end < line.start) next++;
    const block = blocks[next];
    if (block === undefined || block.start > line.start) yield line;
  }
}

/** The index of the first block that ends at an offset or behind it. */
function firstEndingAt(blocks: readonly Block[], offset: number): number {
  let from = 0;
  let to = blocks.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (blocks[middle]!.end < offset) from = middle + 1;
    else to = middle;
  }
  return from;
}

function titleSpan(text: string, title: Heading): Span {
  const line = text.slice(title.start, title.end);
  const from = title.start + Math.max(0, line.indexOf(title.text));
  const { start, end } = titleWords(title.text);
  return { start: from + start, end: from + end };
}

/** The first fact with one of these names. */
export function factIn({ lines }: DecisionText, ...names: string[]): FactLine | undefined {
  return lines.find(({ name }) => names.includes(name));
}
