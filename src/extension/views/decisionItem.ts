import { ThemeColor, ThemeIcon, type TreeItem } from 'vscode';
import { commandIds } from '../../protocol/ids.ts';
import type { DecisionRow } from './decisionNodes.ts';
import { rowItem } from './row.ts';

const icons = {
  accepted: new ThemeIcon('law', new ThemeColor('charts.green')),
  proposed: new ThemeIcon('comment-discussion', new ThemeColor('charts.blue')),
  superseded: new ThemeIcon('history'),
  deprecated: new ThemeIcon('archive'),
  rejected: new ThemeIcon('circle-slash'),
} as const;
const troubled = new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
const unread = new ThemeIcon('question');

/** A decision or a group of them as a row. */
export function decisionItem(node: DecisionRow): TreeItem {
  const item = rowItem(node);
  if (node.kind === 'group') return item;
  item.contextValue = `decision.${node.status ?? 'unread'}`;
  item.iconPath = node.problems.length > 0 ? troubled : node.status === null ? unread : icons[node.status];
  item.tooltip = [node.label, ...node.problems].join('\n');
  item.command = { command: commandIds.openDecision, title: 'Open Decision', arguments: [node] };
  return item;
}
