import { TreeItem, TreeItemCollapsibleState } from 'vscode';

/** A row of a tree, as every view draws it. */
export interface Row {
  label: string;
  /** Says the state in words, so that the icon is never alone. */
  description: string;
  children?: readonly Row[];
  /** Closed until asked for. */
  folded?: boolean;
}

/** Label, description and what is read out; views add icon and command. */
export function rowItem({ label, description, children = [], folded }: Row): TreeItem {
  const item = new TreeItem(label, children.length === 0 ? none : folded ? collapsed : expanded);
  item.description = description;
  const words = description === '' ? label : `${label}, ${description}`;
  // A narrow view cuts the row off.
  item.tooltip = words;
  item.accessibilityInformation = { label: words };
  return item;
}

const none = TreeItemCollapsibleState.None;
const collapsed = TreeItemCollapsibleState.Collapsed;
const expanded = TreeItemCollapsibleState.Expanded;
