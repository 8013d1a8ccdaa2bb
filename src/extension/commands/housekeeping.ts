import { window } from 'vscode';
import { Refusal } from '../refusal.ts';
import type { CommandFactory } from './command.ts';

/** Load panel and trees again. */
export const refresh: CommandFactory = services => () => services.refresh();

/** End the language server and start it anew; everything is read and checked again. */
export const restartServer: CommandFactory = services => () => services.server.restart();

/** Bring the extension's log to the front. */
export const showLog: CommandFactory = services => () => services.log.show();

/** Take back the last change that panel or commands made to the plan's files. */
export const undo: CommandFactory = services => async () => {
  const undone = await services.changes.undo();
  if (!undone.ok) throw new Refusal(undone.message);
  void window.showInformationMessage(undone.message);
};
