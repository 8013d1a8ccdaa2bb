import { isAlias } from 'yaml';
import type { Path } from '../model/json.ts';
import { indexLines } from './lineIndex.ts';
import { lineBreakOf } from './markdown/generated.ts';
import { type Patch, PatchError } from './patch.ts';
import { applyPatch, isMap, sameJson, valueAt, words } from './patchJson.ts';
import { applySplices, type Splice } from './splice.ts';
import { insertInBlock, moveInBlock, removeFromBlock } from './yaml/blockEdit.ts';
import { insertInFlow, removeFromFlow } from './yaml/flowEdit.ts';
import { moveTexts } from './yaml/lines.ts';
import { entryLines, itemLines, renderFlow } from './yaml/render.ts';
import { rewrites } from './yaml/rewrite.ts';
import { type Draft, renameKey, replaceValue } from './yaml/setValue.ts';
import { type Collection, isCollection, isFlow, itemSpans } from './yaml/spans.ts';
import { stepsOf } from './yaml/steps.ts';
import { styleOf } from './yaml/style.ts';
import { findNode, keyOf, parseYaml, type YamlTree } from './yaml/tree.ts';

/**
 * A YAML text after patches. What the patches do not touch stays byte for byte; every result is read again and
 * compared with the data that the patches ask for. Throws {@link PatchError} where a patch does not fit, or
 * where the text has syntax errors: then nothing was changed.
 */
export function editYaml(text: string, patches: readonly Patch[]): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  let tree = parseYaml(text.slice(mark.length));
  for (const patch of patches) {
    refuseBroken(tree);
    tree = applyOne(tree, throughAliases(tree, patch));
  }
  return mark + tree.text;
}

function refuseBroken(tree: YamlTree): void {
  const fault = tree.faults.find(({ severity }) => severity === 'error');
  if (fault === undefined) return;
  const { line } = indexLines(tree.text).position(fault.start);
  throw new PatchError(`line ${line + 1} cannot be read, so nothing was changed: ${fault.message}`);
}

/** An alias on the way is replaced by what it stands for, changed by the rest of the patch. */
function throughAliases(tree: YamlTree, patch: Patch): Patch {
  const found = findNode(tree, patch.path, false);
  if (!isAlias(found.node) || found.rest.length === 0) return patch;
  const path = patch.path.slice(0, patch.path.length - found.rest.length);
  return {
    op: 'set',
    path,
    value: applyPatch(valueAt(tree.json, path) ?? null, { ...patch, path: found.rest }),
  };
}

function applyOne(tree: YamlTree, patch: Patch): YamlTree {
  const wanted = applyPatch(tree.json, patch);
  if (sameJson(tree.json, wanted)) return tree;
  let now = tree;
  const isShared = (path: Path): boolean => isAlias(findNode(tree, path, false).node);
  for (const step of stepsOf(tree.json, patch, isShared)) now = applyStep(now, step);
  if (!sameJson(now.json, wanted))
    throw new PatchError(`${words(patch.path)} cannot be changed here; edit the text`);
  return now;
}

function applyStep(tree: YamlTree, step: Patch): YamlTree {
  const wanted = applyPatch(tree.json, step);
  const draft: Draft = { text: tree.text, eol: lineBreakOf(tree.text), style: styleOf(tree) };
  for (const text of candidates(tree, draft, step)) {
    const next = parseYaml(text);
    if (next.faults.every(({ severity }) => severity !== 'error') && sameJson(next.json, wanted)) return next;
  }
  const shared = tree.text.includes('&') ? ' (is it shared through an anchor?)' : '';
  throw new PatchError(`${words(step.path)} cannot be changed here${shared}; edit the text`);
}

/** Texts for a step, the one that touches least first. */
function* candidates(tree: YamlTree, draft: Draft, step: Patch): Generator<string> {
  const splices = smallEdit(tree, draft, step);
  if (splices !== undefined) yield applySplices(tree.text, splices);
  yield* rewrites(tree.text, step, draft.eol, draft.style);
}

function smallEdit(tree: YamlTree, draft: Draft, step: Patch): Splice[] | undefined {
  const last = step.path.at(-1);
  if (last === undefined) return step.op === 'set' ? replaceRoot(tree, draft, step) : undefined;
  const found = findNode(tree, step.path.slice(0, -1), false);
  const holder = found.node;
  if (found.rest.length > 0 || !isCollection(holder)) return undefined;
  const spans = itemSpans(draft.text, holder);
  if (spans === undefined) return undefined;
  const index = positionOf(holder, last);
  const item = spans[index];
  const flow = isFlow(holder);
  switch (step.op) {
    case 'set':
      if (item !== undefined) return replaceValue(draft, holder, item, step.value);
      return (flow ? insertInFlow : insertInBlock)(
        draft,
        holder,
        spans,
        spans.length,
        String(last),
        step.value,
      );
    case 'insert':
      return (flow ? insertInFlow : insertInBlock)(draft, holder, spans, index, undefined, step.value);
    case 'remove':
      return flow ? removeFromFlow(draft, spans, index) : removeFromBlock(draft, spans, index);
    case 'move':
      return flow ? moveTexts(draft.text, spans, index, step.to) : moveInBlock(draft, spans, index, step.to);
    case 'rename':
      return item?.key === undefined ? undefined : renameKey(draft, holder, item.key, step.key);
  }
}

function positionOf(holder: Collection, step: string | number): number {
  if (typeof step === 'number') return step;
  const index = holder.items.findIndex(pair => keyOf(pair as Parameters<typeof keyOf>[0]) === step);
  return index < 0 ? holder.items.length : index;
}

/** A file that is empty so far, or whose root takes another shape. */
function replaceRoot(tree: YamlTree, draft: Draft, step: Patch & { op: 'set' }): Splice[] {
  const { text, eol, style } = draft;
  const { value } = step;
  const lines =
    Array.isArray(value) && value.length > 0
      ? value.flatMap(item => itemLines(item, 0, style))
      : isMap(value) && Object.keys(value).length > 0
        ? Object.entries(value).flatMap(([key, item]) => entryLines(key, item, 0, style))
        : [renderFlow(value, style)];
  const [start, end] = tree.root?.range ?? [0, 0];
  if (end > start) {
    const spans = isCollection(tree.root) && !isFlow(tree.root) ? itemSpans(text, tree.root) : undefined;
    return [{ start: spans?.[0]?.head ?? start, end: spans?.at(-1)?.end ?? end, text: lines.join(eol) }];
  }
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  return [{ start: text.length, end: text.length, text: gap + lines.join(eol) + eol }];
}
