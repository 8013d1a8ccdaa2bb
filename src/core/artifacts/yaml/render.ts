import type { Json } from '../../model/json.ts';
import { isMap } from '../patchJson.ts';
import { literalBlock, type Quote, scalarText } from './scalar.ts';

/** How a new value is written, taken from what stands around it. */
export interface Style {
  /** Blanks a nested map is indented by. */
  step: number;
  /** True where a list under a key is indented like a map. */
  listsIndented: boolean;
  /** Quotes of texts that need some. */
  spare: 'single' | 'double';
  /** True for `{ a: 1 }`, false for `{a: 1}`. */
  padded: boolean;
}

/** What a value looks like: `first` stands where the value starts, `rest` are whole lines below, indented. */
export interface Rendered {
  first: string;
  rest: string[];
}

const widest = 90;
const isEmpty = (value: object): boolean => Object.keys(value).length === 0;
const hasLines = (value: Json): boolean =>
  typeof value === 'string'
    ? value.includes('\n')
    : typeof value === 'object' && value !== null && Object.values(value).some(hasLines);

/** A value on one line, in `{…}` and `[…]`. */
export function renderFlow(value: Json, style: Style, quote: Quote = 'plain'): string {
  if (Array.isArray(value)) return `[${value.map(item => renderFlow(item, style, quote)).join(', ')}]`;
  if (!isMap(value)) return scalarText(value, true, quote, style.spare);
  if (isEmpty(value)) return '{}';
  const entries = Object.entries(value).map(
    ([key, item]) => `${renderKey(key, true, style)}: ${renderFlow(item, style)}`,
  );
  const pad = style.padded ? ' ' : '';
  return `{${pad}${entries.join(', ')}${pad}}`;
}

/** A map key. */
export function renderKey(key: string, inFlow: boolean, style: Style): string {
  return scalarText(key, inFlow, 'plain', style.spare);
}

/** Where a rendered value goes: behind a key or a dash, whose column is `column`. */
export interface Place {
  kind: 'entry' | 'item';
  column: number;
  /** True asks for `{…}` or `[…]`; undefined leaves it to the value: short lists of scalars are written so. */
  flow: boolean | undefined;
  quote: Quote;
}

/** A value as block text. */
export function renderBlock(value: Json, place: Place, style: Style): Rendered {
  if (typeof value === 'string') {
    const block = literalBlock(value, style.step);
    if (block === undefined) return { first: scalarText(value, false, place.quote, style.spare), rest: [] };
    const indent = ' '.repeat(place.column + style.step);
    return { first: block.header, rest: block.lines.map(line => (line === '' ? '' : indent + line)) };
  }
  if (typeof value !== 'object' || value === null) {
    return { first: scalarText(value, false, 'plain', style.spare), rest: [] };
  }
  if (isEmpty(value)) return { first: Array.isArray(value) ? '[]' : '{}', rest: [] };
  if (place.flow !== false && !hasLines(value)) {
    const text = renderFlow(value, style, Array.isArray(value) ? place.quote : 'plain');
    const isShortList =
      Array.isArray(value) && value.every(item => typeof item !== 'object') && text.length <= widest;
    if (place.flow === true || isShortList) return { first: text, rest: [] };
  }
  const lines = Array.isArray(value) ? listLines(value, place, style) : mapLines(value, place, style);
  if (place.kind === 'entry') return { first: '', rest: lines };
  return { first: lines[0]!.trimStart(), rest: lines.slice(1) };
}

function listLines(list: readonly Json[], place: Place, style: Style): string[] {
  const column =
    place.kind === 'item' ? place.column + 2 : place.column + (style.listsIndented ? style.step : 0);
  return list.flatMap(item => itemLines(item, column, style, { flow: place.flow, quote: place.quote }));
}

function mapLines(map: { [key: string]: Json }, place: Place, style: Style): string[] {
  const column = place.kind === 'item' ? place.column + 2 : place.column + style.step;
  return Object.entries(map).flatMap(([key, value]) => entryLines(key, value, column, style));
}

/** The lines of a list item whose dash stands at `column`. */
export function itemLines(
  value: Json,
  column: number,
  style: Style,
  hint: Pick<Place, 'flow' | 'quote'> = { flow: undefined, quote: 'plain' },
): string[] {
  const { first, rest } = renderBlock(value, { kind: 'item', column, ...hint }, style);
  return [`${' '.repeat(column)}- ${first}`, ...rest];
}

/** The lines of a map entry whose key stands at `column`. */
export function entryLines(
  key: string,
  value: Json,
  column: number,
  style: Style,
  hint: Pick<Place, 'flow' | 'quote'> = { flow: undefined, quote: 'plain' },
): string[] {
  const { first, rest } = renderBlock(value, { kind: 'entry', column, ...hint }, style);
  const line = `${' '.repeat(column)}${renderKey(key, false, style)}:`;
  return [first === '' ? line : `${line} ${first}`, ...rest];
}
