import { CancellationError, commands, type LogOutputChannel, window } from 'vscode';
import { Refusal, type Remedy, restartServer, showLog } from './refusal.ts';

/** Tell the person that something went wrong: a refusal as it is, anything else with a way to the log. */
export function showFailure(log: LogOutputChannel, error: unknown): void {
  if (error instanceof CancellationError) return;
  if (error instanceof Refusal) {
    runChosen(window.showWarningMessage(error.message, ...error.remedies));
    return;
  }
  log.error(error instanceof Error ? error : String(error));
  const message = error instanceof Error ? error.message : String(error);
  runChosen(window.showErrorMessage(`Plumbrule: ${message}`, showLog));
}

/** The server ended too often to be started again by itself. */
export function showServerEnded(): void {
  const message = 'The Plumbrule language server keeps ending. Findings are no longer updated.';
  runChosen(window.showErrorMessage(message, restartServer, showLog));
}

function runChosen(choosing: Thenable<Remedy | undefined>): void {
  void choosing.then(remedy => {
    if (remedy) void commands.executeCommand(remedy.command);
  });
}
