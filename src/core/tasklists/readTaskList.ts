import { startOfFile } from '../model/text.ts';
import { finishList } from './finishList.ts';
import type { ImportedList } from './importedList.ts';
import { readMarkdownList } from './markdownList.ts';
import { readTaskMaster } from './taskMaster.ts';
import { readWorkPackage } from './workPackage.ts';

/**
 * Read a task list of any dialect, told by its content: Task Master's JSON, a work package of Spec Kitty, or Markdown
 * with check boxes. Never fails; a text without any task gives a list without tasks, and a problem.
 */
export function readTaskList(path: string, text: string): ImportedList {
  const draft = readTaskMaster(path, text) ?? readWorkPackage(path, text) ?? readMarkdownList(path, text);
  const list = finishList(draft);
  if (list.tasks.length === 0 && list.problems.length === 0) {
    const message =
      'there is no task here; a task is a line such as `- [ ] T001 Add the table in src/store/table.ts`';
    list.problems.push({ path, range: startOfFile, message, severity: 'warning' });
  }
  return list;
}
