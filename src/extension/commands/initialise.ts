import { window } from 'vscode';
import { openFile } from '../workspace/openFile.ts';
import type { CommandFactory } from './command.ts';

export const initialise: CommandFactory = services => async () => {
  const root = await services.root();
  if (await root.initialised()) {
    void window.showInformationMessage('This workspace has a .plumbrule folder already.');
  } else {
    await services.changes.run('initialise', {});
    await openFile(root, '.plumbrule/blueprint.yaml');
  }
  await services.phases.show();
};
