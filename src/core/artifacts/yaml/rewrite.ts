import { Document, isMap, isSeq, type Node, type Pair, visit } from 'yaml';
import type { Json, Path } from '../../model/json.ts';
import type { Patch } from '../patch.ts';
import { applySplices } from '../splice.ts';
import type { Style } from './render.ts';
import {
  type Collection,
  columnOf,
  endOf,
  isCollection,
  isFirstOnLine,
  isFlow,
  itemSpans,
  lineEnd,
} from './spans.ts';
import { findNode, keyOf, parseYaml } from './tree.ts';

/**
 * Ways to write a step that no small edit fits: the collection around it anew, then the one around that, up to
 * the whole file. Comments stay; the spelling of what is rewritten may not.
 */
export function* rewrites(text: string, step: Patch, eol: string, style: Style): Generator<string> {
  for (let depth = step.path.length - 1; depth >= 0; depth--) {
    const tree = parseYaml(text);
    if (tree.document === undefined || !changeNodes(tree.document, step)) return;
    const found = findNode(parseYaml(text), step.path.slice(0, depth), false);
    const changed = nodeAt(tree.document.contents, step.path.slice(0, depth));
    if (found.rest.length > 0 || !isCollection(found.node) || !isCollection(changed)) continue;
    const rewritten = rewriteOne(text, found.node, changed, eol, style);
    if (rewritten !== undefined) yield rewritten;
  }
  const { document } = parseYaml(text);
  if (document === undefined || !changeNodes(document, step)) return;
  yield document
    .toString({ lineWidth: 0, indent: style.step, indentSeq: style.listsIndented })
    .replaceAll('\n', eol);
}

function rewriteOne(
  text: string,
  old: Collection,
  changed: Collection,
  eol: string,
  style: Style,
): string | undefined {
  const flow = isFlow(old);
  const first = flow ? undefined : itemSpans(text, old)?.[0];
  const start = flow ? old.range?.[0] : first?.head;
  if (start === undefined) return undefined;
  // These stand outside the part that is replaced.
  changed.commentBefore = null;
  changed.comment = null;
  changed.spaceBefore = false;
  if (!flow && changed.items.length === 0) changed.flow = true;
  // A comment behind the last item is among what is written anew.
  const end = flow ? endOf(text, old) : lineEnd(text, endOf(text, old));
  const document = new Document();
  document.contents = changed as unknown as typeof document.contents;
  const options = {
    lineWidth: 0,
    indent: style.step,
    indentSeq: style.listsIndented,
    verifyAliasOrder: false,
  };
  const lines = document.toString(options).trimEnd().split('\n');
  const column = isFirstOnLine(text, start) || !flow ? columnOf(text, start) : 0;
  const indented = lines.map((line, index) =>
    index === 0 || line === '' ? line : ' '.repeat(column) + line,
  );
  return applySplices(text, [{ start, end, text: indented.join(eol) }]);
}

function nodeAt(root: unknown, path: Path): unknown {
  let node = root;
  for (const step of path) {
    if (isMap(node)) node = node.items.find(pair => keyOf(pair) === String(step))?.value;
    else if (isSeq(node) && typeof step === 'number') node = node.items[step];
    else return undefined;
  }
  return node;
}

function changeNodes(document: Document.Parsed, step: Patch): boolean {
  const holder = nodeAt(document.contents, step.path.slice(0, -1));
  const last = step.path.at(-1);
  const create = (value: Json): Node => {
    const node = document.createNode(value) as Node;
    // A block text and a comment cannot always stand together; quotes always can.
    visit(node, {
      Scalar(_, scalar) {
        if (String(scalar.value).includes('\n')) scalar.type = 'QUOTE_DOUBLE';
      },
    });
    return node;
  };
  if (isMap<Node, Node | null>(holder)) {
    const index = holder.items.findIndex(pair => keyOf(pair) === String(last));
    const pair = holder.items[index];
    if (step.op === 'set' && pair === undefined)
      holder.items.push(document.createPair(last, step.value) as Pair<Node, Node>);
    else if (step.op === 'set' && pair !== undefined)
      pair.value = withComments(create(step.value), pair.value);
    else if (step.op === 'remove' && pair !== undefined) holder.items.splice(index, 1);
    else if (step.op === 'rename' && pair !== undefined) pair.key = withComments(create(step.key), pair.key);
    else return false;
    return true;
  }
  if (!isSeq<Node>(holder) || typeof last !== 'number') return false;
  if (step.op === 'set') holder.items[last] = withComments(create(step.value), holder.items[last] ?? null);
  else if (step.op === 'insert') holder.items.splice(last, 0, create(step.value));
  else if (step.op === 'remove') holder.items.splice(last, 1);
  else if (step.op === 'move') holder.items.splice(step.to, 0, ...holder.items.splice(last, 1));
  else return false;
  return true;
}

function withComments(node: Node, old: Node | null): Node {
  if (old?.comment) node.comment = old.comment;
  if (old?.commentBefore) node.commentBefore = old.commentBefore;
  if (old?.spaceBefore) node.spaceBefore = true;
  return node;
}
