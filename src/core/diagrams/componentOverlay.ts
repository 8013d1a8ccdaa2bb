import type { DriftEngine } from '../drift/engine.ts';
import { remember } from '../drift/resolve/remember.ts';
import type { Place } from '../model/board.ts';
import type { Finding } from '../model/finding.ts';
import { counted } from '../words.ts';
import { type Box, type Boxes, boxesOf, drawBoxes, mostArrows } from './boxes.ts';
import { declaredArrows, flowchart } from './components.ts';
import { type ComponentEdge, type ComponentUse, componentUse } from './componentUse.ts';
import { type Declarations, declarationsOf } from './declarations.ts';
import { type EdgeState, edgeStates } from './edgeStates.ts';
import { label } from './mermaidText.ts';

/** A row of the table of components. */
export interface ComponentRow {
  id: string;
  /** Its node in the diagram, where it has one of its own. */
  node?: string;
  layer: string;
  utility: boolean;
  files: number;
  drift: number;
  responsibility: string;
  open: Place;
}

/** A row of the table of dependencies. */
export interface EdgeRow extends ComponentEdge {
  state: EdgeState;
  /** The arrow's id in the diagram, where it is drawn. */
  arrow?: string;
}

/** The blueprint's components with what the code really does. */
export interface ComponentOverlay {
  mermaid: string;
  components: ComponentRow[];
  edges: EdgeRow[];
  /** What the diagram or the tables leave out, in sentences. */
  notes: string[];
}

/** More rows are no table that anybody reads. */
const mostRows = 400;

/** An arrow of the diagram: one between layers may stand for many between components. */
interface OverlayArrow {
  id: string;
  from: Box;
  to: Box;
  state: EdgeState;
  imports: number;
  drift: number;
  accepted: number;
}

/** Lay what the code does over what the blueprint says. */
export function componentOverlay(engine: DriftEngine, findings: readonly Finding[]): ComponentOverlay {
  const { components, rules } = engine.policy;
  const inForce = rules.filter(({ hint }) => !hint).map(({ rule }) => rule);
  const declarations = declarationsOf(components, inForce);
  const use = componentUse(engine, findings);
  const weights = weightsOf(use);
  const boxes = boxesOf(components, id => weights.get(id) ?? 0);
  const edges = use.edges.map(edge => ({ ...edge, state: stateOf(edge, declarations) })).sort(byState);
  const arrows = arrowsOf(edges, boxes);
  const shown = arrows.slice(0, mostArrows);
  const drawn = drawBoxes(boxes, ({ title }) => (boxes.single ? contentWords(use, title) : []));
  const used = new Set(arrows.map(({ from, to }) => `${from.node} ${to.node}`));
  const layersUsed = new Set(
    arrows.map(({ from, to }) => `${drawn.layerNode(from.layer)} ${drawn.layerNode(to.layer)}`),
  );
  const unused = declaredArrows(boxes, drawn, declarations)
    .arrows.filter(({ from, to }) => !used.has(`${from} ${to}`) && !layersUsed.has(`${from} ${to}`))
    .slice(0, mostArrows - shown.length);
  const drifting = boxes.list.filter(({ title }) => boxes.single && use.content(title).drift > 0);
  const arrowIds = new Map(shown.map(({ from, to, id }) => [`${from.node} ${to.node}`, id]));
  return {
    mermaid: flowchart([
      ...drawn.lines,
      ...shown.map(arrowLine),
      ...unused.map(({ from, to }, index) => `${from} u${index}@-.-> ${to}`),
      ...classLines(shown, unused.length, drifting),
    ]),
    components: components.ids.slice(0, mostRows).map(id => {
      const component = components.get(id);
      const node = boxes.single ? boxes.of(id)?.node : undefined;
      return {
        id,
        ...(node === undefined ? {} : { node }),
        layer: components.layerOf(id),
        utility: component?.utility === true,
        files: use.content(id).files,
        drift: use.content(id).drift,
        responsibility: component?.responsibility ?? '',
        open: { path: engine.policy.blueprintPath, range: engine.policy.componentRange(id) },
      };
    }),
    edges: edges.slice(0, mostRows).map(edge => {
      const arrow = arrowIds.get(`${boxes.of(edge.from)?.node} ${boxes.of(edge.to)?.node}`);
      return { ...edge, ...(arrow === undefined ? {} : { arrow }) };
    }),
    notes: notesOf({ boxes, use, arrows: arrows.length, components: components.ids.length }),
  };
}

function stateOf({ from, to, drift, accepted }: ComponentEdge, declarations: Declarations): EdgeState {
  if (drift > 0) return 'drift';
  if (accepted > 0) return 'accepted';
  return declarations.says(from, to) === 'allowed' ? 'declared' : 'open';
}

const byState = (a: ComponentEdge & { state: EdgeState }, b: ComponentEdge & { state: EdgeState }): number =>
  edgeStates.indexOf(a.state) - edgeStates.indexOf(b.state) || b.imports - a.imports;

/** Between boxes, the worst state first; imports of utilities only where a rule is broken. */
function arrowsOf(edges: readonly (ComponentEdge & { state: EdgeState })[], boxes: Boxes): OverlayArrow[] {
  const arrows = new Map<string, OverlayArrow>();
  for (const edge of edges) {
    const from = boxes.of(edge.from);
    const to = boxes.of(edge.to);
    if (from === undefined || to === undefined) continue;
    const broken = edge.drift + edge.accepted > 0;
    if ((to.utility || from === to) && !broken) continue;
    const arrow = remember(arrows, `${from.node} ${to.node}`, () => ({
      id: `e${arrows.size}`,
      from,
      to,
      state: edge.state,
      imports: 0,
      drift: 0,
      accepted: 0,
    }));
    arrow.imports += edge.imports;
    arrow.drift += edge.drift;
    arrow.accepted += edge.accepted;
  }
  return [...arrows.values()];
}

function arrowLine({ id, from, to, state, imports, drift, accepted }: OverlayArrow): string {
  const words = {
    drift: counted(drift, 'finding'),
    accepted: `${accepted} accepted`,
    declared: String(imports),
    open: String(imports),
    unused: '',
  }[state];
  const line = state === 'drift' ? '==>' : '-->';
  return `${from.node} ${id}@${line}|${label(words)}| ${to.node}`;
}

/** Classes name the states; how they look is for the page to say. */
function classLines(arrows: readonly OverlayArrow[], unused: number, drifting: readonly Box[]): string[] {
  const lines = edgeStates.flatMap(state => {
    const ids =
      state === 'unused'
        ? Array.from({ length: unused }, (_, index) => `u${index}`)
        : arrows.filter(arrow => arrow.state === state).map(({ id }) => id);
    return ids.length === 0 ? [] : [`class ${ids.join(',')} ${state}`];
  });
  return drifting.length === 0
    ? lines
    : [...lines, `class ${drifting.map(({ node }) => node).join(',')} drifting`];
}

function contentWords(use: ComponentUse, id: string): string[] {
  const { files, instances, drift } = use.content(id);
  const parts = [
    counted(files, 'file'),
    ...(instances > 1 ? [`${instances} instances`] : []),
    ...(drift > 0 ? [counted(drift, 'finding')] : []),
  ];
  return [parts.join(', ')];
}

function weightsOf(use: ComponentUse): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { from, to, imports, drift } of use.edges) {
    // Drift must not be what is left out.
    const weight = imports + drift * 1_000_000;
    for (const id of [from, to]) weights.set(id, (weights.get(id) ?? 0) + weight);
  }
  return weights;
}

function notesOf(facts: { boxes: Boxes; use: ComponentUse; arrows: number; components: number }): string[] {
  const { boxes, use, arrows, components } = facts;
  const rows = Math.max(components, use.edges.length);
  return [
    boxes.note,
    arrows > mostArrows ? `Drawn are ${mostArrows} of ${arrows} arrows, drift first.` : '',
    rows > mostRows ? `The tables end after ${mostRows} rows, drift first.` : '',
    boxes.list.some(({ utility }) => utility)
      ? 'Imports of utilities are in the table; the diagram shows them only where a rule is broken.'
      : '',
    use.outside > 0
      ? `${counted(use.outside, 'import')} from or to files in no component ${use.outside === 1 ? 'is' : 'are'} left out.`
      : '',
    use.driftOutside > 0
      ? `${counted(use.driftOutside, 'finding')} ${use.driftOutside === 1 ? 'belongs' : 'belong'} to no component.`
      : '',
  ].filter(note => note !== '');
}
