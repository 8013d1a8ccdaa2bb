import { isoTime, journalled } from '../../artifacts/journal.ts';
import { type Patch, PatchError } from '../../artifacts/patch.ts';
import { planFiles, planFolder } from '../../artifacts/paths.ts';
import { editYaml } from '../../artifacts/yamlEdit.ts';
import type { JournalEvent } from '../../model/journal.ts';
import { newPlan } from '../../plan/newPlan.ts';
import type { TextFile } from '../../plan/phaseContext.ts';
import type { ImportedList } from '../../tasklists/importedList.ts';
import { type Import, importInto } from '../../tasklists/importInto.ts';
import { readTaskList } from '../../tasklists/readTaskList.ts';
import { titleFor } from '../../tasklists/titleFor.ts';
import { counted } from '../../words.ts';
import type { Act, ActInput } from './act.ts';

/** An import as files to write. */
export interface ImportFiles {
  plan: string;
  files: TextFile[];
  imported: Import;
}

/** Add a list to the plan at hand. @throws PatchError where the plan's tasks cannot be read. */
export function importToPlan(input: ActInput, list: ImportedList): ImportFiles {
  const { slug, folder, tasks } = input.context.plan;
  const imported = importInto(tasks?.text, { ...list, title: titleFor(list, slug) });
  const events = finishedEvents(imported, list.path, input);
  const file = { path: `${folder}/${planFiles.tasks}`, text: imported.text };
  return { plan: slug, files: [file, ...journalled(input, events)], imported };
}

/** Start a draft plan with a list. `taken` are the slugs in use; `folder` names a list without a name at the root. */
export function importToNewPlan(list: ImportedList, folder: string, taken: Iterable<string>): ImportFiles {
  const title = titleFor(list, folder);
  const { slug, files } = newPlan(title, 'full', taken);
  const imported = importInto(undefined, { ...list, title });
  const draft: Patch = { op: 'set', path: ['state'], value: 'draft' };
  const texts: Readonly<Record<string, (text: string) => string>> = {
    [`${planFolder(slug)}/${planFiles.plan}`]: text => editYaml(text, [draft]),
    [`${planFolder(slug)}/${planFiles.tasks}`]: () => imported.text,
  };
  return {
    plan: slug,
    files: files.map(({ path, text }) => ({ path, text: texts[path]?.(text) ?? text })),
    imported,
  };
}

/** What the journal says of tasks that an import found done. */
function finishedEvents(
  { finished }: Import,
  source: string,
  { context, by, clock, head }: ActInput,
): JournalEvent[] {
  const at = isoTime(clock());
  return finished.map(({ id, from }) => ({
    type: 'status',
    at,
    ...(by === '' ? {} : { by }),
    plan: context.plan.slug,
    task: id,
    from,
    to: 'done',
    ...(head === undefined ? {} : { head }),
    reason: `done in the imported list ${source}`,
  }));
}

/** How many tasks came, and how many of them are done. */
export function importSummary({ tasks, problems }: Import): string {
  const done = tasks.filter(task => task.done).length;
  const count = `Imported ${counted(tasks.length, 'task')}, ${done} of them done.`;
  const [first, ...others] = problems;
  if (first === undefined) return count;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `${count} Look at line ${first.range.start.line + 1}: ${first.message}${more}.`;
}

/** Add a task list of the workspace to the plan; `target` is its path, or the answer where there is no target. */
const importTasks: Act = input => {
  const path = (input.target === '' ? input.text : input.target).trim().replace(/^\.\//, '');
  const text = input.context.read(path);
  if (text === undefined) return { ok: false, message: `There is no file ${path} that can be read.` };
  const list = readTaskList(path, text);
  if (list.tasks.length === 0)
    return { ok: false, message: `${path}: ${list.problems[0]?.message ?? 'there is no task in it'}` };
  try {
    const { files, imported } = importToPlan(input, list);
    return { ok: true, files, message: importSummary(imported), open: { path: files[0]!.path } };
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    return { ok: false, message: error.message };
  }
};

/** The acts that bring tasks from elsewhere, by id. */
export const importActs: Readonly<Record<string, Act>> = { 'tasks/import': importTasks };
