import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { PatchError } from '../../core/artifacts/patch.ts';
import {
  type ImportFiles,
  importSummary,
  importToNewPlan,
  importToPlan,
} from '../../core/guide/acts/importTasks.ts';
import type { ImportedList } from '../../core/tasklists/importedList.ts';
import { readTaskList } from '../../core/tasklists/readTaskList.ts';
import { clock } from '../../node/clock.ts';
import { checkedOut, personFromGit } from '../../node/git.ts';
import type { Project } from '../../node/project.ts';
import { replaceFile } from '../../node/writeFile.ts';
import { BrokenPlanError, type ExitCode, exitCodes, UsageError } from '../failure.ts';
import { type Format, print, printJson, printProblems } from '../output.ts';
import { choosePlan } from '../plans.ts';
import { openProject } from '../workspace.ts';

/** Where a folder of a known tool keeps its list. */
const listFiles = ['tasks.md', 'tasks.json', 'tasks/tasks.json', '.taskmaster/tasks/tasks.json'];

/** `plumbrule plan import FILE`: add a task list to a plan, or start a draft plan with it. */
export async function planImport(
  folder: string,
  file: string,
  { plan, format }: { plan?: string; format: Format },
): Promise<ExitCode> {
  const project = await openProject(folder);
  const absolute = listFile(resolve(folder, file), file);
  const list = readTaskList(shownPath(project.root, absolute, file), readText(absolute, file));
  if (list.tasks.length === 0) throw new BrokenPlanError(list.problems);
  const made =
    plan === undefined
      ? importToNewPlan(
          list,
          basename(dirname(absolute)),
          project.artifacts.plans.map(({ slug }) => slug),
        )
      : await addTo(project, plan, list);
  for (const { path, text } of made.files) replaceFile(project.root, path, text);
  const { tasks, problems } = made.imported;
  if (format === 'json') {
    const places = problems.map(({ path, range, message }) => ({ path, range, message }));
    printJson({ plan: made.plan, tasks, problems: places });
  } else {
    printProblems(problems, format);
    print(`${importSummary({ ...made.imported, problems: [] })} The plan is ${made.plan}.\n`);
  }
  return exitCodes.holds;
}

async function addTo(project: Project, slug: string, list: ImportedList): Promise<ImportFiles> {
  const plan = choosePlan(project.artifacts.plans, slug);
  const input = {
    context: { ...project.phaseContext(), plan },
    target: list.path,
    text: '',
    by: personFromGit(project.root) ?? '',
    clock,
    head: await checkedOut(project.root),
  };
  try {
    return importToPlan(input, list);
  } catch (error) {
    if (error instanceof PatchError) throw new BrokenPlanError(plan.tasks?.problems ?? []);
    throw error;
  }
}

function listFile(absolute: string, file: string): string {
  if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory() !== true) return absolute;
  const found = listFiles.map(name => join(absolute, name)).find(path => existsSync(path));
  if (found === undefined) throw new UsageError(`${file} is a folder without ${listFiles.join(' or ')}`);
  return found;
}

function readText(absolute: string, file: string): string {
  let text: string;
  try {
    text = readFileSync(absolute, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
  if (text.includes('\0')) throw new UsageError(`${file} is no text`);
  return text;
}

/** Relative to the workspace where the file lies in it, as it was called otherwise. */
function shownPath(root: string, absolute: string, file: string): string {
  const path = relative(root, absolute).split(sep).join('/');
  return path.startsWith('../') || path === '' ? file : path;
}
