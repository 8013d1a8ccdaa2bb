import { type Disposable, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { viewIds } from '../../protocol/ids.ts';
import type { DidChange } from '../../protocol/lsp.ts';
import { driftStatus } from './driftStatus.ts';

/** The one item in the status bar: how much drift there is. Hidden where no blueprint is. */
export class StatusBar implements Disposable {
  private readonly item: StatusBarItem = window.createStatusBarItem(
    'plumbrule.drift',
    StatusBarAlignment.Left,
    10,
  );

  constructor() {
    this.item.name = 'Plumbrule Drift';
  }

  show(change: DidChange): void {
    const status = driftStatus(change);
    if (!status) {
      this.item.hide();
      return;
    }
    this.item.text = status.text;
    this.item.tooltip = status.label;
    this.item.accessibilityInformation = { label: status.label, role: 'button' };
    this.item.command = status.hasNew ? 'workbench.actions.view.problems' : `${viewIds.phases}.focus`;
    this.item.show();
  }

  hide(): void {
    this.item.hide();
  }

  dispose(): void {
    this.item.dispose();
  }
}
