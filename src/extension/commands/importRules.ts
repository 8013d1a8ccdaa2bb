import { type Uri, window } from 'vscode';
import type { RequestResult } from '../../protocol/lsp.ts';
import { patiently } from '../patience.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { openFile } from '../workspace/openFile.ts';
import type { CommandFactory } from './command.ts';
import { pickMany } from './pick.ts';

const title = 'Import Rules';

type Carried = Extract<RequestResult<'carryRules'>, { ok: true }>;

/** Carry the rules of other tools over into the blueprint, from the files that a person chooses. */
export const importRules: CommandFactory = services => async () => {
  const paths = await pickRuleFiles(services);
  if (paths) await importRuleFiles(services, paths);
};

/**
 * The same from these files: a person sees the blueprint as it would be, and says whether to write it. Returns what came
 * of it; undefined where the person does not want it.
 */
export async function importRuleFiles(
  services: Services,
  paths: readonly string[],
): Promise<string | undefined> {
  const root = await services.root();
  const carried = await patiently('Holding the code to the rules', token =>
    services.server.request('carryRules', { paths: [...paths] }, token),
  );
  if (!carried.ok) throw new Refusal(carried.message);
  if (!carried.changed) return tell(services, carried, carried.message);
  const close = await services.approved.preview(root, carried, true);
  const isWanted = await confirm(services, carried);
  await close();
  if (!isWanted) return undefined;
  const result = await services.changes.run('importRules', { shown: carried.shown });
  if (!result.ok) throw new Refusal(result.message);
  await openFile(root, carried.path);
  return tell(services, carried, `${result.message} ${carried.message}`);
}

/** The files whose rules to carry over; all that are found are chosen at first, and a single one is not asked for. */
async function pickRuleFiles(services: Services): Promise<string[] | undefined> {
  const found = await patiently('Looking for rule files', token =>
    services.server.request('ruleFiles', {}, token),
  );
  if (found.length === 0) return askForFile(services);
  if (found.length === 1) return found.map(({ path }) => path);
  const chosen = await pickMany(`${title}: Files`, found, ({ path, tools, rules, readable }) => ({
    label: path,
    description: tools.join(', '),
    detail: readable ? `${rules} ${rules === 1 ? 'rule' : 'rules'}` : 'It cannot be read',
  }));
  return chosen && chosen.length > 0 ? chosen.map(({ path }) => path) : undefined;
}

/** Rules may stand in a file of any name. */
async function askForFile(services: Services): Promise<string[] | undefined> {
  const choose = 'Choose a File…';
  const choice = await window.showInformationMessage(
    'No rules of dependency-cruiser, eslint-plugin-boundaries, Nx, import-linter, tach, deptrac or go-arch-lint were found in this folder.',
    choose,
  );
  if (choice !== choose) return undefined;
  const root = await services.root();
  const files = await window.showOpenDialog({ title, openLabel: 'Import', defaultUri: root.folder.uri });
  return files?.map((file: Uri) => {
    const path = root.path(file);
    if (path === undefined) throw new Refusal('Put the file into the workspace folder first.');
    return path;
  });
}

/** Whether to write what is shown. The question stays while the person looks around in the editor. */
async function confirm(services: Services, carried: Carried): Promise<boolean> {
  const apply = { label: '$(check) Apply', detail: carried.message };
  const report = {
    label: '$(info) Show Report',
    detail: carried.losses,
  };
  const cancel = { label: '$(close) Cancel', detail: 'Write nothing' };
  const items = carried.losses === '' ? [apply, cancel] : [apply, report, cancel];
  for (;;) {
    const choice = await window.showQuickPick(items, {
      title,
      placeHolder: `Write this to ${carried.path}?`,
      ignoreFocusOut: true,
    });
    if (choice !== report) return choice === apply;
    await showReport(services, carried);
  }
}

const showReport = (services: Services, { report }: Carried): Promise<void> =>
  services.approved.read('Imported Rules', report);

/** Say what came of it, with a way to what was left behind. Returns the words. */
function tell(services: Services, carried: Carried, message: string): string {
  const show = 'Show Report';
  const words = `${message} ${carried.losses}`.trim();
  // Not awaited: the command is done, whenever the notification goes away.
  void window.showInformationMessage(words, ...(carried.losses === '' ? [] : [show])).then(choice => {
    if (choice === show) void showReport(services, carried);
  });
  return words;
}
