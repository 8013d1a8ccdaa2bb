import { isGenericTitle } from './headings.ts';
import type { ImportedList } from './importedList.ts';

/** Folders that hold lists of any subject. */
const shelves =
  /^(?:tasks?|\.taskmaster|docs?|specs?|\.specify|\.kiro|openspec|changes|kitty-specs|plans?|\.|)$/i;

/** What to call the plan of a list: by its heading, or by the folder that it lies in; `root` names the outermost. */
export function titleFor(list: ImportedList, root: string): string {
  if (list.title !== undefined) return list.title;
  const folders = list.path.split('/').slice(0, -1);
  const folder = folders.findLast(name => !shelves.test(name) && !isGenericTitle(name));
  return folder ?? (root.trim() === '' ? 'Imported tasks' : root);
}
