import { type AnswerSpan, answerSpan, type Span } from './answer.ts';
import { type Block, type Heading, scanBlocks } from './blocks.ts';
import { frontMatterOf } from './frontMatter.ts';
import { generatedBlocks } from './generated.ts';
import { type Column, columnsOf } from './tableText.ts';

/** One heading of a file that a form has a field for. */
export interface SectionSpec {
  id: string;
  heading: string;
  /** Other names that a file may use for it. */
  aliases?: readonly string[];
  /** Level of the heading where it has to be added. */
  level: number;
  kind: 'text' | 'table';
  /** The columns of a table. */
  columns?: readonly Column[];
  /** The heading that it stands under; added with it where it is missing. */
  group?: { heading: string; level: number };
}

/** A section as it stands in a file. */
export interface Section {
  spec: SectionSpec;
  heading: Heading;
  /** From behind the heading's line to the next heading that ends the section. */
  content: Span;
  answer: AnswerSpan;
  table: TableSpan | undefined;
}

/** A table's lines and columns. */
interface TableSpan extends Span {
  columns: string[];
  /** Header, delimiter and rows, by offsets without line breaks. */
  lines: Span[];
}

/** The structure of a Markdown file that holds sections. */
export interface Layout {
  text: string;
  bodyStart: number;
  headings: Heading[];
  sections: ReadonlyMap<string, Section>;
  /** Further headings with the name of a section that is there already. */
  doubles: Heading[];
}

/** A heading as names are compared: without case, numbers, marks and a colon at its end. */
export function headingKey(text: string): string {
  return text
    .replace(/[*_`]/g, '')
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*:\s*$/, '')
    .trim()
    .toLowerCase();
}

/** Find the sections of a file. */
export function layOut(text: string, specs: readonly SectionSpec[]): Layout {
  const bodyStart = frontMatterOf(text)?.bodyStart ?? 0;
  const { headings: all, blocks } = scanBlocks(text, bodyStart);
  const headings = asSectionEnds(text, all);
  const byKey = new Map<string, Heading[]>();
  for (const heading of headings) {
    const key = headingKey(heading.text);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [heading]);
    else known.push(heading);
  }
  const found = new Map<Heading, SectionSpec>();
  const doubles: Heading[] = [];
  for (const spec of specs) {
    const candidates = [spec.heading, ...(spec.aliases ?? [])].flatMap(
      name => byKey.get(headingKey(name)) ?? [],
    );
    const free = candidates.filter(heading => !found.has(heading));
    const chosen = choose(spec, free, headings);
    if (chosen === undefined) continue;
    found.set(chosen, spec);
    doubles.push(
      ...free.filter(
        heading => heading !== chosen && heading.level === chosen.level && spec.group === undefined,
      ),
    );
  }
  const sections = new Map<string, Section>();
  headings.forEach((heading, index) => {
    const spec = found.get(heading);
    if (spec === undefined) return;
    const next = headings.slice(index + 1).find(other => other.level <= heading.level || found.has(other));
    const content = { start: afterLine(text, heading.end), end: next?.start ?? text.length };
    sections.set(spec.id, {
      spec,
      heading,
      content,
      answer: answerSpan(text, content, blocks),
      table: spec.kind === 'table' ? tableIn(text, content, blocks, spec) : undefined,
    });
  });
  return { text, bodyStart, headings, sections, doubles };
}

/**
 * A heading in a generated block names nothing of ours, and ends a section where its block begins: what is written
 * into that section must not land between the marks.
 */
function asSectionEnds(text: string, headings: Heading[]): Heading[] {
  const generated = generatedBlocks(text);
  let next = 0;
  return headings.map(heading => {
    while (next < generated.length && generated[next]!.end <= heading.start) next++;
    const block = generated[next];
    const isInside = block !== undefined && block.start < heading.start;
    return isInside ? { ...heading, text: '', start: block.start } : heading;
  });
}

/** The heading that is meant: the one in its group, else one of its level, else the first. */
function choose(
  spec: SectionSpec,
  candidates: readonly Heading[],
  headings: readonly Heading[],
): Heading | undefined {
  const region = spec.group === undefined ? undefined : groupRegion(headings, spec.group.heading);
  const inGroup = candidates.filter(
    ({ start }) => region !== undefined && start >= region.start && start < region.end,
  );
  return inGroup[0] ?? candidates.find(({ level }) => level === spec.level) ?? candidates[0];
}

/** From a group's heading to the next heading of its level or above. */
export function groupRegion(headings: readonly Heading[], name: string): Span | undefined {
  const index = headings.findIndex(({ text }) => headingKey(text) === headingKey(name));
  const heading = headings[index];
  if (heading === undefined) return undefined;
  const next = headings.slice(index + 1).find(({ level }) => level <= heading.level);
  return { start: heading.start, end: next?.start ?? Number.POSITIVE_INFINITY };
}

/** Start of the line behind `offset`; the text's end where there is none. */
export function afterLine(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found + 1;
}

function tableIn(
  text: string,
  content: Span,
  blocks: readonly Block[],
  spec: SectionSpec,
): TableSpan | undefined {
  const generated = generatedBlocks(text.slice(content.start, content.end));
  const block = blocks.find(
    ({ kind, start, end }) =>
      kind === 'table' &&
      start >= content.start &&
      end <= content.end &&
      !generated.some(part => start - content.start >= part.start && end - content.start <= part.end),
  );
  if (block === undefined) return undefined;
  const lines: Span[] = [];
  for (let start = block.start; start <= block.end; ) {
    const end = Math.min(afterLine(text, start), block.end);
    const line = text.slice(start, end);
    lines.push({ start, end: start + line.replace(/\r?\n$/, '').length });
    if (end >= block.end) break;
    start = end;
  }
  const header = lines[0]!;
  return {
    start: block.start,
    end: block.end,
    lines,
    columns: columnsOf(text.slice(header.start, header.end), spec.columns ?? []),
  };
}
