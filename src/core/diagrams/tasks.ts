import type { Task } from '../model/tasks.ts';
import type { TaskGraph } from '../plan/tasks/taskGraph.ts';
import type { PlacedTask } from '../plan/tasks/taskList.ts';
import { remember } from '../remember.ts';
import { mostArrows, mostBoxes, mostRoomy } from './boxes.ts';
import { flowchart } from './components.ts';
import { label } from './mermaidText.ts';

/** The tasks of a plan as a flowchart. */
interface TaskDiagram {
  mermaid: string;
  /** The node of each task that is drawn. */
  nodes: ReadonlyMap<string, string>;
  /** What is left out, in sentences. */
  notes: string[];
}

/** Which tasks are drawn first where not all can be: what is under way, then what is still to come. */
const urgency: Readonly<Record<NonNullable<Task['status']>, number>> = {
  doing: 1,
  blocked: 1,
  todo: 2,
  done: 3,
};

/**
 * Tasks and what they wait for: a frame for each group that can be started together, the critical path by thick
 * arrows, the status of each task as a class. Tasks on or behind a cycle stand in a frame of their own.
 */
export function taskDiagram(tasks: readonly PlacedTask[], graph: TaskGraph): TaskDiagram {
  const byId = new Map<string, PlacedTask>();
  for (const task of tasks) remember(byId, task.id, () => task);
  if (byId.size === 0)
    return { mermaid: flowchart([`none[${label('No tasks yet')}]`]), nodes: new Map(), notes: [] };
  const critical = new Set(graph.criticalPath);
  const chosen = choose(byId, critical);
  const nodes = new Map([...chosen].map((id, index) => [id, `t${index}`]));
  const inOrder = new Set(graph.order);
  const frames = graph.groups.map((ids, index) => ({ title: groupTitle(index), ids }));
  frames.push({ title: 'In a circle', ids: [...byId.keys()].filter(id => !inOrder.has(id)) });
  const steps = new Set(graph.criticalPath.slice(1).map((id, index) => `${graph.criticalPath[index]} ${id}`));
  const arrows = [...chosen].flatMap(id =>
    (graph.dependencies.get(id) ?? []).flatMap(before => {
      const from = nodes.get(before);
      return from === undefined ? [] : [{ from, to: nodes.get(id)!, critical: steps.has(`${before} ${id}`) }];
    }),
  );
  const shown = [...arrows].sort((a, b) => Number(b.critical) - Number(a.critical)).slice(0, mostArrows);
  const widest = graph.groups.reduce((most, ids) => Math.max(most, ids.length), 0);
  const roomy = chosen.size <= mostRoomy;
  const drawn = frames.flatMap(({ title, ids }, index) => {
    const members = ids.flatMap(id => {
      const node = nodes.get(id);
      return node === undefined ? [] : [`${node}[${taskLabel(byId.get(id)!, roomy ? '' : title)}]`];
    });
    if (members.length === 0 || !roomy) return members;
    return [`subgraph g${index}[${label(title)}]`, ...members.map(line => `  ${line}`), 'end'];
  });
  return {
    mermaid: flowchart(
      [
        ...drawn,
        ...shown.map(({ from, to, critical }, index) =>
          critical ? `${from} critical${index}@==> ${to}` : `${from} step${index}@--> ${to}`,
        ),
        ...classLines(chosen, nodes, byId, critical),
      ],
      roomy && widest <= 4 ? 'TB' : 'LR',
    ),
    nodes,
    notes: [
      chosen.size < byId.size
        ? `Drawn are ${chosen.size} of ${byId.size} tasks: the critical path, what is under way, then what comes next.`
        : '',
      shown.length < arrows.length ? `Drawn are ${shown.length} of ${arrows.length} arrows.` : '',
    ].filter(note => note !== ''),
  };
}

/** Groups count from 1, as in the table. */
const groupTitle = (index: number): string => `Group ${index + 1}`;

function choose(byId: ReadonlyMap<string, PlacedTask>, critical: ReadonlySet<string>): Set<string> {
  if (byId.size <= mostBoxes) return new Set(byId.keys());
  const rank = ({ id, task }: PlacedTask) => (critical.has(id) ? 0 : urgency[task.status ?? 'todo']);
  const first = [...byId.values()].sort((a, b) => rank(a) - rank(b)).slice(0, mostBoxes);
  const ids = new Set(first.map(({ id }) => id));
  return new Set([...byId.keys()].filter(id => ids.has(id)));
}

/** `group` names the group where no frame does. */
function taskLabel({ id, task }: PlacedTask, group: string): string {
  const title = task.title?.trim() ?? '';
  const effort = String(task.effort ?? '').trim();
  const head = [effort === '' ? id : `${id} (${effort})`, ...(group === '' ? [] : [group])].join(', ');
  return label(head, ...(title === '' ? [] : [title]));
}

function classLines(
  chosen: ReadonlySet<string>,
  nodes: ReadonlyMap<string, string>,
  byId: ReadonlyMap<string, PlacedTask>,
  critical: ReadonlySet<string>,
): string[] {
  const members = new Map<string, string[]>();
  for (const id of chosen) {
    const status = byId.get(id)!.task.status ?? 'todo';
    remember(members, status, (): string[] => []).push(nodes.get(id)!);
    if (critical.has(id)) remember(members, 'critical', (): string[] => []).push(nodes.get(id)!);
  }
  return [...members].map(([name, ids]) => `class ${ids.join(',')} ${name}`);
}
