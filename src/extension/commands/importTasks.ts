import { type Uri, window, workspace } from 'vscode';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { CommandFactory } from './command.ts';
import { pickOne, pickPlan } from './pick.ts';
import { runAct } from './runAct.ts';

const title = 'Import Task List';
/** Where the known kinds of task lists are kept, by their usual names. */
const usualFiles = '**/{tasks.md,tasks.json,TASKS.md,TODO.md,todo.md}';
const others = '**/{node_modules,.git,dist}/**';

/** Bring a task list of the workspace into a plan: one found by its usual name, or any that a person picks. */
export const importTasks: CommandFactory = services => async () => {
  const plan = await pickPlan(services, `${title}: Plan`);
  if (!plan) return;
  const path = await pickList(services);
  if (path) await runAct(services, title, { plan: plan.slug, act: 'tasks/import', target: path });
};

/** Path of the chosen file in the workspace. */
async function pickList(services: Services): Promise<string | undefined> {
  const root = await services.root();
  const found = await workspace.findFiles(usualFiles, others, 200);
  const paths = found.flatMap(uri => root.path(uri) ?? []).sort();
  if (paths.length > 0) {
    const choices = [
      ...paths.map(path => ({ label: path, path })),
      { label: '$(folder-opened) Another file…' },
    ];
    const choice = await pickOne<{ label: string; path?: string }>(title, choices, item => item);
    if (!choice || choice.path !== undefined) return choice?.path;
  }
  const [file] = (await askForFile(root.folder.uri)) ?? [];
  if (!file) return undefined;
  const path = root.path(file);
  if (path === undefined) throw new Refusal('Put the file into the workspace folder first.');
  return path;
}

const askForFile = (folder: Uri): Thenable<Uri[] | undefined> =>
  window.showOpenDialog({
    title,
    openLabel: 'Import',
    defaultUri: folder,
    filters: { 'Task lists': ['md', 'json'] },
  });
