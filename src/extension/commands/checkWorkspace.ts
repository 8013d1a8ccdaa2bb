import { commands, ProgressLocation, window } from 'vscode';
import { Refusal } from '../refusal.ts';
import { driftPhrase } from '../views/driftStatus.ts';
import type { CommandFactory } from './command.ts';

/** The server checks all the time; this waits for it to be done and says what it found. */
export const checkWorkspace: CommandFactory = services => async () => {
  const { active, drift } = await window.withProgress(
    { location: ProgressLocation.Window, title: 'Plumbrule: checking' },
    () => services.server.idle(),
  );
  if (!active) {
    throw new Refusal('There is no blueprint to check against. Run "Plumbrule: Initialise" to start one.');
  }
  await commands.executeCommand('workbench.actions.view.problems');
  void window.showInformationMessage(`Plumbrule: ${driftPhrase(drift)}.`);
};
