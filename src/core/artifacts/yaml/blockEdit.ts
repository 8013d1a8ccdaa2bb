import { isSeq } from 'yaml';
import type { Json } from '../../model/json.ts';
import type { Splice } from '../splice.ts';
import { below, moveTexts } from './lines.ts';
import { entryLines, itemLines } from './render.ts';
import { type Draft, removedLines } from './setValue.ts';
import {
  type Collection,
  columnOf,
  type ItemSpan,
  isFirstOnLine,
  lineEnd,
  nextLine,
  withCommentsAbove,
} from './spans.ts';
import { hintFrom } from './style.ts';

/** Add an entry at the end of a map, or an item before position `index` of a list. */
export function insertInBlock(
  draft: Draft,
  holder: Collection,
  spans: readonly ItemSpan[],
  index: number,
  key: string | undefined,
  value: Json,
): Splice[] | undefined {
  const first = spans[0];
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const { text, eol, style } = draft;
  const column = columnOf(text, first.head);
  const hint = hintFrom(text, holder, value);
  const lines =
    isSeq(holder) || key === undefined
      ? itemLines(value, column, style, hint)
      : entryLines(key, value, column, style, hint);
  const next = spans[index];
  const apart = areApart(text, spans) ? [''] : [];
  if (next === undefined) {
    const end = behindInnerComments(text, lineEnd(text, last.end), column);
    return [{ start: end, end, text: below([...apart, ...lines], eol) }];
  }
  if (!isFirstOnLine(text, next.head)) {
    const moved = [...lines, ' '.repeat(column)].join(eol).trimStart();
    return [{ start: next.head, end: next.head, text: moved }];
  }
  const previous = spans[index - 1];
  const start = withCommentsAbove(text, next.head, previous === undefined ? 0 : nextLine(text, previous.end));
  return [{ start, end: start, text: [...lines, ...apart, ''].join(eol) }];
}

/** Past the comment lines that are indented deeper than the collection: they belong to its last item. */
function behindInnerComments(text: string, end: number, column: number): number {
  let behind = end;
  for (let start = nextLine(text, end); start < text.length; start = nextLine(text, start)) {
    const line = text.slice(start, lineEnd(text, start));
    const indent = line.search(/\S/);
    if (indent >= 0 && (line[indent] !== '#' || indent <= column)) break;
    if (indent >= 0) behind = lineEnd(text, start);
  }
  return behind;
}

/** True where a blank line stands between the last two items. */
function areApart(text: string, spans: readonly ItemSpan[]): boolean {
  const [before, after] = spans.slice(-2);
  return (
    after !== undefined && before !== undefined && /\n[ \t]*\r?\n/.test(text.slice(before.end, after.head))
  );
}

/** Take one of several items away; comments around it stay. */
export function removeFromBlock(
  { text }: Draft,
  spans: readonly ItemSpan[],
  index: number,
): Splice[] | undefined {
  const item = spans[index];
  if (item === undefined) return undefined;
  if (isFirstOnLine(text, item.head)) return [removedLines(text, item.head, item.end)];
  // The first item behind a dash: what comes next, comment or item, takes its place.
  const behind = text.slice(nextLine(text, item.end)).search(/\S/);
  return behind < 0 ? undefined : [{ start: item.head, end: nextLine(text, item.end) + behind, text: '' }];
}

/** Move an item with the comments directly above it to another position. */
export function moveInBlock(
  { text, eol }: Draft,
  spans: readonly ItemSpan[],
  from: number,
  to: number,
): Splice[] | undefined {
  if (spans.some(span => !isFirstOnLine(text, span.head))) return moveTexts(text, spans, from, to);
  const chunks = spans.map((span, index) => {
    const previous = spans[index - 1];
    const floor = previous === undefined ? 0 : nextLine(text, previous.end);
    return { start: withCommentsAbove(text, span.head, floor), end: lineEnd(text, span.end) };
  });
  const moved = chunks[from];
  const target = chunks[to];
  if (moved === undefined || target === undefined) return undefined;
  const lines = text.slice(moved.start, moved.end);
  const taken = removedLines(text, moved.start, moved.end);
  return to > from
    ? [taken, { start: target.end, end: target.end, text: eol + lines }]
    : [taken, { start: target.start, end: target.start, text: lines + eol }];
}
