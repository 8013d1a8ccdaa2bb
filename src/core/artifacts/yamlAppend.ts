import type { Json, Path } from '../model/json.ts';
import { lineBreakOf } from './markdown/generated.ts';
import type { Patch } from './patch.ts';
import { sameJson, valueAt } from './patchJson.ts';
import { applySplices } from './splice.ts';
import { insertInBlock } from './yaml/blockEdit.ts';
import { insertInFlow } from './yaml/flowEdit.ts';
import { isCollection, isFlow, itemSpans } from './yaml/spans.ts';
import { styleOf } from './yaml/style.ts';
import { findNode, parseYaml } from './yaml/tree.ts';
import { editYaml } from './yamlEdit.ts';

/**
 * A YAML text with items added at the end of the list at `path`, as `editYaml` would add them one by one, but
 * read once for all of them. A list that is missing is made. Throws PatchError where the text cannot be edited.
 */
export function appendItems(text: string, path: Path, items: readonly Json[]): string {
  if (items.length === 0) return text;
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const tree = parseYaml(text.slice(mark.length));
  const before = valueAt(tree.json, path);
  if (!Array.isArray(before) || before.length === 0) {
    return editYaml(text, [{ op: 'set', path, value: [...items] }]);
  }
  const together = insertedTogether(tree, path, items);
  if (together !== undefined) {
    const after = parseYaml(together);
    const sound = after.faults.every(({ severity }) => severity !== 'error');
    if (sound && sameJson(valueAt(after.json, path) ?? null, [...before, ...items])) return mark + together;
  }
  const oneByOne = items.map((value, index): Patch => {
    return { op: 'insert', path: [...path, before.length + index], value };
  });
  return editYaml(text, oneByOne);
}

/** All items put behind the last one; undefined where the list's text is not simple enough for that. */
function insertedTogether(
  tree: ReturnType<typeof parseYaml>,
  path: Path,
  items: readonly Json[],
): string | undefined {
  const { node: list, rest } = findNode(tree, path, false);
  if (rest.length > 0 || !isCollection(list)) return undefined;
  const spans = itemSpans(tree.text, list);
  if (spans === undefined) return undefined;
  const draft = { text: tree.text, eol: lineBreakOf(tree.text), style: styleOf(tree) };
  const insert = isFlow(list) ? insertInFlow : insertInBlock;
  const splices = items.map(value => insert(draft, list, spans, spans.length, undefined, value)?.[0]);
  const [first] = splices;
  if (first === undefined || splices.includes(undefined)) return undefined;
  return applySplices(tree.text, [{ ...first, text: splices.map(splice => splice!.text).join('') }]);
}
