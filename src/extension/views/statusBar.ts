import { type Disposable, MarkdownString, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { commandIds, viewIds } from '../../protocol/ids.ts';
import type { DidChange } from '../../protocol/lsp.ts';
import { driftStatus } from './driftStatus.ts';

const links = [
  ['Phases', `${viewIds.phases}.focus`],
  ['Drift', `${viewIds.drift}.focus`],
  ['Tasks', `${viewIds.tasks}.focus`],
  ['Dashboard', commandIds.openDashboard],
] as const;

/**
 * The one item in the status bar: how much drift there is, what is under way, whether the gate is open. Hidden
 * where there is neither a blueprint nor a plan.
 */
export class StatusBar implements Disposable {
  private readonly item: StatusBarItem = window.createStatusBarItem(
    'plumbrule.status',
    StatusBarAlignment.Left,
    10,
  );

  constructor() {
    this.item.name = 'Plumbrule';
    this.item.command = `${viewIds.phases}.focus`;
  }

  show(change: DidChange): void {
    const status = driftStatus(change);
    if (!status) {
      this.item.hide();
      return;
    }
    this.item.text = status.text;
    this.item.tooltip = tooltip(status.lines);
    this.item.accessibilityInformation = { label: status.lines.join('. '), role: 'button' };
    this.item.show();
  }

  hide(): void {
    this.item.hide();
  }

  dispose(): void {
    this.item.dispose();
  }
}

/** The lines, which may hold text of the workspace, and ways to the views. */
function tooltip(lines: readonly string[]): MarkdownString {
  const text = new MarkdownString();
  text.isTrusted = { enabledCommands: links.map(([, command]) => command) };
  for (const line of lines) text.appendText(line).appendMarkdown('\n\n');
  return text.appendMarkdown(links.map(([title, command]) => `[${title}](command:${command})`).join(' · '));
}
