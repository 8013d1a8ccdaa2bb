import type { TaskTree, TaskNode as WireTask } from '../../protocol/lsp.ts';
import type { Row } from './row.ts';

export type TaskStatus = WireTask['status'];

interface Branch extends Row {
  kind: 'milestone' | 'phase';
  children: TreeNode[];
}
/** One plan; `plan` is also what the commands on it take. */
export interface PlanBranch extends Row {
  kind: 'plan';
  plan: string;
  state: TaskTree[number]['state'];
  children: TreeNode[];
}
/** One task; `plan` and `task` are also what the commands on it take. */
export interface TaskLeaf extends Row {
  kind: 'task';
  plan: string;
  task: string;
  title: string;
  status: TaskStatus;
  /** The file that holds it, and where. */
  path: string;
  range: WireTask['range'];
  children?: never[];
}
export type TreeNode = PlanBranch | Branch | TaskLeaf;

function progress(tasks: readonly WireTask[]): { description: string; folded: boolean } {
  const done = tasks.filter(task => task.status === 'done').length;
  return {
    description: tasks.length === 0 ? 'no tasks' : `${done} of ${tasks.length} done`,
    folded: tasks.length > 0 && done === tasks.length,
  };
}

const heading = (id: string, title: string): string => (title ? `${id} ${title}` : id);

/** The tree of plans, milestones, phases and tasks as rows. What is done is folded. */
export function taskNodes(tree: TaskTree): PlanBranch[] {
  return tree.map(({ slug, title, state, path, milestones }): PlanBranch => {
    const all = milestones.flatMap(({ phases }) => phases.flatMap(({ tasks }) => tasks));
    const { description, folded } = progress(all);
    return {
      kind: 'plan',
      label: title || slug,
      description: `${state}, ${description}`,
      folded: folded || state === 'closed',
      plan: slug,
      state,
      children: milestones.map(milestone => ({
        kind: 'milestone',
        label: heading(milestone.id, milestone.title),
        ...progress(milestone.phases.flatMap(({ tasks }) => tasks)),
        children: milestone.phases.map(phase => ({
          kind: 'phase',
          label: heading(phase.id, phase.title),
          ...progress(phase.tasks),
          children: phase.tasks.map(task => ({
            kind: 'task',
            label: heading(task.id, task.title),
            description: task.status,
            plan: slug,
            task: task.id,
            title: task.title,
            status: task.status,
            path,
            range: task.range,
          })),
        })),
      })),
    };
  });
}

/** Every task of the rows, in their order. */
export function taskLeaves(nodes: readonly TreeNode[]): TaskLeaf[] {
  return nodes.flatMap(node => (node.kind === 'task' ? [node] : taskLeaves(node.children)));
}
