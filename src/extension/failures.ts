import { commands, type LogOutputChannel, window } from 'vscode';
import { commandIds } from '../protocol/ids.ts';
import { Refusal } from './refusal.ts';

/** Tell the person that something went wrong: a refusal as it is, anything else with a way to the log. */
export function showFailure(log: LogOutputChannel, error: unknown): void {
  if (error instanceof Refusal) {
    void window.showWarningMessage(error.message);
    return;
  }
  log.error(error instanceof Error ? error : String(error));
  offer(`Plumbrule: ${error instanceof Error ? error.message : String(error)}`, [showLog]);
}

/** The server ended too often to be started again by itself. */
export function showServerEnded(): void {
  offer('The Plumbrule language server keeps ending; findings are no longer updated.', [restart, showLog]);
}

const showLog = { title: 'Show Log', command: commandIds.showLog };
const restart = { title: 'Restart Server', command: commandIds.restartServer };

function offer(message: string, actions: readonly { title: string; command: string }[]): void {
  void window.showErrorMessage(message, ...actions).then(choice => {
    if (choice) void commands.executeCommand(choice.command);
  });
}
