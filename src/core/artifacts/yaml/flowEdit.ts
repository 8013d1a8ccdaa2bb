import { isSeq } from 'yaml';
import type { Json } from '../../model/json.ts';
import type { Splice } from '../splice.ts';
import { renderFlow, renderKey } from './render.ts';
import type { Draft } from './setValue.ts';
import {
  type Collection,
  columnOf,
  type ItemSpan,
  isFirstOnLine,
  lineEnd,
  lineStart,
  nextLine,
} from './spans.ts';
import { hintFrom } from './style.ts';

/** Add an entry at the end of `{…}`, or an item before position `index` of `[…]`. */
export function insertInFlow(
  { text, eol, style }: Draft,
  holder: Collection,
  spans: readonly ItemSpan[],
  index: number,
  key: string | undefined,
  value: Json,
): Splice[] | undefined {
  const last = spans.at(-1);
  if (last === undefined) return undefined;
  const written = renderFlow(value, style, hintFrom(text, holder, value).quote);
  const item = isSeq(holder) || key === undefined ? written : `${renderKey(key, true, style)}: ${written}`;
  const next = spans[index];
  const apart = (span: ItemSpan): string =>
    isFirstOnLine(text, span.head) ? eol + ' '.repeat(columnOf(text, span.head)) : ' ';
  if (next !== undefined) return [{ start: next.head, end: next.head, text: `${item},${apart(next)}` }];
  const comma = commaBehind(text, last.end);
  const at = comma ?? last.end;
  return [
    {
      start: at,
      end: at,
      text: `${comma === undefined ? ',' : ''}${apart(last)}${item}${comma === undefined ? '' : ','}`,
    },
  ];
}

/** Take one of several items away. */
export function removeFromFlow(
  { text }: Draft,
  spans: readonly ItemSpan[],
  index: number,
): Splice[] | undefined {
  const item = spans[index];
  if (item === undefined) return undefined;
  const comma = commaBehind(text, item.end) ?? item.end;
  const behind = text.slice(comma, lineEnd(text, comma));
  if (isFirstOnLine(text, item.head)) {
    return behind.trim() === ''
      ? [{ start: lineStart(text, item.head), end: nextLine(text, comma), text: '' }]
      : [{ start: item.head, end: comma + (/^\s*/.exec(behind)?.[0].length ?? 0), text: '' }];
  }
  const previous = spans[index - 1];
  if (previous !== undefined && comma === item.end && !text.slice(previous.end, item.head).includes('#')) {
    return [{ start: previous.end, end: item.end, text: '' }];
  }
  return [{ start: item.head, end: comma + (/^[ \t]*/.exec(behind)?.[0].length ?? 0), text: '' }];
}

/** The offset behind the comma that follows, if one does before anything else. */
function commaBehind(text: string, end: number): number | undefined {
  const found = /^\s*,/.exec(text.slice(end, end + 200));
  return found === null ? undefined : end + found[0].length;
}
