import { isScalar, isSeq, type Node } from 'yaml';
import type { Json } from '../../model/json.ts';
import type { Splice } from '../splice.ts';
import { below, whole } from './lines.ts';
import { type Rendered, renderBlock, renderFlow, renderKey, type Style } from './render.ts';
import {
  blockScalarOf,
  type Collection,
  columnOf,
  type ItemSpan,
  isCollection,
  isFirstOnLine,
  isFlow,
  isUnwritten,
  itemSpans,
  lineEnd,
  lineStart,
  nextLine,
} from './spans.ts';
import { hintFrom, quoteOf } from './style.ts';

/** A text under edit with its habits. */
export interface Draft {
  text: string;
  eol: string;
  style: Style;
}

/** Give an item of a collection another value. */
export function replaceValue(draft: Draft, holder: Collection, item: ItemSpan, value: Json): Splice[] {
  return putValue(draft, item, renderFor(draft, holder, item, value));
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
/** Dates that stand without quotes are left so. */
const isDateNode = (node: Node | null): boolean => isScalar(node) && isoDate.test(String(node.value));

function renderFor(draft: Draft, holder: Collection, item: ItemSpan, value: Json): Rendered {
  const quote = quoteOf(item.value);
  if (isFlow(holder)) return { first: renderFlow(value, draft.style, quote), rest: [] };
  const old = item.value;
  if (typeof value === 'string' && isoDate.test(value) && quote === 'plain' && isDateNode(old)) {
    return { first: value, rest: [] };
  }
  const hint =
    isCollection(old) && old.items.length > 0 && isSeq(old) === Array.isArray(value)
      ? { flow: isFlow(old), quote: 'plain' as const }
      : { ...hintFrom(draft.text, holder, value), quote };
  const kind = item.key === undefined ? 'item' : 'entry';
  return renderBlock(value, { kind, column: columnOf(draft.text, item.head), ...hint }, draft.style);
}

function putValue({ text, eol }: Draft, item: ItemSpan, value: Rendered): Splice[] {
  const old = item.value;
  const spaced = value.first === '' ? '' : ` ${value.first}`;
  if (item.valueAt === undefined) {
    return [{ start: item.end, end: item.end, text: `:${spaced}` }];
  }
  if (isUnwritten(old)) {
    const end = lineEnd(text, item.valueAt);
    return [
      { start: item.valueAt, end: item.valueAt, text: spaced },
      { start: end, end, text: below(value.rest, eol) },
    ];
  }
  const [start, end] = old!.range!;
  const block = blockScalarOf(text, old);
  if (block !== undefined) {
    const firstAt = value.first === '' ? item.valueAt : block.headerStart;
    return [
      { start: firstAt, end: block.headerEnd, text: value.first },
      {
        start: lineEnd(text, block.headerEnd),
        end: Math.max(block.bodyEnd, lineEnd(text, block.headerEnd)),
        text: below(value.rest, eol),
      },
    ];
  }
  if (isCollection(old) && !isFlow(old)) return putOverBlock({ text, eol }, item, old, value, spaced);
  const lineBehind = lineEnd(text, end);
  return [
    { start: value.first === '' ? item.valueAt : start, end, text: value.first },
    { start: lineBehind, end: lineBehind, text: below(value.rest, eol) },
  ];
}

function putOverBlock(
  { text, eol }: Pick<Draft, 'text' | 'eol'>,
  item: ItemSpan,
  old: Collection,
  value: Rendered,
  spaced: string,
): Splice[] {
  const first = itemSpans(text, old)?.[0];
  if (first === undefined) return [];
  // A comment behind the last line would become part of a block text.
  const end = value.rest.length > 0 ? lineEnd(text, item.end) : item.end;
  if (!isFirstOnLine(text, first.head)) return [{ start: first.head, end, text: whole(value, eol) }];
  const valueAt = item.valueAt!;
  if (value.rest.length > 0) {
    const body = lineStart(text, first.head);
    // Blank lines above the old value would become the first lines of a block text.
    const isApart = spaced !== '' && text.slice(lineEnd(text, valueAt), body).trim() === '';
    return [
      { start: valueAt, end: valueAt, text: spaced },
      { start: isApart ? nextLine(text, valueAt) : body, end, text: value.rest.join(eol) },
    ];
  }
  return [{ start: valueAt, end: valueAt, text: spaced }, removedLines(text, first.head, item.end)];
}

/** Take whole lines away; at the end of a text without a final line break, the break before them. */
export function removedLines(text: string, from: number, to: number): Splice {
  const start = lineStart(text, from);
  const end = nextLine(text, to);
  if (end < text.length || text.endsWith('\n') || start === 0) return { start, end, text: '' };
  return { start: lineEnd(text, start - 1 - (text[start - 2] === '\r' ? 1 : 0)), end, text: '' };
}

/** Give a map key another name. */
export function renameKey(draft: Draft, holder: Collection, key: Node, name: string): Splice[] {
  const [start, end] = key.range!;
  const quote = quoteOf(key);
  const text =
    quote === 'plain' ? renderKey(name, isFlow(holder), draft.style) : renderFlow(name, draft.style, quote);
  return [{ start, end, text }];
}
