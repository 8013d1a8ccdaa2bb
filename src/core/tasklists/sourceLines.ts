import { indexLines, type LineIndex } from '../artifacts/lineIndex.ts';
import { scanBlocks } from '../artifacts/markdown/blocks.ts';
import { frontMatterOf } from '../artifacts/markdown/frontMatter.ts';

/** A line of a Markdown text. */
export interface SourceLine {
  number: number;
  text: string;
  /** `hidden`: front matter and comments. `code`: between fences, the fences included. */
  kind: 'text' | 'code' | 'hidden' | 'heading';
  /** Of a heading: 1 to 6. */
  level: number;
}

const fenceStart = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})(.*)$/;
const fenceEnd = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;

/**
 * The lines of a Markdown text, each with what it is. Fences are paired wherever they are indented, since agents
 * indent them loosely; one that nothing closes is text, so that no task behind it is lost. Its line is in `unclosed`.
 */
export function sourceLines(text: string): { lines: SourceLine[]; unclosed: number[] } {
  const index = indexLines(text);
  const texts = text.split(/\r\n|\n|\r/);
  const lines = texts.map((line, number): SourceLine => ({ number, text: line, kind: 'text', level: 0 }));
  const unclosed: number[] = [];
  const fenceEnds = longestClosersBehind(texts);
  const commentEnds = lastLineWith(texts, '-->');
  let at = index.position(frontMatterOf(text)?.bodyStart ?? 0).line;
  for (const line of lines.slice(0, at)) line.kind = 'hidden';
  while (at < lines.length) {
    const line = lines[at]!;
    const fence = fenceStart.exec(line.text);
    const marks = fence?.[1] ?? '';
    if (fence !== null && !(marks[0] === '`' && fence[2]!.includes('`'))) {
      if (fenceEnds(at, marks[0]!) >= marks.length) at = markUntil(lines, at, 'code', t => closes(t, marks));
      else unclosed.push(at++);
    } else if (/^[ \t>]*<!--/.test(line.text) && at <= commentEnds) {
      at = markUntil(lines, at, 'hidden', (t, isFirst) =>
        (isFirst ? t.replace('<!--', '') : t).includes('-->'),
      );
    } else at++;
  }
  markHeadings(text, lines, index);
  return { lines, unclosed };
}

function closes(text: string, marks: string): boolean {
  const end = fenceEnd.exec(text)?.[1];
  return end !== undefined && end[0] === marks[0] && end.length >= marks.length;
}

/** Mark lines from `start` up to the one that ends the block; the first line behind it. */
function markUntil(
  lines: SourceLine[],
  start: number,
  kind: 'code' | 'hidden',
  ends: (text: string, isFirst: boolean) => boolean,
): number {
  for (let at = start; at < lines.length; at++) {
    lines[at]!.kind = kind;
    const isFirst = at === start;
    if (ends(lines[at]!.text, isFirst) && !(isFirst && kind === 'code')) return at + 1;
  }
  return lines.length;
}

/** The longest closing fence behind a line, by its character: looked up, since looking each time would be quadratic. */
function longestClosersBehind(texts: readonly string[]): (line: number, mark: string) => number {
  const longest = { '`': new Uint32Array(texts.length + 1), '~': new Uint32Array(texts.length + 1) };
  for (let line = texts.length - 1; line >= 0; line--) {
    const end = fenceEnd.exec(texts[line]!)?.[1] ?? '';
    for (const mark of ['`', '~'] as const) {
      longest[mark][line] = Math.max(longest[mark][line + 1]!, end[0] === mark ? end.length : 0);
    }
  }
  return (line, mark) => longest[mark as '`' | '~'][line + 1]!;
}

function lastLineWith(texts: readonly string[], words: string): number {
  for (let line = texts.length - 1; line >= 0; line--) if (texts[line]!.includes(words)) return line;
  return -1;
}

/** A line of dashes under text is meant as a rule in task lists, not as an underline that makes a heading. */
function markHeadings(text: string, lines: readonly SourceLine[], index: LineIndex): void {
  for (const heading of scanBlocks(text).headings) {
    if (text[heading.escapeAt] === '-') continue;
    const found = lines[index.position(heading.start).line];
    if (found?.kind !== 'text') continue;
    found.kind = 'heading';
    found.level = heading.level;
    found.text = heading.text;
  }
}
