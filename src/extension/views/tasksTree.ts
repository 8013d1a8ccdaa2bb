import {
  commands,
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import { commandIds, contextKeys } from '../../protocol/ids.ts';
import type { TaskTree } from '../../protocol/lsp.ts';
import { type TaskStatus, type TreeNode, taskNodes } from './taskNodes.ts';

const statusIcons: Readonly<Record<TaskStatus, ThemeIcon>> = {
  todo: new ThemeIcon('circle-large-outline'),
  doing: new ThemeIcon('play-circle', new ThemeColor('charts.blue')),
  done: new ThemeIcon('pass-filled', new ThemeColor('charts.green')),
  blocked: new ThemeIcon('circle-slash', new ThemeColor('charts.red')),
};
const branchIcons = {
  plan: new ThemeIcon('notebook'),
  milestone: new ThemeIcon('milestone'),
  phase: new ThemeIcon('list-ordered'),
} as const;

/** Plans with their milestones, phases and tasks. */
export class TasksTree implements TreeDataProvider<TreeNode>, Disposable {
  private readonly changes = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changes.event;

  constructor(
    private readonly load: () => Promise<TaskTree>,
    private readonly log: LogOutputChannel,
  ) {}

  changed(): void {
    this.changes.fire();
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) return node.kind === 'task' ? [] : node.children;
    try {
      const nodes = taskNodes(await this.load());
      await commands.executeCommand('setContext', contextKeys.hasPlan, nodes.length > 0);
      return nodes;
    } catch (error) {
      // The person did not ask for this load, so it does not interrupt them.
      this.log.warn(`Loading the tasks: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  }

  dispose(): void {
    this.changes.dispose();
  }

  getTreeItem(node: TreeNode): TreeItem {
    const item = new TreeItem(node.label, collapsibleState(node));
    item.description = node.description;
    item.contextValue = node.kind;
    // A narrow view cuts the row off.
    item.tooltip = `${node.label} (${node.description})`;
    item.accessibilityInformation = { label: `${node.label}, ${node.description}` };
    if (node.kind === 'task') {
      item.iconPath = statusIcons[node.status];
      item.command = { command: commandIds.openTask, title: 'Open Task', arguments: [node] };
    } else {
      item.iconPath = branchIcons[node.kind];
    }
    return item;
  }
}

function collapsibleState(node: TreeNode): TreeItemCollapsibleState {
  if (node.kind === 'task' || node.children.length === 0) return TreeItemCollapsibleState.None;
  return node.finished ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded;
}
