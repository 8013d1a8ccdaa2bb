import {
  type CST,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** A list item or map entry in its text, by offsets. */
export interface ItemSpan {
  /** The dash, or the key with its anchor, tag or `?`. */
  head: number;
  key: Node | undefined;
  /** Behind the dash, the colon, or a value's anchor and tag: where a value may be put. Undefined for a bare key. */
  valueAt: number | undefined;
  /** The value; null where nothing is written. */
  value: Node | null;
  /** End of what is written, without comments and blank lines behind it. */
  end: number;
}

/** A collection whose items can be edited. */
export type Collection = YAMLMap | YAMLSeq;

/** True for a map or list node. */
export const isCollection = (node: unknown): node is Collection => isMap(node) || isSeq(node);

/** True for `{…}` and `[…]`. */
export const isFlow = (collection: Collection): boolean => collection.srcToken?.type === 'flow-collection';

const outside = new Set(['space', 'newline', 'comment', 'comma', 'flow-map-start', 'flow-seq-start']);
const isSignificant = (token: CST.SourceToken): boolean => !outside.has(token.type);

/** True where the scalar was not written at all. */
export const isUnwritten = (node: Node | null): boolean =>
  node === null ||
  (isScalar(node) && node.range !== undefined && node.range !== null && node.range[0] === node.range[1]);

/** A collection's items in their order; undefined where tokens and nodes do not go together (a broken text). */
export function itemSpans(text: string, collection: Collection): ItemSpan[] | undefined {
  const token = collection.srcToken;
  if (token === undefined || !('items' in token)) return undefined;
  const written = (token.items as CST.CollectionItem[]).filter(
    item =>
      (item.key !== undefined && item.key !== null) ||
      item.sep !== undefined ||
      item.value !== undefined ||
      item.start.some(isSignificant),
  );
  if (written.length !== collection.items.length) return undefined;
  const spans: ItemSpan[] = [];
  for (const [index, item] of written.entries()) {
    const entry = collection.items[index] as Node | Pair<Node, Node | null>;
    const span = isPair<Node, Node | null>(entry) ? mapEntry(text, item, entry) : listItem(text, item, entry);
    if (span === undefined) return undefined;
    spans.push(span);
  }
  return spans;
}

function listItem(text: string, item: CST.CollectionItem, value: Node): ItemSpan | undefined {
  const marks = item.start.filter(isSignificant);
  const head = marks[0]?.offset ?? item.key?.offset ?? item.value?.offset ?? value.range?.[0];
  if (head === undefined) return undefined;
  const lastMark = marks.at(-1);
  const valueAt = lastMark === undefined ? head : lastMark.offset + lastMark.source.length;
  return { head, key: undefined, valueAt, value, end: isUnwritten(value) ? valueAt : endOf(text, value) };
}

function mapEntry(
  text: string,
  item: CST.CollectionItem,
  pair: Pair<Node, Node | null>,
): ItemSpan | undefined {
  const marks = item.start.filter(isSignificant);
  const head = marks[0]?.offset ?? item.key?.offset ?? item.sep?.[0]?.offset;
  if (head === undefined) return undefined;
  const lastMark = item.sep?.filter(isSignificant).at(-1);
  const valueAt = lastMark === undefined ? undefined : lastMark.offset + lastMark.source.length;
  const value = pair.value;
  const end = isUnwritten(value) ? (valueAt ?? endOf(text, pair.key)) : endOf(text, value!);
  return { head, key: pair.key, valueAt, value, end };
}

/** End of a node's written text, without the comments and blank lines behind it. */
export function endOf(text: string, node: Node): number {
  const end = node.range?.[1] ?? 0;
  if (isCollection(node)) {
    if (isFlow(node)) return end;
    return itemSpans(text, node)?.at(-1)?.end ?? end;
  }
  const block = blockScalarOf(text, node);
  return block === undefined ? end : block.bodyEnd;
}

/** A block scalar (`|` or `>`) in its text. */
interface BlockScalarSpan {
  headerStart: number;
  headerEnd: number;
  bodyStart: number;
  /** End of its last line with content, without the line break; with `+`, of its last line. */
  bodyEnd: number;
}

/** The parts of a block scalar; undefined for every other node. */
export function blockScalarOf(text: string, node: Node | null): BlockScalarSpan | undefined {
  const token = isScalar(node) ? node.srcToken : undefined;
  if (token?.type !== 'block-scalar') return undefined;
  const header = token.props.find(prop => prop.type === 'block-scalar-header') as CST.SourceToken | undefined;
  const last = token.props.at(-1) as CST.SourceToken | undefined;
  if (header === undefined || last === undefined) return undefined;
  const headerEnd = header.offset + header.source.length;
  const bodyStart = last.offset + last.source.length;
  const body = text.slice(bodyStart, bodyStart + token.source.length);
  const content = header.source.includes('+') ? body.replace(/\r?\n$/, '') : body.trimEnd();
  // An empty body ends with its header, so that what follows goes on the next line.
  const bodyEnd = content === '' ? headerEnd : bodyStart + content.length;
  return { headerStart: header.offset, headerEnd, bodyStart, bodyEnd };
}

/** Start of the line that holds the offset. */
export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** End of the line that holds the offset, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  if (found < 0) return text.length;
  return found > offset && text[found - 1] === '\r' ? found - 1 : found;
}

/** Start of the next line; the text's end where there is none. */
export function nextLine(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found + 1;
}

/** How far the offset is from the start of its line. */
export const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

/** True where only blanks stand before the offset in its line. */
export const isFirstOnLine = (text: string, offset: number): boolean =>
  text.slice(lineStart(text, offset), offset).trim() === '';

/** Start of the comment lines that stand directly above the line of `offset`, at the same indentation. */
export function withCommentsAbove(text: string, offset: number, floor: number): number {
  const column = columnOf(text, offset);
  let start = lineStart(text, offset);
  while (start > floor) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start);
    if (above < floor || line.search(/\S/) !== column || line[column] !== '#') break;
    start = above;
  }
  return start;
}
