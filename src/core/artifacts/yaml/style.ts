import { isMap, isPair, isScalar, isSeq, type Node, visit } from 'yaml';
import type { Json } from '../../model/json.ts';
import type { Place, Style } from './render.ts';
import type { Quote } from './scalar.ts';
import { type Collection, columnOf, isCollection, isFlow, itemSpans } from './spans.ts';
import type { YamlTree } from './tree.ts';

/** The habits of a file: the first example of each counts, and common ones where there is none. */
export function styleOf(tree: YamlTree): Style {
  let step: number | undefined;
  let listsIndented: boolean | undefined;
  let padded: boolean | undefined;
  let single = 0;
  let double = 0;
  const { text } = tree;
  visit(tree.document ?? null, {
    Scalar(_, node) {
      if (node.type === 'QUOTE_SINGLE') single++;
      if (node.type === 'QUOTE_DOUBLE') double++;
    },
    Map(_, node, parents) {
      const start = node.range?.[0];
      if (start === undefined) return;
      if (isFlow(node)) {
        if (node.items.length > 0) padded ??= /\s/.test(text[start + 1] ?? ' ');
        return;
      }
      const outer = outerColumn(text, parents);
      if (outer !== undefined && columnOf(text, start) > outer) step ??= columnOf(text, start) - outer;
    },
    Seq(_, node, parents) {
      const start = node.range?.[0];
      const outer = outerColumn(text, parents);
      if (start !== undefined && outer !== undefined && !isFlow(node)) {
        listsIndented ??= columnOf(text, start) > outer;
      }
    },
  });
  return {
    step: Math.min(step ?? 2, 9),
    listsIndented: listsIndented ?? true,
    padded: padded ?? true,
    spare: single > double ? 'single' : 'double',
  };
}

/** The column of the block map whose entry the visited value is. */
function outerColumn(text: string, parents: readonly unknown[]): number | undefined {
  const map = parents.at(-2);
  if (!isPair(parents.at(-1)) || !isMap(map) || isFlow(map) || !map.range) return undefined;
  return columnOf(text, map.range[0]);
}

/** How a new value in this collection should look, as its neighbours do. */
export function hintFrom(text: string, collection: Collection, value: Json): Pick<Place, 'flow' | 'quote'> {
  const spans = itemSpans(text, collection) ?? [];
  const values = spans.map(span => span.value);
  const quote = isSeq(collection) ? commonQuote(values) : 'plain';
  if (typeof value !== 'object' || value === null) return { flow: undefined, quote };
  const alike = values.findLast(
    (node): node is Collection => isCollection(node) && isSeq(node) === Array.isArray(value),
  );
  if (alike === undefined) return { flow: undefined, quote };
  return {
    flow: alike.items.length === 0 ? undefined : isFlow(alike),
    quote: isSeq<Node>(alike) ? commonQuote(alike.items) : 'plain',
  };
}

/** The quotes around every text of a list, or `plain`. */
function commonQuote(nodes: readonly (Node | null)[]): Quote {
  const quotes = new Set(
    nodes.filter(node => isScalar(node) && typeof node.value === 'string').map(node => quoteOf(node)),
  );
  const [only] = quotes;
  return quotes.size === 1 && only !== undefined ? only : 'plain';
}

/** The quotes around a scalar. */
export function quoteOf(node: Node | null): Quote {
  if (!isScalar(node)) return 'plain';
  return node.type === 'QUOTE_DOUBLE' ? 'double' : node.type === 'QUOTE_SINGLE' ? 'single' : 'plain';
}
