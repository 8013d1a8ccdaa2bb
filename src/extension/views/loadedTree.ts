import {
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeItem,
} from 'vscode';
import { HeldChanges } from './heldChanges.ts';

/** A tree that is loaded as a whole: its rows, and how each is drawn. */
export interface TreeSource<N extends { children?: readonly N[] }> {
  /** What it shows, for the log. */
  subject: string;
  load: () => Promise<readonly N[]>;
  item: (node: N) => TreeItem;
  log: LogOutputChannel;
}

/** A native tree view over a {@link TreeSource}. VS Code asks for the rows only while somebody sees them. */
export class LoadedTree<N extends { children?: readonly N[] }> implements TreeDataProvider<N>, Disposable {
  private readonly changes = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly held = new HeldChanges(() => this.changes.fire());

  constructor(private readonly source: TreeSource<N>) {}

  changed(): void {
    this.held.changed();
  }

  async getChildren(node?: N): Promise<N[]> {
    if (node) return [...(node.children ?? [])];
    try {
      return [...(await this.held.load(() => this.source.load()))];
    } catch (error) {
      // The person did not ask for this load, so it does not interrupt them.
      const reason = error instanceof Error ? error.message : String(error);
      this.source.log.warn(`Loading the ${this.source.subject}: ${reason}`);
      return [];
    }
  }

  getTreeItem(node: N): TreeItem {
    return this.source.item(node);
  }

  dispose(): void {
    this.held.dispose();
    this.changes.dispose();
  }
}
