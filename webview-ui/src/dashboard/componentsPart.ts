import { html, nothing, type TemplateResult } from 'lit';
import type { ComponentRow, Dashboard, EdgeRow } from '../../../src/protocol/dashboard.ts';
import { linkButton } from '../components/buttons.ts';
import type { DashboardStore } from './dashboardStore.ts';
import { emptyPart, partView } from './part.ts';
import { type TableColumn, table } from './table.ts';

type State = EdgeRow['state'];

/** Each state of a dependency: the word of the tables and what the legend says. */
const states: Readonly<Record<State, { word: string; meaning: string }>> = {
  drift: { word: 'Drift', meaning: 'breaks a rule' },
  accepted: { word: 'Accepted', meaning: 'breaks a rule; in the baseline, or waived' },
  declared: { word: 'Allowed', meaning: 'used, and a rule allows it' },
  open: { word: 'No rule', meaning: 'used, and no rule speaks of it' },
  unused: { word: 'Unused', meaning: 'a rule allows it, and nobody uses it' },
};

/** The components, with what the code does laid over them. */
export function componentsPart(store: DashboardStore, shown: Dashboard['components']): TemplateResult {
  if (shown === undefined) {
    return emptyPart('components', 'Components', 'There is no blueprint yet. Phase 2 begins one.');
  }
  const places = new Map([
    ...shown.components.flatMap(({ node, open }) => (node === undefined ? [] : [[node, open] as const])),
    ...shown.edges
      .flatMap(({ arrow, open }) => (arrow === undefined ? [] : [[arrow, open] as const]))
      .reverse(),
  ]);
  return partView({
    id: 'components',
    title: 'Components',
    store,
    mermaid: shown.mermaid,
    label: `Diagram of ${shown.components.length} components and how they import each other`,
    boxes: shown.components.filter(({ node }) => node !== undefined).length,
    places,
    legend: legend(),
    notes: shown.notes,
    tables: html`${table('Components', componentColumns(store), shown.components)}
    ${
      shown.edges.length === 0
        ? html`<p class="note">No component imports another.</p>`
        : table('Dependencies', edgeColumns(store), shown.edges)
    }`,
  });
}

const componentColumns = (store: DashboardStore): TableColumn<ComponentRow>[] => [
  {
    title: 'Component',
    cell: row =>
      linkButton({ label: row.id, title: row.responsibility, run: () => void store.open(row.open) }),
  },
  { title: 'Layer', cell: row => (row.utility ? 'utility' : row.layer) },
  { title: 'Files', cell: row => row.files, number: true },
  { title: 'Findings', cell: row => orNothing(row.drift), number: true },
];

const edgeColumns = (store: DashboardStore): TableColumn<EdgeRow>[] => [
  {
    title: 'Dependency',
    cell: row => linkButton({ label: `${row.from} → ${row.to}`, run: () => void store.open(row.open) }),
  },
  { title: 'State', cell: ({ state }) => html`<span class="state ${state}">${states[state].word}</span>` },
  { title: 'Imports', cell: row => row.imports, number: true },
  { title: 'Findings', cell: row => orNothing(row.drift), number: true },
  { title: 'Accepted', cell: row => orNothing(row.accepted), number: true },
];

/** Zeros would hide the few numbers that matter. */
const orNothing = (count: number): number | typeof nothing => (count === 0 ? nothing : count);

function legend(): TemplateResult {
  return html`<ul class="legend" aria-label="What the arrows mean">
    ${(Object.keys(states) as State[]).map(
      state => html`<li>
        <svg class="key ${state}" viewBox="0 0 32 10" aria-hidden="true">
          <path d="M1 5h24" /><path class="head" d="M24 1.5 31 5l-7 3.5z" />
        </svg>
        <span>${states[state].word}: ${states[state].meaning}</span>
      </li>`,
    )}
  </ul>`;
}
