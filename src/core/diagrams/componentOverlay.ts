import type { DriftEngine } from '../drift/engine.ts';
import type { ComponentMap } from '../drift/policy/components.ts';
import type { Place } from '../model/board.ts';
import type { Finding } from '../model/finding.ts';
import { counted } from '../words.ts';
import { type Boxes, boxesOf, type DrawnBoxes, drawBoxes, mostArrows, mostRoomy } from './boxes.ts';
import { type Arrow, declaredArrows, flowchart } from './components.ts';
import { type ComponentEdge, type ComponentUse, componentUse } from './componentUse.ts';
import { declarationsOf } from './declarations.ts';
import type { EdgeState } from './edgeStates.ts';
import { arrowLine, arrowsOf, type JudgedEdge, judged, type OverlayArrow } from './overlayArrows.ts';

/** A row of the table of components. */
interface ComponentRow {
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
interface EdgeRow extends ComponentEdge {
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

/** Lay what the code does over what the blueprint says. */
export function componentOverlay(engine: DriftEngine, findings: readonly Finding[]): ComponentOverlay {
  const { components, rules } = engine.policy;
  const inForce = rules.filter(({ hint }) => !hint).map(({ rule }) => rule);
  const declarations = declarationsOf(components, inForce);
  const use = componentUse(engine, findings);
  const weights = weightsOf(use);
  const boxes = boxesOf(components, id => weights.get(id) ?? 0);
  // Frames take twice the room, and so do labels on every arrow: a large diagram goes without.
  const roomy = boxes.list.length <= mostRoomy;
  const drawn = drawBoxes(boxes, roomy, ({ title }) => (boxes.single ? contentWords(use, title) : []));
  const edges = judged(use.edges, declarations);
  const arrows = arrowsOf(edges, boxes);
  const shown = arrows.slice(0, mostArrows);
  const unused = unusedArrows(declaredArrows(boxes, drawn, declarations).arrows, arrows, drawn).slice(
    0,
    mostArrows - shown.length,
  );
  const drifting = boxes.list.filter(({ title }) => boxes.single && use.content(title).drift > 0);
  const placeOf = (id: string): Place => ({
    path: engine.policy.blueprintPath,
    range: engine.policy.componentRange(id),
  });
  return {
    mermaid: flowchart(
      [
        ...drawn.lines,
        ...shown.map(arrow => arrowLine(arrow, roomy)),
        ...unused.map(({ from, to, id }) => `${from} ${id}@-.-> ${to}`),
        ...(drifting.length === 0 ? [] : [`class ${drifting.map(({ node }) => node).join(',')} drifting`]),
      ],
      roomy ? 'TB' : 'LR',
    ),
    components: components.ids
      .slice(0, mostRows)
      .map(id => componentRow(id, components, boxes, use, placeOf(id))),
    edges: [...usedRows(edges, boxes, shown), ...unusedRows(unused, boxes, placeOf)].slice(0, mostRows),
    notes: notesOf({ boxes, use, arrows: arrows.length, components: components.ids.length }),
  };
}

type UnusedArrow = Arrow & { id: string };

/** Declared arrows that no import follows, between the nodes of components or of their layers. */
function unusedArrows(
  declared: readonly Arrow[],
  arrows: readonly OverlayArrow[],
  { layerNode }: DrawnBoxes,
): UnusedArrow[] {
  const used = new Set(
    arrows.flatMap(({ from, to }) => [
      `${from.node} ${to.node}`,
      `${layerNode(from.layer)} ${layerNode(to.layer)}`,
    ]),
  );
  return declared
    .filter(({ from, to }) => !used.has(`${from} ${to}`))
    .map((arrow, index) => ({ ...arrow, id: `unused${index}` }));
}

function componentRow(
  id: string,
  components: ComponentMap,
  boxes: Boxes,
  use: ComponentUse,
  open: Place,
): ComponentRow {
  const component = components.get(id);
  const node = boxes.single ? boxes.of(id)?.node : undefined;
  const { files, drift } = use.content(id);
  return {
    id,
    ...(node === undefined ? {} : { node }),
    layer: components.layerOf(id),
    utility: component?.utility === true,
    files,
    drift,
    responsibility: component?.responsibility ?? '',
    open,
  };
}

function usedRows(edges: readonly JudgedEdge[], boxes: Boxes, shown: readonly OverlayArrow[]): EdgeRow[] {
  const arrowIds = new Map(shown.map(({ from, to, id }) => [`${from.node} ${to.node}`, id]));
  return edges.map(edge => {
    const arrow = arrowIds.get(`${boxes.of(edge.from)?.node} ${boxes.of(edge.to)?.node}`);
    return { ...edge, ...(arrow === undefined ? {} : { arrow }) };
  });
}

/** Rows of declared dependencies without an import; of layers there are none, since a row tells of components. */
function unusedRows(
  unused: readonly UnusedArrow[],
  boxes: Boxes,
  placeOf: (component: string) => Place,
): EdgeRow[] {
  if (!boxes.single) return [];
  const titles = new Map(boxes.list.map(({ node, title }) => [node, title]));
  return unused.flatMap(({ from: fromNode, to: toNode, id }): EdgeRow[] => {
    const from = titles.get(fromNode);
    const to = titles.get(toNode);
    if (from === undefined || to === undefined) return [];
    return [{ from, to, imports: 0, drift: 0, accepted: 0, state: 'unused', arrow: id, open: placeOf(from) }];
  });
}

function contentWords(use: ComponentUse, id: string): string[] {
  const { files, instances, drift } = use.content(id);
  const size = counted(files, 'file') + (instances > 1 ? ` in ${instances} instances` : '');
  return drift > 0 ? [size, counted(drift, 'finding')] : [size];
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
