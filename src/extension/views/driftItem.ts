import { ThemeColor, ThemeIcon, type TreeItem, type Uri } from 'vscode';
import { commandIds } from '../../protocol/ids.ts';
import type { DriftNode, FindingLeaf } from './driftNodes.ts';
import { rowItem } from './row.ts';

/** The icons of the Problems view, which shows the same findings. */
const severityIcons: Readonly<Record<FindingLeaf['severity'], ThemeIcon>> = {
  critical: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
  major: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  minor: new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground')),
};
const acceptedIcon = new ThemeIcon('circle-outline');

/** A group, file or finding as a row; `address` gives files the icon of the theme. */
export function driftItem(node: DriftNode, address: (path: string) => Uri): TreeItem {
  const item = rowItem(node);
  item.contextValue = node.kind === 'finding' ? findingContext(node) : node.kind;
  if (node.kind === 'file') {
    item.resourceUri = address(node.path);
    item.iconPath = ThemeIcon.File;
  } else if (node.kind === 'finding') {
    item.iconPath = node.counts ? severityIcons[node.severity] : acceptedIcon;
    item.command = { command: commandIds.openFinding, title: 'Open Finding', arguments: [node] };
  }
  return item;
}

/** What the menus offer: a finding that has a rule leads to it, and one that counts as well can be waived. */
function findingContext({ rulePlace, counts }: FindingLeaf): string {
  if (!rulePlace) return 'finding';
  return counts ? 'finding.ruled.open' : 'finding.ruled';
}
