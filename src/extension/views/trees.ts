import {
  type Disposable,
  type LogOutputChannel,
  type Memento,
  type TreeDataProvider,
  Uri,
  window,
} from 'vscode';
import { viewIds } from '../../protocol/ids.ts';
import type { LanguageServer } from '../language/client.ts';
import type { Root } from '../workspace/root.ts';
import { decisionItem } from './decisionItem.ts';
import { type DecisionRow, decisionNodes } from './decisionNodes.ts';
import { driftItem } from './driftItem.ts';
import { type DriftGrouping, type DriftNode, driftGroupings, driftNodes } from './driftNodes.ts';
import { LoadedTree } from './loadedTree.ts';
import { taskItem } from './taskItem.ts';
import { type TreeNode, taskNodes } from './taskNodes.ts';

/** What the trees are made with. */
interface Surroundings {
  /** Undefined where no folder is open. */
  found: Promise<Root | undefined>;
  server: LanguageServer;
  /** Keeps how the person arranged the trees of this workspace. */
  memory: Memento;
  log: LogOutputChannel;
}

const groupingKey = 'driftGrouping';

/** The native trees below the panel: tasks, drift and decisions. */
export class Trees implements Disposable {
  private readonly tasks: LoadedTree<TreeNode>;
  private readonly drift: LoadedTree<DriftNode>;
  private readonly decisions: LoadedTree<DecisionRow>;
  private readonly views: Disposable[];

  constructor(private readonly surroundings: Surroundings) {
    const { found, server, log } = surroundings;
    let root: Root | undefined;
    /** Nothing is started for a folder without plan files. */
    const where = async <T>(load: () => Promise<readonly T[]>): Promise<readonly T[]> => {
      root = await found;
      return server.started || (await root?.initialised()) ? load() : [];
    };
    this.tasks = new LoadedTree<TreeNode>({
      subject: 'tasks',
      load: () => where(async () => taskNodes(await server.request('tasks', {}))),
      item: taskItem,
      log,
    });
    this.drift = new LoadedTree<DriftNode>({
      subject: 'findings',
      load: () => where(async () => driftNodes(await server.request('drift', {}), this.driftGrouping)),
      item: node => driftItem(node, path => root?.uri(path) ?? Uri.file(path)),
      log,
    });
    this.decisions = new LoadedTree<DecisionRow>({
      subject: 'decisions',
      load: () => where(async () => decisionNodes(await server.request('decisions', {}))),
      item: decisionItem,
      log,
    });
    const view = <N>(id: string, tree: TreeDataProvider<N>): Disposable =>
      window.createTreeView(id, { treeDataProvider: tree, showCollapseAll: true });
    this.views = [
      view(viewIds.tasks, this.tasks),
      view(viewIds.drift, this.drift),
      view(viewIds.decisions, this.decisions),
    ];
  }

  /** What the drift tree is arranged by. */
  get driftGrouping(): DriftGrouping {
    const kept = this.surroundings.memory.get<unknown>(groupingKey);
    return driftGroupings.find(grouping => grouping === kept) ?? 'component';
  }

  async groupDriftBy(grouping: DriftGrouping): Promise<void> {
    await this.surroundings.memory.update(groupingKey, grouping);
    this.driftChanged();
  }

  changed(): void {
    this.tasks.changed();
    this.decisions.changed();
    this.driftChanged();
  }

  driftChanged(): void {
    this.drift.changed();
  }

  dispose(): void {
    for (const one of [...this.views, this.tasks, this.drift, this.decisions]) one.dispose();
  }
}
