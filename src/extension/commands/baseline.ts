import { ConfigurationTarget, window, workspace } from 'vscode';
import { settingIds } from '../../protocol/ids.ts';
import type { RequestResult } from '../../protocol/lsp.ts';
import { Refusal } from '../refusal.ts';
import type { CommandFactory } from './command.ts';

/** Accept what drifts now, once the person has seen how much that is. */
export const freezeBaseline: CommandFactory = services => async () => {
  const preview = accepted(await services.server.request('baseline', { prune: false }));
  if (preview.added > 0) {
    const accept = 'Accept';
    const detail = Object.entries(preview.rules)
      .map(([rule, count]) => `${rule}: ${count}`)
      .join('\n');
    const question = `Accept ${preview.added} ${preview.added === 1 ? 'finding' : 'findings'} into the baseline?`;
    const choice = await window.showWarningMessage(question, { modal: true, detail }, accept);
    if (choice !== accept) return;
  }
  const result = accepted(await services.changes.run('baseline', { prune: false }));
  void window.showInformationMessage(result.message);
};

/** Take out the lines whose drift is gone, and follow files that moved. */
export const pruneBaseline: CommandFactory = services => async () => {
  const result = accepted(await services.changes.run('baseline', { prune: true }));
  void window.showInformationMessage(result.message);
};

/** Show accepted drift as hints in the text, or hide it. */
export const toggleBaseline: CommandFactory = () => async () => {
  const settings = workspace.getConfiguration();
  const isShown = settings.get<boolean>(settingIds.showBaseline) !== false;
  await settings.update(settingIds.showBaseline, !isShown, ConfigurationTarget.Workspace);
  void window.showInformationMessage(
    isShown ? 'Accepted drift is hidden.' : 'Accepted drift is shown as hints.',
  );
};

function accepted(result: RequestResult<'baseline'>): RequestResult<'baseline'> & { ok: true } {
  if (!result.ok) throw new Refusal(result.message);
  return result;
}
