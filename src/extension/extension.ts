import type { ExtensionContext } from 'vscode';
import { type Container, createContainer } from './container.ts';

let container: Container | undefined;

/** Called by VS Code once a workspace has plan files, or the person turns to a view or command of ours. */
export function activate(context: ExtensionContext): void {
  container = createContainer(context);
}

/** Called by VS Code when the extension ends; it waits a few seconds for the promise. */
export function deactivate(): Promise<void> | undefined {
  return container?.stop();
}
