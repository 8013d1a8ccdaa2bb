import { type Disposable, type ExtensionContext, window, workspace } from 'vscode';
import { viewIds } from '../protocol/ids.ts';
import type { TaskTree } from '../protocol/lsp.ts';
import { registerCommands } from './commands/registry.ts';
import { showFailure, showServerEnded } from './failures.ts';
import { LanguageServer } from './language/client.ts';
import { Refusal } from './refusal.ts';
import type { Services } from './services.ts';
import { PhasesPanels } from './views/phasesPanels.ts';
import { StatusBar } from './views/statusBar.ts';
import { TasksTree } from './views/tasksTree.ts';
import { panelHandlers } from './webview/panelHandlers.ts';
import { ApprovedTexts } from './workspace/approvedTexts.ts';
import { ChangeWriter } from './workspace/changeWriter.ts';
import { watchPresence } from './workspace/presence.ts';
import { findRoot, type Root } from './workspace/root.ts';

/** The server tells of changes at every keystroke; panel and tree follow at this pace. */
const refreshMs = 150;

/** The running extension. */
export interface Container {
  /** Ends the server; the rest goes with the extension's subscriptions. */
  stop(): Promise<void>;
}

/** Builds every service once and ties them together. Starts no process where there is no plan. */
export function createContainer(context: ExtensionContext): Container {
  const own = <T extends Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const log = own(window.createOutputChannel('Plumbrule', { log: true }));
  const statusBar = own(new StatusBar());
  const found = findRoot();
  const root = async (): Promise<Root> => {
    const folder = await found;
    if (!folder) throw new Refusal('Plumbrule works on a folder. Open one first.');
    return folder;
  };
  const server = own(
    new LanguageServer({
      log,
      module: context.asAbsolutePath('dist/server.js'),
      storage: context.storageUri?.fsPath,
      root,
      onGivenUp: showServerEnded,
    }),
  );
  const loadTasks = async (): Promise<TaskTree> => {
    const folder = await found;
    return server.started || (await folder?.initialised()) ? server.request('tasks', {}) : [];
  };
  const tasks = own(new TasksTree(loadTasks, log));
  const phases = new PhasesPanels({
    extensionUri: context.extensionUri,
    handlers: () => panelHandlers(services),
    log,
  });
  const refresh = (): void => {
    tasks.changed();
    phases.changed();
  };
  const services: Services = {
    log,
    root,
    server,
    changes: new ChangeWriter(server, root),
    phases,
    approved: own(new ApprovedTexts()),
    refresh,
  };
  for (const command of registerCommands(services)) own(command);
  own(window.registerWebviewViewProvider(viewIds.phases, phases));
  own(window.registerWebviewPanelSerializer(viewIds.panelTab, phases));
  own(window.createTreeView(viewIds.tasks, { treeDataProvider: tasks, showCollapseAll: true }));

  let waiting: NodeJS.Timeout | undefined;
  own({ dispose: () => clearTimeout(waiting) });
  own(server.onDidEnd(() => statusBar.hide()));
  own(
    server.onDidChange(change => {
      statusBar.show(change);
      waiting ??= setTimeout(() => {
        waiting = undefined;
        refresh();
      }, refreshMs);
    }),
  );

  const settle = (work: Promise<unknown>): void => void work.catch(error => showFailure(log, error));
  own(workspace.onDidGrantWorkspaceTrust(() => server.started && settle(server.restart())));
  settle(
    found.then(folder => {
      if (folder) own(watchPresence(folder, () => settle(server.start().then(refresh))));
    }),
  );
  return { stop: () => server.stop() };
}
