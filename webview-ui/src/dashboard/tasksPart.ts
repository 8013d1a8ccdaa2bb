import { html, type TemplateResult } from 'lit';
import type { Dashboard, TaskRow } from '../../../src/protocol/dashboard.ts';
import { linkButton } from '../components/buttons.ts';
import type { DashboardStore } from './dashboardStore.ts';
import { emptyPart, partView } from './part.ts';
import { type TableColumn, table } from './table.ts';

const statuses: Readonly<Record<TaskRow['status'], string>> = {
  todo: 'To do',
  doing: 'Doing',
  done: 'Done',
  blocked: 'Blocked',
};

/** The tasks of the plan: what waits for what, what can go on together, what takes longest. */
export function tasksPart(store: DashboardStore, { tasks, plan, plans }: Dashboard): TemplateResult {
  if (plan === undefined) return emptyPart('tasks', 'Tasks', 'There is no plan yet. Make one with New Plan.');
  const title = `Tasks of ${plans.find(({ slug }) => slug === plan)?.title ?? plan}`;
  if (tasks === undefined)
    return emptyPart('tasks', title, 'No tasks yet. Phase 3 cuts the work into tasks.');
  const done = tasks.rows.filter(({ status }) => status === 'done').length;
  return partView({
    id: 'tasks',
    title,
    store,
    mermaid: tasks.mermaid,
    label: `Diagram of ${tasks.rows.length} tasks and what they wait for`,
    boxes: tasks.rows.filter(({ node }) => node !== undefined).length,
    places: new Map(
      tasks.rows.flatMap(({ node, open }) => (node === undefined ? [] : [[node, open] as const])),
    ),
    legend: legend(),
    notes: [
      `${done} of ${tasks.rows.length} done.`,
      ...(tasks.criticalHours > 0 ? [`The critical path takes ${hours(tasks.criticalHours)}.`] : []),
      ...tasks.notes,
    ],
    tables: table('Tasks', columnsFor(store, tasks.rows), tasks.rows),
  });
}

const hours = (count: number): string => `${Math.round(count * 10) / 10} h`;

const columnsFor = (store: DashboardStore, rows: readonly TaskRow[]): TableColumn<TaskRow>[] => [
  {
    title: 'Task',
    cell: row => linkButton({ label: `${row.id} ${row.title}`.trim(), run: () => void store.open(row.open) }),
  },
  { title: 'Status', cell: ({ status }) => html`<span class="state ${status}">${statuses[status]}</span>` },
  { title: 'Group', cell: row => row.group ?? 'in a circle', number: true },
  { title: 'Critical', cell: row => (row.critical ? 'Yes' : '') },
  { title: 'Effort', cell: row => row.effort, number: true },
  { title: 'After', cell: row => row.after.join(', ') },
  ...(rows.some(({ overlaps }) => overlaps.length > 0)
    ? [{ title: 'May change the same files as', cell: (row: TaskRow) => row.overlaps.join(', ') }]
    : []),
];

function legend(): TemplateResult {
  return html`<ul class="legend" aria-label="What the diagram means">
    ${(Object.keys(statuses) as TaskRow['status'][]).map(
      status =>
        html`<li><span class="key box ${status}" aria-hidden="true"></span><span>${statuses[status]}</span></li>`,
    )}
    <li>
      <svg class="key critical" viewBox="0 0 32 10" aria-hidden="true">
        <path d="M1 5h24" /><path class="head" d="M24 1.5 31 5l-7 3.5z" />
      </svg>
      <span>Critical path</span>
    </li>
  </ul>`;
}
