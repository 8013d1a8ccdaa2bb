import { indexLines } from '../lineIndex.ts';
import { applySplices } from '../splice.ts';
import { type Block, scanBlocks } from './blocks.ts';
import { generatedBlocks, normaliseLineEnds } from './generated.ts';

/** Offsets, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** What a person wrote under a heading: without generated blocks, and without comments before and behind it. */
export interface AnswerSpan {
  /** The hand-written pieces, trimmed; several where generated blocks stand between them. */
  pieces: Span[];
  /** Where an answer goes that is not there yet. */
  place: number;
}

/** Find the answer in the part `content` of a text, whose blocks are `blocks`. */
export function answerSpan(text: string, content: Span, blocks: readonly Block[]): AnswerSpan {
  const inside = (span: Span): boolean => span.start >= content.start && span.end <= content.end;
  const generated = generatedBlocks(text.slice(content.start, content.end)).map(block => ({
    start: block.start + content.start,
    end: block.end + content.start,
  }));
  // Words behind a comment's end are an answer, though Markdown takes the whole line for HTML.
  const comments = blocks.flatMap(({ kind, start, end }): Span[] => {
    const mark = kind === 'comment' && inside({ start, end }) ? text.indexOf('-->', start) : -1;
    return mark < 0 || mark + 3 > end ? [] : [{ start, end: mark + 3 }];
  });
  let next = 0;
  const pieces = gaps(content, generated)
    .map(gap => {
      while (next < comments.length && comments[next]!.start < gap.start) next++;
      const first = next;
      while (next < comments.length && comments[next]!.end <= gap.end) next++;
      return trimmed(text, withoutOuterComments(text, gap, comments.slice(first, next)));
    })
    .filter(({ start, end }) => end > start);
  const place = Math.max(content.start, generated.at(-1)?.end ?? 0, comments.at(-1)?.end ?? 0);
  return { pieces, place };
}

function gaps(content: Span, holes: readonly Span[]): Span[] {
  const found: Span[] = [];
  let start = content.start;
  for (const hole of holes) {
    found.push({ start, end: hole.start });
    start = hole.end;
  }
  return [...found, { start, end: content.end }];
}

function withoutOuterComments(text: string, gap: Span, comments: readonly Span[]): Span {
  const isBlank = (start: number, end: number): boolean => text.slice(start, end).trim() === '';
  let { start, end } = gap;
  for (const comment of comments) {
    if (!isBlank(start, comment.start)) break;
    start = comment.end;
  }
  for (const comment of comments.toReversed()) {
    if (comment.start < start || !isBlank(comment.end, end)) break;
    end = comment.start;
  }
  return { start, end };
}

function trimmed(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, end);
  const from = start + piece.length - piece.trimStart().length;
  return { start: from, end: Math.max(from, start + piece.trimEnd().length) };
}

/** The answer as a form shows it, whatever line ends and escapes the file has. */
export function answerText(text: string, { pieces }: AnswerSpan): string {
  return restore(pieces.map(({ start, end }) => normaliseLineEnds(text.slice(start, end))).join('\n\n'));
}

/** What reading gives back once `text` is an answer: trimmed, without comments around it. */
export function answerOf(text: string): string {
  const normal = normaliseLineEnds(text);
  const { pieces } = answerSpan(normal, { start: 0, end: normal.length }, scanBlocks(normal).blocks);
  return closed(pieces.map(({ start, end }) => normal.slice(start, end)).join('\n\n'));
}

/** Line starts that would be structure without the backslashes before them. */
const escaped =
  /^( {0,3})(\\+)(?=#{1,6}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$|<(?:!|\?|script|pre|style|textarea))/i;
const mostRounds = 50;

/**
 * An answer as it may stand in a file: a line that would start a heading which ends the section, or HTML that
 * never ends, gets a backslash; a code fence that is left open is closed. `breaks` says which headings end it.
 */
export function protect(answer: string, breaks: (level: number, heading: string) => boolean): string {
  let text = answer;
  const marked = new Set<number>();
  for (let round = 0; round < mostRounds; round++) {
    const { headings, open } = scanBlocks(text);
    const places = headings
      .filter(({ level, text: words }) => breaks(level, words))
      .map(({ escapeAt }) => escapeAt);
    if (open !== undefined && open.kind !== 'code')
      places.push(open.start + text.slice(open.start).search(/\S/));
    if (places.length === 0) break;
    const lines = indexLines(text);
    for (const place of places) marked.add(lines.position(place).line);
    text = applySplices(
      text,
      places.map(place => ({ start: place, end: place, text: '\\' })),
    );
  }
  // A backslash that was written there gets a second one, so that reading takes away the right one.
  return closed(
    mapLines(text, (line, number) => (marked.has(number) ? line : line.replace(escaped, '$1\\$2'))),
  );
}

/** What reading makes of a protected answer. */
export function restore(text: string): string {
  // Hardly any answer needs it, and finding the blocks takes most of the time.
  if (!/^ {0,3}\\/m.test(text)) return text;
  return mapLines(text, line =>
    line.replace(escaped, (_, blanks: string, marks: string) => blanks + marks.slice(1)),
  );
}

function closed(text: string): string {
  const { open } = scanBlocks(text);
  return open?.kind === 'code' ? `${text}\n${open.closer}` : text;
}

/** Change the lines that are text: code and HTML stay as they are. */
function mapLines(text: string, change: (line: string, number: number) => string): string {
  const blocks = scanBlocks(text).blocks.filter(({ kind }) => kind !== 'table');
  let offset = 0;
  let next = 0;
  return text
    .split('\n')

    .map((line, number) => {
      const start = offset;
      offset += line.length + 1;
      while (next < blocks.length && blocks[next]!.end < start) next++;
      const block = blocks[next];
      return block !== undefined && block.start <= start && start <= block.end ? line : change(line, number);
    })
    .join('\n');
}
