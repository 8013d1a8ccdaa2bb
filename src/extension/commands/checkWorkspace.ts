import { commands, window } from 'vscode';
import { commandIds } from '../../protocol/ids.ts';
import { patiently } from '../patience.ts';
import { Refusal } from '../refusal.ts';
import { driftPhrase } from '../views/driftStatus.ts';
import { exists } from '../workspace/root.ts';
import type { CommandFactory } from './command.ts';

/** The server checks all the time, and answers once it is done with every change: that is the check. */
export const checkWorkspace: CommandFactory = services => async () => {
  const root = await services.root();
  if (!(await exists(root.uri('.plumbrule/blueprint.yaml')))) {
    throw new Refusal('There is no blueprint to check against.', {
      title: 'Initialise',
      command: commandIds.initialise,
    });
  }
  const { drift } = await patiently('Checking the workspace', token =>
    services.server.request('overview', {}, token),
  );
  await commands.executeCommand('workbench.actions.view.problems');
  void window.showInformationMessage(`Plumbrule: ${driftPhrase(drift)}.`);
};
