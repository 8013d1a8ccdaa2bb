import { window } from 'vscode';
import { patiently } from '../patience.ts';
import { openFile } from '../workspace/openFile.ts';
import type { CommandFactory } from './command.ts';

/** Writes a first blueprint from the folders that are there. */
export const initialise: CommandFactory = services => async () => {
  const { changes } = await patiently('Looking at the folder', token =>
    services.changes.run('initialise', {}, token),
  );
  if (changes.length === 0) void window.showInformationMessage('This folder has a blueprint already.');
  await services.phases.show();
  await openFile(await services.root(), '.plumbrule/blueprint.yaml');
};
