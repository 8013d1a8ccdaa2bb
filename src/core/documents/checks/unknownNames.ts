import type { PhaseContext, TextFile } from '../../plan/phaseContext.ts';
import { folderOf, resolvedPath } from '../relativePath.ts';
import type { Spot } from '../remark.ts';
import { handVisible } from './handVisible.ts';

const decision = /\b(?:decisions?|ADR)[ \-#]{1,2}(\d{1,6})\b/gi;
const component = /\bcomponents?[ \t]+`([^`\n]{1,100})`/g;
/** A path in code marks, without wildcards and line numbers. */
const path = /`([\w@.-]+(?:\/[\w@.-]+)+\/?)`/g;

/** Decisions, components and paths that a document names and that are not there. */
export function unknownNames(file: TextFile, { workspace, exists }: PhaseContext): Spot[] {
  const text = handVisible(file.text, true);
  const decisions = new Set(workspace.decisions.map(({ value }) => value.id.replace(/^0+(?=\d)/, '')));
  const components = workspace.blueprint?.value.components ?? {};
  const spots: Spot[] = [];
  const add = (found: RegExpExecArray, message: string): void => {
    spots.push({ start: found.index, end: found.index + found[0].length, message });
  };
  for (const found of text.matchAll(decision)) {
    const id = found[1]!;
    if (!decisions.has(id.replace(/^0+(?=\d)/, '')))
      add(found, `There is no decision ${id}: correct the number.`);
  }
  for (const found of text.matchAll(component)) {
    const id = found[1]!;
    if (!Object.hasOwn(components, id))
      add(found, `The blueprint has no component \`${id}\`: correct the name.`);
  }
  for (const found of text.matchAll(path)) {
    const written = found[1]!.replace(/\/$/, '');
    const [top = ''] = written.split('/', 1);
    const beside = resolvedPath(file.path, written);
    // Only what begins like a path of this workspace is one: `text/html` and `@scope/name` are not.
    const isOurs = exists(top) || (folderOf(file.path) !== '' && exists(`${folderOf(file.path)}/${top}`));
    if (!isOurs || exists(written) || (beside !== undefined && exists(beside))) continue;
    add(found, `\`${written}\` is not there: correct the path, or say that it is still to come.`);
  }
  return spots;
}
