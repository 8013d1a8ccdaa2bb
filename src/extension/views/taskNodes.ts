import type { TaskTree, TaskNode as WireTask } from '../../protocol/lsp.ts';

export type TaskStatus = WireTask['status'];

interface Row {
  label: string;
  /** Says the state in words, so that the icon is never alone. */
  description: string;
}
interface Branch extends Row {
  kind: 'plan' | 'milestone' | 'phase';
  plan: string;
  /** All its tasks are done. */
  finished: boolean;
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
}
export type TreeNode = Branch | TaskLeaf;

function progress(tasks: readonly WireTask[]): { description: string; finished: boolean } {
  const done = tasks.filter(task => task.status === 'done').length;
  return {
    description: tasks.length === 0 ? 'no tasks' : `${done} of ${tasks.length} done`,
    finished: tasks.length > 0 && done === tasks.length,
  };
}

const heading = (id: string, title: string): string => (title ? `${id} ${title}` : id);

/** The tree of plans, milestones, phases and tasks as rows. */
export function taskNodes(tree: TaskTree): TreeNode[] {
  return tree.map(({ slug, title, state, path, milestones }): TreeNode => {
    const all = milestones.flatMap(({ phases }) => phases.flatMap(({ tasks }) => tasks));
    const { description, finished } = progress(all);
    return {
      kind: 'plan',
      label: title || slug,
      description: `${state}, ${description}`,
      finished: finished || state === 'closed',
      plan: slug,
      children: milestones.map(milestone => ({
        kind: 'milestone',
        label: heading(milestone.id, milestone.title),
        ...progress(milestone.phases.flatMap(({ tasks }) => tasks)),
        plan: slug,
        children: milestone.phases.map(phase => ({
          kind: 'phase',
          label: heading(phase.id, phase.title),
          ...progress(phase.tasks),
          plan: slug,
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
