import { commands, type Disposable, type ExtensionContext, window, workspace } from 'vscode';
import { dashboardConversation } from '../protocol/dashboard.ts';
import { contextKeys, viewIds } from '../protocol/ids.ts';
import type { DidChange } from '../protocol/lsp.ts';
import { panelConversation } from '../protocol/panel.ts';
import { registerCommands } from './commands/registry.ts';
import { dashboardHandlers } from './dashboard/dashboardHandlers.ts';
import { showFailure, showServerEnded } from './failures.ts';
import { LanguageServer } from './language/client.ts';
import { panelHandlers } from './panel/panelHandlers.ts';
import { Refusal } from './refusal.ts';
import type { Services } from './services.ts';
import { PacedRefresh } from './views/pacedRefresh.ts';
import { PhasesPanels } from './views/phasesPanels.ts';
import { StatusBar } from './views/statusBar.ts';
import { Trees } from './views/trees.ts';
import { EditorTab } from './webview/editorTab.ts';
import { pageKinds } from './webview/html.ts';
import { ApprovedTexts } from './workspace/approvedTexts.ts';
import { ChangeWriter } from './workspace/changeWriter.ts';
import { watchPresence } from './workspace/presence.ts';
import { findRoot, type Root } from './workspace/root.ts';

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
  const trees = own(new Trees({ found, server, memory: context.workspaceState, log }));
  const { extensionUri } = context;
  const phases = new PhasesPanels({
    kind: pageKinds.panel,
    conversation: panelConversation,
    handlers: () => panelHandlers(services),
    extensionUri,
    log,
  });
  const dashboard = new EditorTab(viewIds.dashboard, {
    kind: pageKinds.dashboard,
    conversation: dashboardConversation,
    handlers: () => dashboardHandlers(services),
    extensionUri,
    log,
  });
  const driftChanged = (): void => {
    trees.driftChanged();
    dashboard.notify('workspace/didChange', {});
  };
  const refresh = (): void => {
    trees.changed();
    phases.changed();
    dashboard.notify('workspace/didChange', {});
  };
  const services: Services = {
    log,
    root,
    server,
    changes: new ChangeWriter(server, root),
    phases,
    dashboard,
    trees,
    approved: own(new ApprovedTexts()),
    refresh,
  };
  for (const command of registerCommands(services)) own(command);
  own(window.registerWebviewViewProvider(viewIds.phases, phases));
  own(window.registerWebviewPanelSerializer(viewIds.panelTab, phases.tab));
  own(window.registerWebviewPanelSerializer(viewIds.dashboard, dashboard));

  const paced = own(new PacedRefresh({ all: refresh, drift: driftChanged }));
  own(server.onDidEnd(() => statusBar.hide()));
  own(
    server.onDidChange(change => {
      statusBar.show(change);
      showInContext(change);
      paced.take(change);
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

/** What menus and welcome texts depend on. */
function showInContext({ plans, active }: DidChange): void {
  void commands.executeCommand('setContext', contextKeys.hasPlan, plans > 0);
  void commands.executeCommand('setContext', contextKeys.hasBlueprint, active);
}
