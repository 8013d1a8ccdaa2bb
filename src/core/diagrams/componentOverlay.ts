import type { DriftEngine } from '../drift/engine.ts';
import type { Place } from '../model/board.ts';
import type { Finding } from '../model/finding.ts';
import { counted } from '../words.ts';
import { type Boxes, boxesOf, drawBoxes, mostArrows, mostRoomy } from './boxes.ts';
import { declaredArrows, flowchart } from './components.ts';
import { type ComponentEdge, type ComponentUse, componentUse } from './componentUse.ts';
import { declarationsOf } from './declarations.ts';
import type { EdgeState } from './edgeStates.ts';
import { arrowLine, arrowsOf, judged } from './overlayArrows.ts';

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
  const used = new Set(
    arrows.flatMap(({ from, to }) => [
      `${from.node} ${to.node}`,
      `${drawn.layerNode(from.layer)} ${drawn.layerNode(to.layer)}`,
    ]),
  );
  const unused = declaredArrows(boxes, drawn, declarations)
    .arrows.filter(({ from, to }) => !used.has(`${from} ${to}`))
    .slice(0, mostArrows - shown.length)
    .map((arrow, index) => ({ ...arrow, id: `unused${index}` }));
  const drifting = boxes.list.filter(({ title }) => boxes.single && use.content(title).drift > 0);
  const arrowIds = new Map(shown.map(({ from, to, id }) => [`${from.node} ${to.node}`, id]));
  const titles = new Map(boxes.list.map(({ node, title }) => [node, title]));
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
        open: placeOf(id),
      };
    }),
    edges: [
      ...edges.map(edge => {
        const arrow = arrowIds.get(`${boxes.of(edge.from)?.node} ${boxes.of(edge.to)?.node}`);
        return { ...edge, ...(arrow === undefined ? {} : { arrow }) };
      }),
      ...unused.flatMap(({ from, to, id }) => {
        const ends = [titles.get(from), titles.get(to)] as const;
        if (!boxes.single || ends[0] === undefined || ends[1] === undefined) return [];
        const nothing = { imports: 0, drift: 0, accepted: 0, state: 'unused' as const };
        return [{ from: ends[0], to: ends[1], ...nothing, arrow: id, open: placeOf(ends[0]) }];
      }),
    ].slice(0, mostRows),
    notes: notesOf({ boxes, use, arrows: arrows.length, components: components.ids.length }),
  };
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
