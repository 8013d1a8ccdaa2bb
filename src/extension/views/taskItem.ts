import { ThemeColor, ThemeIcon, type TreeItem } from 'vscode';
import { commandIds } from '../../protocol/ids.ts';
import { rowItem } from './row.ts';
import type { TaskStatus, TreeNode } from './taskNodes.ts';

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

/** A plan, milestone, phase or task as a row. What its menu offers depends on `contextValue`. */
export function taskItem(node: TreeNode): TreeItem {
  const item = rowItem(node);
  if (node.kind === 'task') {
    item.contextValue = `task.${node.status}`;
    item.iconPath = statusIcons[node.status];
    item.command = { command: commandIds.openTask, title: 'Open Task', arguments: [node] };
  } else {
    item.contextValue = node.kind === 'plan' ? `plan.${node.state}` : node.kind;
    item.iconPath = branchIcons[node.kind];
  }
  return item;
}
